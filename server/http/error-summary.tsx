import { useView } from './view.ts';

interface Props {
  /** What is wrong, by field. */
  messages: ReadonlyMap<string, string>;
  /** Where a field is, when it is not on this page under its name. */
  address?: (field: string) => string;
}

/** What has to be changed, each line leading to its field. */
export function ErrorSummary({ messages, address = (field) => `#${field}` }: Props) {
  const { t } = useView();
  if (messages.size === 0) return null;
  return (
    <div class="summary" id="summary" role="alert" tabIndex={-1} aria-labelledby="summary-title">
      <h2 id="summary-title">{t('common.error_summary')}</h2>
      <ul>
        {[...messages].map(([field, message]) => (
          <li key={field}>
            <a href={address(field)}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

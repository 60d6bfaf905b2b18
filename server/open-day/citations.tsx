import { type Citation, lawOf } from '../calendar/laws.ts';
import { useView } from '../http/view.ts';

/** Laws by name and article, in a line. */
export function Citations({ basis }: { basis: readonly Citation[] }) {
  const { t, say } = useView();
  return (
    <>
      {basis
        .map(({ law, article }) =>
          article
            ? t('wayfinding.cited', { law: say(lawOf({ law }).name), article: say(article) })
            : say(lawOf({ law }).name),
        )
        .join(t('common.list_separator'))}
    </>
  );
}

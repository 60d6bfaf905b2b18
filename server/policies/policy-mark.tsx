import { useView } from '../http/view.ts';
import { markWords, type PolicyStatus, statusWords } from './policy-codes.ts';

const fills: { [status in PolicyStatus]: string } = {
  not_yet: '',
  in_force: 'full',
  expires_soon: 'half',
  expired: 'none',
  repealed: 'none',
};

/** How a document stands, with its ring. */
export function StatusMark({ status }: { status: PolicyStatus }) {
  const { t } = useView();
  return <span class={`st ${fills[status]}`.trim()}>{t(statusWords[status])}</span>;
}

/** How it is granted, as tags. */
export function Marks({ marks }: { marks: readonly (keyof typeof markWords)[] }) {
  const { t } = useView();
  return (
    <>
      {marks.map((mark) => (
        <span class="tag" key={mark}>
          {t(markWords[mark])}
        </span>
      ))}
    </>
  );
}

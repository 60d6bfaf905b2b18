import { useView } from '../http/view.ts';

/** What happens with a demand, and by when. `due`: the time in words, once it is known. */
export function NextSteps({ due }: { due: string | undefined }) {
  const { t } = useView();
  const steps = [
    [t('asking.next_dispatch'), t('asking.next_dispatch_what')],
    [due ?? t('asking.next_reply'), t('asking.next_reply_what')],
    [t('asking.next_rate'), t('asking.next_rate_what')],
  ];
  return (
    <ol class="tl">
      {steps.map(([when, what]) => (
        <li key={what}>
          <b>{when}</b>
          {what}
        </li>
      ))}
    </ol>
  );
}

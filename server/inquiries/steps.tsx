import { sayDay, sayTime } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import type { NamedStep } from './following.ts';
import { sayStep } from './following-words.ts';

/** What was done, with its days; to the minute for whoever holds the receipt. */
export function Steps({ steps, exact }: { steps: readonly NamedStep[]; exact: boolean }) {
  const view = useView();
  const { language } = view;
  return (
    <ol class="tl">
      {steps.map((each) => (
        <li class="full" key={each.step.seq}>
          <time dateTime={each.step.at.toISOString()}>
            {exact ? sayTime(each.step.at, language) : sayDay(dayOf(each.step.at), language)}
          </time>
          <span>{sayStep(view, each)}</span>
        </li>
      ))}
    </ol>
  );
}

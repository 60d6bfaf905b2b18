import type { Step } from '#shared/questionnaire/steps.ts';
import { useView } from '../http/view.ts';

/** How far one is, in parts; by item it says so in words alone. */
export function Progress({ steps, step }: { steps: Step[]; step: Step }) {
  const { t, say } = useView();
  const now = steps.indexOf(step);
  if (step.by === 'item') return null;
  return (
    <ol class="steps" aria-label={t('responses.progress', { no: now + 1, count: steps.length })}>
      {steps.map((each, at) => (
        <li
          key={each.code}
          class={at < now ? 'done' : at === now ? 'now' : undefined}
          aria-current={at === now ? 'step' : undefined}
        >
          <span class="vh">{wordsFor(at - now, say(each.section.title))}</span>
        </li>
      ))}
    </ol>
  );

  function wordsFor(distance: number, title: string) {
    if (distance < 0) return t('responses.step_done', { title });
    return distance === 0 ? t('responses.step_now', { title }) : title;
  }
}

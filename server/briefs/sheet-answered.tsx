import { outcomeWords, stateWords } from '#shared/term-words.ts';
import type { DispositionOutcome } from '#shared/terms.ts';
import { sayDay } from '#shared/text/dates.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { dayOf } from '#shared/time.ts';
import { sayChannels } from '#shared/ui/figure-note.ts';
import { commentStates } from '../comments/comment-counts.ts';
import { useView, type View } from '../http/view.ts';
import type { AskedConsultation } from './accounts.ts';
import type { SheetProps } from './brief-sheet.tsx';
import { partWords, sampleWords } from './brief-words.ts';
import { Points } from './points.tsx';
import type { AskedQuestionnaire } from './sources.ts';

/** What was asked, of whom, who answered, and who is missing. */
export function Answered({ snapshot, figureAddress }: Pick<SheetProps, 'snapshot' | 'figureAddress'>) {
  const view = useView();
  const { t, say } = view;
  const { asked, missing } = snapshot.parts;
  return (
    <section class="sec">
      <h2>{t('briefs.answered')}</h2>
      <ul class="plain points">
        {snapshot.questionnaires.map((each, at) => (
          <li key={each.slug}>{sayQuestionnaire(view, each, at + 1)}</li>
        ))}
        {snapshot.consultations.map((each) => (
          <li key={each.slug}>{sayConsultation(view, each)}</li>
        ))}
      </ul>
      {asked ? <Points words={say(asked)} address={figureAddress} /> : null}
      {missing ? (
        <>
          <h3>{t(partWords.missing)}</h3>
          <Points words={say(missing)} address={figureAddress} />
        </>
      ) : null}
    </section>
  );
}

function sayQuestionnaire({ t, say, language }: View, each: AskedQuestionnaire, no: number): string {
  const last = dayOf(new Date(Date.parse(each.closes_at) - 1));
  return t('briefs.questionnaire_line', {
    no,
    title: say(each.title),
    n: sayNumber(each.n),
    channels: sayChannels(each.channels as { [channel: string]: number }, { t, say }),
    from: sayDay(each.opens_at.slice(0, 10), language),
    until: each.open ? t('briefs.questionnaire_open') : sayDay(last, language),
    sample: t(sampleWords[each.sample]),
  });
}

/** Comments in 件, by where they stand; opinions in 条, by how they were answered. */
function sayConsultation({ t, say }: View, each: AskedConsultation): string {
  const listed = (counts: string[]) => counts.join(t('briefs.comma'));
  const states = commentStates
    .filter((state) => each.comments[state] > 0)
    .map((state) => t('briefs.count_of', { name: t(stateWords[state]), n: sayNumber(each.comments[state]) }));
  const outcomes = Object.entries(each.outcomes).map(([outcome, n]) =>
    t('briefs.count_of', { name: t(outcomeWords[outcome as DispositionOutcome]), n: sayNumber(n) }),
  );
  const line = t('briefs.consultation_line', {
    title: say(each.title),
    n: sayNumber(each.comments.received),
    states: listed(states),
    groups: sayNumber(each.groups),
  });
  return outcomes.length > 0
    ? line + t('briefs.consultation_outcomes', { outcomes: listed(outcomes) })
    : line;
}

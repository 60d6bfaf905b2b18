import { wordsFor } from '#shared/i18n/words-for.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { disputesOf, isWeighty, quotable } from './accounts.ts';
import { type BriefContent, most, type Part } from './content.ts';
import { differenceIn, findingIn, gapIn, minorityIn } from './drafted-points.ts';
import type { BriefFigure } from './figures.ts';
import { fill, lines } from './fill.ts';
import type { Reading } from './snapshot.ts';

/**
 * A first draft of what is empty, from the figures and accounts that the brief cites: an analyst goes on from there. What
 * an analyst has written stays.
 */
export function drafted(content: BriefContent, { snapshot, accounts }: Reading): BriefContent {
  const { figures, questionnaires, consultations } = snapshot;
  const whole = figures.filter(({ figure }) => figure.by === null);
  const crossed = figures.filter(({ figure }) => figure.by !== null);
  const some = (points: (Text | undefined)[], limit: number) =>
    lines(points.filter((point) => point !== undefined).slice(0, limit));
  const made: { [part in Part]: Text } = {
    asked: lines([
      ...questionnaires.map(({ sponsor, population }) =>
        fill(wordsFor('briefs.draft_asked'), { sponsor, population }),
      ),
    ]),
    missing: some(profilesOf(figures).map(gapIn), 2),
    findings: some(whole.map(findingIn), 4),
    differences: some(crossed.map(differenceIn), 3),
    minority: some(crossed.map(minorityIn), 1),
    dissent:
      consultations.length > 0 && !accounts.flatMap(weighty).length
        ? wordsFor('briefs.draft_no_dissent')
        : {},
    risks: questionnaires.length > 0 ? wordsFor('briefs.draft_risk') : {},
    requests: {},
  };
  const [first] = [...questionnaires, ...consultations];
  const disputes = accounts.flatMap(disputesWorth);
  return {
    ...content,
    title: kept(content.title) ?? first?.title ?? {},
    parts: Object.fromEntries(
      Object.entries(made).flatMap(([part, text]) => {
        const words = kept(content.parts[part as Part]) ?? kept(text);
        return words ? [[part, words]] : [];
      }),
    ),
    disputes: content.disputes.length > 0 ? content.disputes : disputes.slice(0, most.disputes),
    quotes: content.quotes.length > 0 ? content.quotes : accounts.flatMap(weighty).slice(0, most.quotes),
  };
}

const kept = (text: Text | undefined): Text | undefined =>
  text && Object.values(text).some((words) => words !== '') ? text : undefined;

const weighty = (account: Reading['accounts'][number]) =>
  quotable(account)
    .filter(isWeighty)
    .filter(({ quote }) => quote.stance === 'oppose' || quote.stance === 'amend')
    .map(({ consultation, group, comment }) => ({ consultation, group, comment }));

const disputesWorth = (account: Reading['accounts'][number]) =>
  disputesOf(account)
    .filter(({ amend, oppose }) => amend + oppose > 0)
    .map(({ consultation, clause }) => ({ consultation, clause }));

/** The figures that tell who answered, one a profile item. */
const profilesOf = (figures: readonly BriefFigure[]): BriefFigure[] =>
  figures.filter(
    ({ figure }, at) =>
      figure.by !== null && figures.findIndex((each) => each.figure.by === figure.by) === at,
  );

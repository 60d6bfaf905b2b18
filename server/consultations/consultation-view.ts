import { sayClause } from '../drafts/clause-words.ts';
import type { Clause } from '../drafts/drafts.ts';
import type { View } from '../http/view.ts';
import { type Consultation, consultationPhase } from './consultations.ts';
import { holdersOf } from './draft-reading.ts';

export const addressOf = ({ slug }: Consultation) => `/consultations/${slug}`;

export const clauseAddress = (consultation: Consultation, clause: Clause) =>
  `${addressOf(consultation)}/clauses/${clause.key}`;

/** Where a comment begins; with a clause, a comment on it. */
export const commentAddress = (consultation: Consultation, clause?: Clause) =>
  `${addressOf(consultation)}/comments/new${clause ? `?clause=${clause.key}` : ''}`;

const alone = new Set(['part', 'chapter', 'article', 'annex']);

/** A clause as it is cited: 第七条, but 第六条（二） and 一、（二） for what is numbered anew in each. */
export function citeClause(view: Pick<View, 't' | 'say'>, clause: Clause): string {
  const holders = holdersOf(clause);
  const from = alone.has(clause.level)
    ? holders.length
    : holders.findLastIndex(({ level }) => alone.has(level));
  const outer = holders.slice(Math.max(from, 0)).map(({ label }) => view.say(label));
  return [...outer, sayClause(view, clause)].reduce((cited, inner) =>
    view.t('consultations.cited', { outer: cited, inner }),
  );
}

/** Whether a comment can be begun now. */
export const mayComment = (consultation: Consultation, now: Date) =>
  consultationPhase(consultation, now) === 'open';

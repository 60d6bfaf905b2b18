import type { Key } from '#shared/i18n/catalogues.ts';
import type { CaseStanding, Pause } from './case/case-standing.ts';
import { isWaiting } from './case/standing.ts';
import { pausedWords } from './inquiry-words.ts';

/** Why no time runs of a case that waits for an answer. */
export type StandingStill = 'unconfirmed' | 'correction' | Pause['why'];

/** Undefined where a time runs, has run out, or is not known because a calendar is missing. */
export function standsStill(standing: CaseStanding): StandingStill | undefined {
  const clock = standing.clocks.at(-1);
  if (!isWaiting(standing) || clock?.dueAt) return undefined;
  if (clock?.unconfirmed) return 'unconfirmed';
  return standing.state === 'correction_asked' ? 'correction' : standing.paused?.why;
}

export const stillWords: { [still in StandingStill]: Key } = {
  ...pausedWords,
  unconfirmed: 'inquiryDesk.unconfirmed',
  correction: 'inquiryDesk.awaits_correction',
};

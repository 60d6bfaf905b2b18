import { everybodysRateSaid, precisionSaid } from '../statistics/claim-words.ts';
import { claimsOf } from '../statistics/claims.ts';
import type { Definition } from './definition.ts';
import type { Fault } from './review.ts';

/**
 * The words of a questionnaire stand in and around its figures: they claim no more than its kind of sample does, and its
 * rates are not named as if everybody had been asked.
 */
export function claimFaults(definition: Definition): Fault[] {
  const claims = claimsOf(definition.sample);
  const { indices = [] } = definition;
  return [
    ...stringsIn(definition).flatMap(({ at, words }) =>
      precisionSaid(words, claims).map((said) => refused(at, said, definition)),
    ),
    ...indices.flatMap(({ code, text }) =>
      Object.values(text).flatMap((words) =>
        everybodysRateSaid(words, claims).map((said) => refused(`indices.${code}`, said, definition)),
      ),
    ),
  ];
}

const refused = (at: string, said: string, { sample }: Definition): Fault => ({
  at,
  message: `“${said}” cannot be said of a sample that is ${sample}`,
});

function stringsIn(value: unknown, at = ''): { at: string; words: string }[] {
  if (typeof value === 'string') return [{ at, words: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => stringsIn(each, `${at}/${key}`));
}

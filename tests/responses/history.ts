import fc from 'fast-check';
import type { Answers } from '#shared/questionnaire/answers.ts';

/** One thing that somebody does with one of the keys of a history. `edition` picks a body among a few. */
export interface Step {
  key: number;
  edition: number;
  act: 'submit' | 'correct' | 'correct-stale' | 'withdraw';
}

/** Steps that happen one after the other, each item a few that happen at once. */
export type History = Step[][];

const BODIES: Answers[] = [
  { A1: 'young', B1: ['tea'] },
  { A1: 'young', B1: ['tea', 'rice'], B2: 'first words' },
  { A1: 'old', A2: 'other', A2__other: 'a hand', B1: ['none'] },
  { A1: 'old', A2: 'stick', B1: ['fish'], B2: 'second words' },
];

export const bodyNo = (edition: number): Answers => BODIES[edition % BODIES.length] ?? {};

const step: fc.Arbitrary<Step> = fc.record({
  key: fc.nat({ max: 2 }),
  edition: fc.nat({ max: BODIES.length - 1 }),
  act: fc.oneof(
    { weight: 5, arbitrary: fc.constant('submit' as const) },
    { weight: 4, arbitrary: fc.constant('correct' as const) },
    { weight: 2, arbitrary: fc.constant('correct-stale' as const) },
    { weight: 1, arbitrary: fc.constant('withdraw' as const) },
  ),
});

/** Three keys, up to six moments, up to four things at each. */
export const history: fc.Arbitrary<History> = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 6,
});

/** Whatever can become of an act, twice: what chance brings seldom is tried in every round all the same. */
export const ofEverything: History = [0, 1].flatMap((key) => [
  [{ key, edition: 0, act: 'submit' }],
  [{ key, edition: 0, act: 'submit' }],
  [{ key, edition: 1, act: 'submit' }],
  [{ key, edition: 1, act: 'correct' }],
  [{ key, edition: 1, act: 'correct-stale' }],
  [{ key, edition: 2, act: 'correct-stale' }],
  [{ key, edition: 0, act: 'withdraw' }],
  [{ key, edition: 0, act: 'submit' }],
]);

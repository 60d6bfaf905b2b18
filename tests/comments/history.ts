import fc from 'fast-check';
import type { CommentBody } from '#server/comments/comment-body.ts';
import { commentBody, opinion } from '../support/consultations.ts';

/** One thing that is done with one of the keys of a history. `edition` picks a body among a few. */
export interface Step {
  key: number;
  edition: number;
  act:
    | 'submit'
    | 'correct'
    | 'correct-stale'
    | 'correct-again'
    | 'withdraw'
    | 'release'
    | 'redact'
    | 'withhold'
    | 'refer'
    | 'reopen';
}

/** Steps that happen one after the other, each item a few that happen at once. */
export type History = Step[][];

/** Words that stand nowhere else; `who` tells whose. */
export const canary = (who: string) => `canary${who}`;
export const contactOf = (who: string) => `tel${who}`;

const editions: ((who: string) => CommentBody)[] = [
  (who) => commentBody({ opinions: [opinion({ text: `建议写明 ${canary(who)}` })] }),
  () => commentBody({ opinions: [opinion({ stance: 'support', text: '' })] }),
  (who) =>
    commentBody({
      opinions: [
        opinion({ quote: '应当公示', proposed: `收费时段 ${canary(who)}` }),
        opinion({ clause: null, stance: 'none', text: canary(who) }),
      ],
      contact: contactOf(who),
    }),
  (who) =>
    commentBody({
      party: { kind: 'government_body', name: `局 ${canary(who)}`, signatories: null },
      opinions: [],
      statement: '无意见',
    }),
  (who) =>
    commentBody({
      party: { kind: 'joint_letter', name: `住户 ${canary(who)}`, signatories: 120 },
      show: false,
      opinions: [opinion({ clause: '2-1', stance: 'oppose', text: '夜间不应免费。' })],
    }),
];

export const bodyNo = (edition: number, who: string): CommentBody =>
  (editions[edition % editions.length] as (who: string) => CommentBody)(who);

const act = fc.oneof(
  { weight: 6, arbitrary: fc.constant('submit' as const) },
  { weight: 4, arbitrary: fc.constantFrom('correct' as const, 'correct-stale' as const) },
  { weight: 2, arbitrary: fc.constant('correct-again' as const) },
  { weight: 1, arbitrary: fc.constant('withdraw' as const) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'release' as const,
      'redact' as const,
      'withhold' as const,
      'refer' as const,
      'reopen' as const,
    ),
  },
);

const step: fc.Arbitrary<Step> = fc.record({
  key: fc.nat({ max: 2 }),
  edition: fc.nat({ max: editions.length - 1 }),
  act,
});

/** Three keys, the last one a clerk's; up to six moments, up to four things at each. */
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
  [{ key, edition: 0, act: 'release' }],
  [{ key, edition: 0, act: 'withdraw' }],
  [{ key, edition: 0, act: 'submit' }],
]);

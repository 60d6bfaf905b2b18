import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CommentBody, cleanBody } from '#server/comments/comment-body.ts';
import { submitComment } from '#server/comments/comments.ts';
import { findCommentByReceipt } from '#server/comments/held-comments.ts';
import { DomainError } from '#server/errors.ts';
import { partyKinds, stances } from '#shared/terms.ts';
import { openConsultation } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';

const wild = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom('\ud83d', '\ude00', '\u0000', '\u202e', "'", '"', '*', '字'),
    maxLength: 20,
  }),
  fc.constantFrom('', ' ', '__proto__', 'constructor', '" OR 1 --', '字'.repeat(5001)),
);
/** Mostly what belongs there. */
const mostly = <T>(proper: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 15, arbitrary: proper }, { weight: 1, arbitrary: wild });
const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const words = fc.oneof(
  fc.constantFrom('建议', '公示标准', 'posted'),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const anyBody = fc.record({
  language: mostly(fc.constantFrom('zh-CN', 'en')),
  party: fc.record({
    kind: mostly(fc.constantFrom<string>(...partyKinds)),
    name: perhaps(mostly(words)),
    signatories: perhaps(fc.oneof(fc.nat({ max: 500 }), fc.integer(), fc.double())),
  }),
  show: fc.boolean(),
  opinions: fc.array(
    fc.record({
      clause: perhaps(mostly(fc.constantFrom('1', '2', '2-1'))),
      stance: mostly(fc.constantFrom<string>(...stances)),
      text: mostly(words),
      proposed: perhaps(mostly(words)),
      quote: perhaps(mostly(fc.constantFrom('应当公示', '夜间', 'free'))),
    }),
    { maxLength: 3 },
  ),
  statement: fc.option(mostly(words), { nil: null, freq: 1 }),
  contact: perhaps(mostly(words)),
});

test('whatever is sent, it is taken, or told what is wrong, or refused: nothing breaks, and what is taken reads as it was cleaned', async () => {
  const { ctx } = await makeApp();
  const consultation = await openConsultation(ctx);
  let taken = 0;
  let told = 0;
  await fc.assert(
    fc.asyncProperty(anyBody, mostly(fc.uuid({ version: 4 })), async (given, key) => {
      const body = given as CommentBody;
      try {
        const outcome = await submitComment(ctx, consultation, { key, versionNo: 1, body });
        if ('problems' in outcome) {
          told += 1;
          expect(outcome.problems.length).toBeGreaterThan(0);
          return;
        }
        taken += 1;
        const again = await submitComment(ctx, consultation, { key, versionNo: 1, body });
        expect(again).toMatchObject({ accepted: { ...outcome.accepted, created: false } });
        const held = await findCommentByReceipt(ctx, outcome.accepted.receipt);
        expect(held?.body).toEqual({ ...cleanBody(body), contact: null });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
      }
    }),
    { numRuns: 600 },
  );
  expect(Math.min(taken, told)).toBeGreaterThan(10);
  const rows = await ctx.db.selectFrom('comment').select('no').execute();
  expect(rows).toHaveLength(taken);
});

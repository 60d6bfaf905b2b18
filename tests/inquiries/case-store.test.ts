import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actOn } from '#server/inquiries/acting.ts';
import { transitions } from '#server/inquiries/case/transitions.ts';
import { ExtensionTooLateError, NotInThisStateError } from '#server/inquiries/errors.ts';
import { findInquiryByNumber } from '#server/inquiries/inquiries.ts';
import { clocksOf, holdersOf, projectionOf } from '#server/inquiries/projection.ts';
import { checkStore } from '#server/transparency/store-check.ts';
import { contentFor, furtherActs, tries } from './histories.ts';
import { openLine } from './support.ts';

/** The same with departments that are there. */
function real<T extends object>(content: T, ids: { [name: string]: string }): T {
  if (!('to' in content)) return content;
  const others = 'with' in content && Array.isArray(content.with) ? content.with : [];
  return { ...content, to: ids[String(content.to)], with: others.map((each: string) => ids[each]) };
}

test('what lists read of a case is what its acts make of it', async () => {
  const line = await openLine();
  const { ctx } = line;
  const departments: { [name: string]: string } = {
    education: line.education.id,
    transport: line.transport.id,
    water: line.centre.id,
  };
  let moment = ctx.clock.now().getTime();
  await fc.assert(
    fc.asyncProperty(tries, async (given) => {
      const { id, number } = await line.register();
      let inquiry = await findInquiryByNumber(ctx, number);
      for (const { minutes, pick, wild, n } of given.slice(0, 12)) {
        if (!inquiry) throw new Error('No case');
        moment += minutes * 60_000;
        line.turnTo(new Date(moment).toISOString());
        const known = Object.keys(transitions[inquiry.standing.state]);
        const names: readonly string[] = wild || known.length === 0 ? furtherActs : known;
        const act = names[pick % names.length] as (typeof furtherActs)[number];
        const content = real(contentFor(act, n, new Date(moment)), departments);
        try {
          inquiry = await actOn(ctx, { id, seq: inquiry.standing.seq }, act, content);
        } catch (error) {
          if (!(error instanceof NotInThisStateError || error instanceof ExtensionTooLateError)) throw error;
        }
      }
      const stored = await findInquiryByNumber(ctx, number);
      if (!stored || !inquiry) throw new Error('No case');
      expect(stored.standing).toEqual(inquiry.standing);
      expect(stored.row).toMatchObject(projectionOf(stored.standing));
      const holders = await ctx.db
        .selectFrom('inquiry_holder')
        .selectAll()
        .where('inquiry_id', '=', id)
        .orderBy('department_id')
        .execute();
      const { standing } = stored;
      const expected = holdersOf(id, standing).sort((a, b) => (a.department_id < b.department_id ? -1 : 1));
      expect(holders).toEqual(expected);
      const clocks = await ctx.db
        .selectFrom('inquiry_clock')
        .selectAll()
        .where('inquiry_id', '=', id)
        .orderBy('no')
        .execute();
      expect(clocks).toEqual(clocksOf(id, standing));
    }),
    { numRuns: 12 },
  );
  expect((await checkStore(ctx)).filter(({ fault }) => fault)).toEqual([]);
});

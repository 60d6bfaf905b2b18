import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actOn } from '#server/inquiries/acting.ts';
import { transitions } from '#server/inquiries/case/transitions.ts';
import { ExtensionTooLateError, NotInThisStateError } from '#server/inquiries/errors.ts';
import { findInquiryByNumber } from '#server/inquiries/inquiries.ts';
import { clocksOf, FAR, holdersOf, projectionOf } from '#server/inquiries/projection.ts';
import { workOutTimes } from '#server/inquiries/times.ts';
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

test('a time that was not known is kept once it can be worked out, and until then no fault', async () => {
  const line = await openLine();
  const { ctx } = line;
  const { id, number } = await line.register();
  line.turnTo('2021-12-30T10:00:00+08:00');
  const later = await line.register();
  // As a program without the calendar of 2021 would have left it.
  await ctx.store.write(async (tx) => {
    await tx.db.updateTable('inquiry').set({ due_at: FAR }).where('id', '=', id).execute();
    await tx.db.updateTable('inquiry_clock').set({ due_at: null }).where('inquiry_id', '=', id).execute();
  });
  expect((await checkStore(ctx, {}, ['inquiries']))[0]).toMatchObject({ looked: 2, fault: undefined });
  const { signal } = new AbortController();
  expect([await workOutTimes(ctx, signal), await workOutTimes(ctx, signal)]).toEqual([1, 0]);
  const { row } = (await findInquiryByNumber(ctx, number)) ?? {};
  expect(row?.due_at).toBe('2021-05-27T09:00:00.000Z');
  const clocks = await ctx.db.selectFrom('inquiry_clock').select('due_at').orderBy('began_at').execute();
  expect(clocks).toEqual([{ due_at: '2021-05-27T09:00:00.000Z' }, { due_at: null }]);
  expect((await findInquiryByNumber(ctx, later.number))?.standing.clocks[0]?.missingYear).toBe('2022');
});

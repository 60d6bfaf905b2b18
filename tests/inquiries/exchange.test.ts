import { expect, test } from 'vitest';
import hotline from '#db/seeds/hotline-2021.json' with { type: 'json' };
import { isLate } from '#server/inquiries/case/clocks.ts';
import { counts } from '#server/inquiries/case/standing.ts';
import { takeCases } from '#server/inquiries/exchange.ts';
import { type ExchangeCase, exchangeCase } from '#server/inquiries/exchange-schema.ts';
import { exchangeUnits } from '#server/inquiries/exchange-units.ts';
import { findInquiryByNumber } from '#server/inquiries/inquiries.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { type Line, openLine } from './support.ts';

const sample = (): ExchangeCase[] => hotline.demands.map((each) => exchangeCase.parse(each));

/** The line with every body that the sample names. */
async function openExchange(): Promise<Line> {
  const line = await openLine();
  const there = new Set([line.centre.slug, line.education.slug, line.transport.slug]);
  for (const { slug, name } of exchangeUnits)
    if (!there.has(slug)) await createDepartment(line.ctx, { slug, name });
  return line;
}

const kinds = ({ taken }: Awaited<ReturnType<typeof takeCases>>) => taken.map(({ kind }) => kind);

test('the twelve demands come in once: ten of eleven in time, the late one named', async () => {
  const line = await openExchange();
  line.turnTo('2021-06-01T09:00:00+08:00');
  const first = await takeCases(line.ctx, line.dispatcher, sample());
  expect(first.taken.filter(({ kind }) => kind !== 'new')).toEqual([]);
  const late: string[] = [];
  let due = 0;
  for (const { id } of sample()) {
    const inquiry = await findInquiryByNumber(line.ctx, id);
    if (!inquiry || !counts(inquiry.standing)) continue;
    due += 1;
    if (inquiry.standing.clocks.some((clock) => isLate(clock, line.ctx.clock.now()))) late.push(id);
  }
  expect({ due, late }).toEqual({ due: 11, late: ['DL-20210512-0090'] });
  const again = await takeCases(line.ctx, line.dispatcher, sample());
  expect(new Set(kinds(again))).toEqual(new Set(['same']));
  const { n } = await line.ctx.db
    .selectFrom('inquiry')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  expect(Number(n)).toBe(12);
});

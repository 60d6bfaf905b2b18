import fc from 'fast-check';
import { expect, test } from 'vitest';
import hotline from '#db/seeds/hotline-2021.json' with { type: 'json' };
import {
  type ActContents,
  type InquiryAct,
  type InquiryRating,
  inquiryRatings,
} from '#server/inquiries/case/acts.ts';
import { isLate } from '#server/inquiries/case/clocks.ts';
import { allows, counts } from '#server/inquiries/case/standing.ts';
import { findInquiryByNumber, type Inquiry, readInquiry } from '#server/inquiries/inquiries.ts';
import { demandKinds, type InquiryKind } from '#server/inquiries/inquiry-rules.ts';
import { atLeast } from '#server/inquiries/merged-groups.ts';
import { type InquiryCounts, inquiryStatistics, lateInquiries } from '#server/inquiries/statistics.ts';
import { dayOf } from '#shared/time.ts';
import { Browser } from '../support/browser.ts';
import { type Line, openLine } from './support.ts';

/** What may be done to a case, with what it needs; those by which few end stand last. */
const doings = (line: Line): { [act in InquiryAct]?: ActContents[act] } => ({
  accept: {},
  transfer: { to: line.education.id, with: [line.transport.id] },
  return: { reason: 'duty' },
  'ask-extension': { days: 5, reason: '需要核对' },
  'grant-extension': { limit: { days: 5 } },
  'refuse-extension': { reason: '没有必要' },
  reply: { text: '已办理' },
  'call-back': { way: 'phone', rating: 'basically_satisfied' },
  close: {},
  reopen: { reason: '没有答复全部', limit: { days: 2 } },
  rate: { rating: 'dissatisfied' },
  mark: { urgent: true, limit: { hours: 4 } },
  answer: { text: '当场答复', way: 'direct' },
  'not-accept': { rule: 'judicial' },
  merge: { into: 'SQ-20210520-0001' },
  unmerge: {},
  'hand-over': { office: 'police' },
  withdraw: {},
});

const empty = (): InquiryCounts => ({
  due: 0,
  onTime: 0,
  late: 0,
  provisional: 0,
  reopened: 0,
  atOnce: 0,
  satisfied: 0,
  basically: 0,
  dissatisfied: 0,
});

/** The same numbers in another way: every case folded from its acts. */
async function recounted(line: Line, year: string): Promise<{ all: InquiryCounts; late: string[] }> {
  const now = line.ctx.clock.now();
  const all = empty();
  const late: string[] = [];
  for (const row of await line.ctx.db.selectFrom('inquiry').selectAll().execute()) {
    const { standing } = await readInquiry(line.ctx, row);
    if (!counts(standing)) continue;
    const last = standing.clocks.at(-1);
    const ends = [last?.answeredAt, last?.dueAt].flatMap((at) => (at ? [at.getTime()] : []));
    const end = new Date(Math.min(...ends));
    if (ends.length === 0 || end > now || dayOf(end).slice(0, 4) !== year) continue;
    const judged = standing.clocks.map((clock) => isLate(clock, now));
    if (!judged.includes(true) && judged.includes(undefined)) {
      all.provisional += 1;
      continue;
    }
    all.due += 1;
    if (judged.includes(true)) {
      all.late += 1;
      late.push(row.number);
    } else all.onTime += 1;
    if (standing.reopened > 0) all.reopened += 1;
    else if (standing.atOnce) all.atOnce += 1;
    if (standing.rating === 'satisfied') all.satisfied += 1;
    if (standing.rating === 'basically_satisfied') all.basically += 1;
    if (standing.rating === 'dissatisfied') all.dissatisfied += 1;
  }
  return { all, late: late.sort() };
}

const sumOf = (parts: readonly { counts: InquiryCounts }[]): InquiryCounts =>
  parts.reduce((sum, part) => {
    for (const name of Object.keys(sum) as (keyof InquiryCounts)[]) sum[name] += part.counts[name];
    return sum;
  }, empty());

test('over random histories the numbers of a year are those of a recount, and each table adds up to them', async () => {
  const line = await openLine();
  const acts = Object.entries(doings(line)) as [InquiryAct, ActContents[InquiryAct]][];
  line.turnTo('2021-12-10T10:00:00+08:00');
  const seen = empty();
  let runs = 0;
  const turn = new Date('2022-01-01T00:00:00+08:00');
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        kind: fc.constantFrom(...demandKinds),
        rating: fc.constantFrom(...inquiryRatings),
        category: fc.constantFrom('education', 'water', 'other'),
        // Acts, each so many hours after the one before.
        steps: fc.array(fc.tuple(fc.nat({ max: 12 }), fc.constantFrom(0, 0, 1, 1, 5, 24, 70)), {
          minLength: 3,
          maxLength: 9,
        }),
      }),
      async ({ kind, category, rating, steps }) => {
        const demand = await line.register({ kind, category });
        let inquiry = (await findInquiryByNumber(line.ctx, demand.number)) as Inquiry;
        for (const [at, hours] of steps) {
          line.turnTo(new Date(line.ctx.clock.now().getTime() + hours * 3_600_000).toISOString());
          const possible = acts.slice(at).concat(acts.slice(0, at));
          const [act, content] = possible.find(([name]) => allows(inquiry.standing, name)) ?? [];
          if (!act || !content) continue;
          try {
            const said = act === 'call-back' ? { ...content, rating } : content;
            inquiry = await line.act(demand, undefined, act, said);
          } catch (error) {
            // An extension that is asked for too late, or granted by nobody who asked.
            if (!/Extension/.test((error as Error).constructor.name)) throw error;
          }
        }
        // Every case is folded again: not after each of them.
        if (++runs % 5 > 0) return;
        for (const year of line.ctx.clock.now() < turn ? ['2021'] : ['2021', '2022']) {
          const filter = { year, kinds: demandKinds };
          const found = await inquiryStatistics(line.ctx, filter);
          const { all, late } = await recounted(line, year);
          expect(found.all).toEqual(all);
          expect(await lateInquiries(line.ctx, filter)).toEqual(late.slice(0, 50));
          for (const parts of [...Object.values(found.by), found.channels]) expect(sumOf(parts)).toEqual(all);
          for (const name of Object.keys(seen) as (keyof InquiryCounts)[]) seen[name] += all[name];
        }
      },
    ),
    { numRuns: 30, seed: 20210520, endOnFailure: true },
  );
  // None of them stayed untried.
  for (const [name, n] of Object.entries(seen)) expect([name, n > 0]).toEqual([name, true]);
});

const ratings: { [stars: number]: InquiryRating } = { 5: 'satisfied', 4: 'basically_satisfied' };

interface Step {
  state: string;
  new_due?: string;
  rating?: number;
  reason_code?: string;
  event?: string;
}

/** What the city’s own system wrote down of a demand, done again through the verbs at its own times. */
async function replay(line: Line, demand: (typeof hotline.demands)[number]): Promise<void> {
  const [first, ...steps] = demand.history;
  if (!first) throw new Error('A demand without a beginning');
  line.turnTo(first.at);
  const of = await line.register({
    kind: demand.kind as InquiryKind,
    category: demand.category,
    district: demand.district,
    channel: demand.channel === 'web' ? 'online' : (demand.channel as 'phone' | 'wechat'),
    external: { number: demand.id, receivedAt: new Date(first.at), due: demand.due ?? undefined },
  });
  for (const step of steps) {
    line.turnTo(step.at);
    const { new_due: due = '', rating = 4, reason_code: rule = '', event }: Step = step;
    const act = <A extends InquiryAct>(name: A, content: ActContents[A]) =>
      line.act(of, undefined, name, content);
    if (event === 'supervise') await act('supervise', { note: '请抓紧办理' });
    else if (step.state === 'answered_direct') await act('answer', { text: '已答复', way: 'direct' });
    else if (step.state === 'three_way') await act('answer', { text: '已答复', way: 'three_way' });
    else if (step.state === 'transferred') await act('transfer', { to: line.education.id });
    else if (step.state === 'returned') await act('return', { reason: rule });
    else if (step.state === 'extension_requested')
      await act('ask-extension', { days: 3, reason: '需要核对' });
    else if (step.state === 'extension_approved') await act('grant-extension', { limit: { due } });
    else if (step.state === 'replied') await act('reply', { text: '已办理' });
    else if (step.state === 'callback')
      await act('call-back', { way: 'phone', rating: ratings[rating] ?? 'dissatisfied' });
    else if (step.state === 'reopened') await act('reopen', { reason: '要求未答复', limit: { due } });
    else if (step.state === 'not_accepted') await act('not-accept', { rule });
    else if (rule === '' && demand.due !== null) await act('close', {});
  }
}

test('the sample of the hotline comes to ten of eleven, and names the one that was late', async () => {
  const line = await openLine();
  for (const demand of hotline.demands) await replay(line, demand);
  line.turnTo('2021-06-01T09:00:00+08:00');
  const filter = { year: '2021', kinds: demandKinds };
  const { all, by, received } = await inquiryStatistics(line.ctx, filter);
  const { due, on_time } = hotline.sample_rate;
  expect(all).toMatchObject({ due, onTime: on_time, late: 1, provisional: 0, reopened: 1, atOnce: 2 });
  expect(await lateInquiries(line.ctx, filter)).toEqual(['DL-20210512-0090']);
  expect(received).toMatchObject({ total: 12, outside: 1 });
  expect(by.month.map(({ code, counts }) => [code, counts.due])).toEqual([['2021-05', 11]]);
  const owed = { ...filter, departments: [line.transport.id] };
  expect((await inquiryStatistics(line.ctx, owed)).all.due).toBe(0);

  const zh = await new Browser(line).get('/inquiries/statistics');
  expect(zh.words).toContain('11件到期诉求中10件按时答复，按时办结率90.91%');
  expect(zh.words).toContain('逾期1件');
  expect(zh.words).toContain('满意率');
  const en = await new Browser(line).get('/en/inquiries/statistics?year=2021');
  expect(en.words).toContain('10 of 11 demands that were due were answered on schedule: 90.91%');
  const answer = await line.app.request('/api/v1/inquiries/statistics?year=2021');
  expect(await answer.json()).toMatchObject({
    mark: 'counted',
    all: { due: 11, on_schedule_percent: 90.91 },
  });
  expect((await line.app.request('/api/v1/inquiries/statistics?year=now')).status).toBe(400);
  expect((await line.app.request('/inquiries/statistics?year=20x1')).status).toBe(404);
});

test('small groups are merged until none can be worked out', () => {
  const of = (sizes: { [code: string]: number }) =>
    atLeast(
      10,
      Object.entries(sizes).map(([code, n]) => ({ codes: [code], n })),
    );
  expect(of({ a: 40, b: 30, c: 3, d: 0 })).toEqual([
    { codes: ['a'], n: 40 },
    { codes: ['b', 'c'], n: 33 },
  ]);
  expect(of({ a: 40, b: 6, c: 5 })).toEqual([
    { codes: ['a'], n: 40 },
    { codes: ['b', 'c'], n: 11 },
  ]);
  expect(of({ a: 2, b: 3 })).toEqual([{ codes: ['a', 'b'], n: 5 }]);
  expect(of({ a: 10, b: 10 })).toHaveLength(2);
  expect(of({})).toEqual([]);
});

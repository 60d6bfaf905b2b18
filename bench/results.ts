import { setImmediate } from 'node:timers/promises';
import { createApp } from '#server/app.ts';
import { countTable, type PooledTable, type Question } from '#server/results/columns/count-table.ts';
import type { ResponseColumns } from '#server/results/columns/response-columns.ts';
import { Counters } from '#server/results/counters.ts';
import type { Layout } from '#server/results/layout.ts';
import { staffFigure } from '#server/results/staff-figures.ts';
import { forOfficers, suppressedApart, suppressedCounts } from '#server/results/suppressed.ts';
import type { Filter } from '#shared/statistics/asked.ts';
import { type Answered, answeredStore } from './support/answered-store.ts';
import { compare, GroupedBySqlite } from './support/grouped.ts';
import { type Measure, options, report, told } from './support/report.ts';
import { startUp } from './support/start-up.ts';
import { quantile, submitted, submittedWhile } from './support/while-asked.ts';

/**
 * Figures from counters and from columns: what they take beside SQLite's GROUP BY on the same answers, whether it grows
 * with them, and whether a heavy question delays a submission. Every table is compared with SQLite's, cell by cell.
 */
const { quick = false, json = false } = options();
const [small, large] = quick ? [1000, 10_000] : [10_000, 100_000];
const measures: Measure[] = [];

/** Milliseconds of one call in the best of many short batches: on a machine that others use too, the rest is theirs. */
function timed(call: () => unknown, times = 4): number {
  for (let at = 0; at < 2 * times; at++) call();
  const batches = Array.from({ length: 25 }, () => {
    const began = performance.now();
    for (let at = 0; at < times; at++) call();
    return (performance.now() - began) / times;
  });
  return Math.min(...batches);
}

/** Milliseconds of one call, and what it gave. */
function once<T>(call: () => T): { ms: number; given: T } {
  const began = performance.now();
  const given = call();
  return { ms: performance.now() - began, given };
}

const least = await answeredStore(small);
const few = await (await Counters.start(least.ctx)).of(least.questionnaire);
const answered = await answeredStore(large);
const { ctx, questionnaire } = answered;
measures.push(...(await startUp(answered, large, quick)));
const counters = await Counters.start(ctx);
const shown = await counters.of(questionnaire);
const { columns, layout } = shown;
const sqlite = new GroupedBySqlite(answered.file, questionnaire, layout);

const bound = (limit: number) => (quick ? 'told' : `<= ${limit} ms`);

for (const [what, item, by] of [
  ['item', 'Q10.find', null],
  ['item by profile item, threshold 5', 'Q7', 'Q2'],
] as const) {
  const value = timed(() => staffFigure(questionnaire, shown, item, by));
  const growth = value / timed(() => staffFigure(least.questionnaire, few, item, by));
  measures.push({
    ...{
      what: `standard figure, ${what}`,
      value,
      unit: 'ms',
      reference: `the same of ${small} answers`,
      ratio: growth,
    },
    ...{ target: '<= 1 ms, ratio <= 2', ok: value <= 1 && growth <= 2 },
  });
}

const many = (code: string | null) => code !== null && layout.find(code)?.choice === 'many';

/** Asks the columns and both of SQLite's tables, compares every cell, and tells all three. */
function beside(
  what: string,
  questions: { item: string; by: string | null; where?: Filter[] }[],
  limit: number,
) {
  const asked = questions.map(({ item, by, where = [] }) => ({ item, by, where }));
  const engine = () =>
    asked.map(({ item, by, where }) => tableOf({ item, by: by === null ? [] : [by], where }));
  const value = timed(engine);
  const ways = {
    json: once(() => asked.map((each) => sqlite.json(each))),
    wide: once(() => asked.map((each) => sqlite.wide(each))),
  };
  for (const [at, table] of engine().entries())
    for (const [way, { given }] of Object.entries(ways)) compare(table, given[at]!, way, many(asked[at]!.by));
  for (const [reference, ms] of [
    ['SQLite, a column for each question', ways.wide.ms],
    ['SQLite, json_extract', ways.json.ms],
  ] as const)
    measures.push({
      ...{ what, value, unit: 'ms', reference: `${reference}, ${Math.round(ms)} ms`, ratio: ms / value },
      ...{ target: bound(limit), ok: quick || value <= limit },
    });
  return value;
}

/** The table of the one banner, or of everybody. */
const tableOf = (question: Question, of: ResponseColumns = columns): PooledTable =>
  countTable(of, question).at(-1)!;

beside(
  '20 ad hoc marginals',
  layout.variables.slice(0, 20).map(({ code }) => ({ item: code, by: null })),
  10,
);
for (const [what, item, by] of [
  ['item by profile item', 'Q10.find', 'Q2'],
  ['item by item', 'Q11', 'Q13'],
  ['choose-all by profile item', 'Q7', 'Q2'],
  ['choose-all by choose-all', 'Q7', 'Q9'],
  ['ranking by item', 'Q21', 'Q14'],
  ['item by site', 'Q10.find', 'site'],
] as const)
  beside(`two-way, ${what}`, [{ item, by }], 2);

const where: Filter[] = [
  { variable: 'channel', codes: ['online'] },
  { variable: 'Q4', codes: ['f', 'm'] },
];
const plain = timed(() => tableOf({ item: 'Q10.find', by: ['Q2'] }));
const filtered = beside(
  'two-way under two conditions, asked again',
  [{ item: 'Q10.find', by: 'Q2', where }],
  2,
);
measures.push(ratioed('under two conditions, asked again, to none', filtered, plain, 1.3));
let turn = 0;
const first = timed(() => tableOf({ item: 'Q10.find', by: ['Q2'], where: [...where.slice(1), day(turn++)] }));
measures.push({
  ...ratioed('under two conditions, each time others, to none', first, plain, 1.3),
  target: 'told',
  ok: true,
});

function day(at: number): Filter {
  return { variable: 'day', codes: ['2021-05-15', '2021-05-16', '2021-05-17', '2021-05-18', `never ${at}`] };
}

function ratioed(what: string, value: number, other: number, most: number): Measure {
  const ratio = value / other;
  const ok = quick || ratio <= most;
  return { what, value, unit: 'ms', reference: 'without conditions', ratio, target: `ratio <= ${most}`, ok };
}

const banner = timed(() => countTable(columns, { item: 'Q10.find', by: ['Q2', 'Q3', 'Q4'] }));
measures.push({ ...told('banner of three', banner, 'ms'), target: bound(6), ok: quick || banner <= 6 });
weighted(layout);
growth();
measures.push(told('columns, bytes a response', columns.bytes / columns.n, 'B'));
await whileAsked(answered);

report(measures, json);
sqlite.close();
await answered.close();
await least.close();
if (measures.some(({ ok }) => !ok)) process.exitCode = 1;
process.exit();

/** The same table in weight cells, here the bands of age; counted and compared by cell. */
function weighted({ find, plan }: Layout) {
  const ages = find('Q3')?.options.map(({ code }) => code) ?? [];
  const held = plan.held('Q3');
  if (held.kind !== 'code') throw new Error('Q3 is of one code');
  const weighing = columns.withCells(columns.column(held.column));
  const cellWeights = ages.map((_, at) => 0.5 + at / 5);
  const engine = () => tableOf({ item: 'Q10.find', by: ['Q2'], cellWeights }, weighing);
  const value = timed(engine);
  const { ms, given } = once(() => sqlite.cells({ item: 'Q10.find', by: 'Q2', where: [] }, 'Q3'));
  const table = engine();
  let cells = 0;
  for (const { grp, code, cell, n } of given) {
    if (code === null) continue;
    const own =
      table.counts[table.options.indexOf(code)]![table.groups.indexOf(grp ?? '')]![ages.indexOf(cell)];
    if (own !== n) throw new Error(`${code} of ${grp} in ${cell}: ${own}, and ${n} by SQLite`);
    cells += n;
  }
  const all = table.base.flat().reduce((sum, n) => sum + n, 0);
  if (all !== cells) throw new Error(`${all} in all, and ${cells} by SQLite`);
  measures.push({
    ...{
      what: 'two-way, weighted',
      value,
      unit: 'ms',
      reference: `SQLite, a column for each question, ${Math.round(ms)} ms`,
    },
    ...{ ratio: ms / value, target: bound(2), ok: quick || value <= 2 },
  });
}

function growth() {
  const of = (own: ResponseColumns) => timed(() => tableOf({ item: 'Q10.find', by: ['Q2'] }, own));
  const value = of(columns);
  const ratio = value / of(few.columns);
  measures.push({
    ...{ what: `two-way of ${large} answers`, value, unit: 'ms', reference: `of ${small}`, ratio },
    ...{ target: 'told: ten times the answers', ok: true },
  });
}

/** What a submission takes alone, while figures are protected on their thread, and while they are on its own. */
async function whileAsked({ questionnaire: asked }: Answered) {
  const app = await createApp(ctx, { demo: false });
  const times = quick ? 60 : 300;
  const heavy = forOfficers('Q2');
  let at = 0;
  const apart = () => {
    at += 1;
    // Another state each time, so that nothing is kept of the last one.
    shown.crossed.state = -at;
    return suppressedApart(asked, shown.crossed, heavy);
  };
  await submitted(app, 30);
  const alone = await submitted(app, times);
  const beside = await submittedWhile(app, times, apart);
  const here = await submittedWhile(app, quick ? 5 : 20, async () => {
    suppressedCounts(asked, shown.crossed, heavy);
    await setImmediate();
  });
  const [usual, meanwhile] = [quantile(alone, 0.95), quantile(beside.took, 0.95)];
  const ratio = meanwhile / usual;
  measures.push(
    told('submission alone, p95', usual, 'ms'),
    {
      ...{ what: `submission during ${beside.asked} heavy questions, p95`, value: meanwhile, unit: 'ms' },
      ...{ reference: 'alone', ratio, target: quick ? 'told' : 'ratio <= 3', ok: quick || ratio <= 3 },
    },
    told('submission during heavy questions, slowest', Math.max(...beside.took), 'ms'),
    told('submission where they are worked out on its thread, p95', quantile(here.took, 0.95), 'ms'),
  );
}

import { describe, expect, test } from 'vitest';
import { weightCells } from '#server/results/weighting/weight-cells.ts';
import { weightedTable } from '#server/results/weighting/weighted-table.ts';
import { weightingOf } from '#server/results/weighting/weighting-state.ts';
import type { StoredAnswers } from '#shared/questionnaire/answers.ts';
import { type Margin, marginOf } from '#shared/statistics/weighting/cells.ts';
import { kish } from '#shared/statistics/weighting/kish.ts';
import { rake } from '#shared/statistics/weighting/rake.ts';
import { apart, reference } from '#tests/shared/statistics/weighting/reference.ts';
import { dice, randomAnswers, social } from '../answering.ts';
import { asPublished, tallyOf } from './support.ts';

const questionnaire = asPublished(social);
const { demo_margins } = reference('margins');

/** Answers of respondents whose profile is spread evenly. */
function answersOf(n: number, seed = 3, change: (answers: StoredAnswers, at: number) => void = () => {}) {
  const roll = dice(seed);
  const districts = Object.values(demo_margins.map.area.codes).flat() as string[];
  return Array.from({ length: n }, (_, at) => {
    const answers = randomAnswers(social, roll);
    if (answers.Q3) answers.Q2 = districts[Math.floor(districts.length * roll())]!;
    change(answers, at);
    return answers;
  });
}

const cells = weightCells(social)!;

test('the cells of the demonstration plan are eighteen, and hold whom the plan speaks of', () => {
  expect(cells.size).toBe(18);
  const resident = { Q1: 'resident', Q2: '210202', Q3: '15-24', Q4: 'm' };
  expect(cells.cellOf(resident)).toBe(0);
  expect(cells.cellOf({ ...resident, Q4: 'f' })).toBe(1);
  expect(cells.cellOf({ ...resident, Q4: 'x' })).toBe(2);
  const { Q4: _, ...unsaid } = resident;
  expect(cells.cellOf(unsaid)).toBe(2);
  expect(cells.cellOf({ ...resident, Q2: '210224', Q3: '75+' })).toBe(15);
  const all: StoredAnswers[] = [
    { Q1: 'enterprise', Q2: '210202', Q5: 'small' },
    { ...resident, Q3: '14' },
    { ...resident, Q2: 'OUT' },
    { Q1: 'other', Q2: '210202' },
    {},
  ];
  for (const outside of all) expect(cells.cellOf(outside)).toBe(-1);
});

test('weights are those of raking the rows, and meet the declared margins', () => {
  const answers = answersOf(900);
  const tally = tallyOf(questionnaire, answers);
  const state = weightingOf(questionnaire, tally)!;
  const inFrame = answers.filter((each) => cells.cellOf(each) >= 0);
  expect(state.n).toBe(inFrame.length);
  expect(state.outside).toBe(900 - inFrame.length);
  const margins = (['area', 'age', 'sex'] as const).map((variable): Margin => {
    const { q, codes } = demo_margins.map[variable] as { q: string; codes: { [band: string]: string[] } };
    const bandOf = (each: StoredAnswers) =>
      Object.keys(codes).find((band) => codes[band]!.includes(String(each[q]))) ?? null;
    return marginOf(variable, inFrame.map(bandOf), demo_margins.rake[variable], 'excluded');
  });
  const rows = rake({ counts: inFrame.map(() => 1) }, margins, { bounds: [0.3, 3] }).weights;
  const mean = 6_582_769 / inFrame.length;
  const spread = inFrame.map((each) => state.weights[cells.cellOf(each)]!);
  expect(state.trimmed).toBe(0);
  expect(
    apart(
      spread,
      [...rows].map((weight) => weight / mean),
    ),
  ).toBeLessThan(1e-10);
  expect(state.deff).toBeCloseTo(kish(rows).deff, 10);
  for (const { categories } of state.missed)
    for (const { missed } of categories) expect(Math.abs(missed)).toBeLessThan(1e-9);
});

test('a weighted table counts within cells what is counted in all', () => {
  const answers = answersOf(500);
  const tally = tallyOf(questionnaire, answers);
  const state = weightingOf(questionnaire, tally)!;
  const table = weightedTable(tally, state, 'Q7', 'Q3')!;
  const count = (option: string, age: string | null, cell: number) =>
    answers.filter(
      (each) =>
        cells.cellOf(each) === cell &&
        (each.Q7 as string[]).includes(option) &&
        (age === null || each.Q3 === age),
    ).length;
  for (const [at, option] of table.options.entries())
    for (const [group, age] of table.groups.entries())
      if (age !== '')
        expect(table.counts[at]![group]).toEqual(
          Array.from({ length: 18 }, (_, cell) => count(option, age, cell)),
        );
  expect(table.n).toBe(state.n);
  expect(table.weights).toBe(state.weights);
  expect(weightedTable(tally, state, 'Q7', null)!.groups).toEqual([null]);
  expect(weightedTable(tally, state, 'Q99', null)).toBeUndefined();
  expect(weightedTable(tally, state, 'Q7', 'Q7')).toBeUndefined();
});

test('corrections and withdrawals leave the cells as a recount finds them', () => {
  const [answers, others] = [answersOf(60), answersOf(60, 9)];
  const tally = tallyOf(questionnaire, answers);
  const kept = answers.map((before, at) => {
    const after = at % 3 === 0 ? others[at] : at % 3 === 1 ? before : undefined;
    if (after !== before)
      tally.add({
        questionnaireId: 'q',
        versionNo: 1,
        channel: 'online',
        day: '2021-05-20',
        before,
        ...(after ? { after } : {}),
      });
    return after;
  });
  const again = tallyOf(
    questionnaire,
    kept.filter((each) => each !== undefined),
  );
  for (let slot = 0; slot < tally.layout.slots; slot++) {
    expect(tally.weighted!.whole(slot)).toEqual(again.weighted!.whole(slot));
    for (let place = 0; place < tally.layout.places; place += 7)
      expect(tally.weighted!.among(slot, [place])).toEqual(again.weighted!.among(slot, [place]));
  }
});

describe('what stands in the way', () => {
  const stateOf = (answers: StoredAnswers[]) => weightingOf(questionnaire, tallyOf(questionnaire, answers))!;
  const kinds = (answers: StoredAnswers[]) => stateOf(answers).obstacles.map(({ kind }) => kind);

  test('nothing with enough answers of all kinds, and still the plan keeps them out of a release', () => {
    const state = stateOf(answersOf(900));
    expect(state.obstacles).toEqual([]);
    expect(state.releasable).toBe(false);
    expect(state.gate.map(({ kind }) => kind)).toEqual([
      'demonstration',
      ...['area', 'age', 'sex'].flatMap(() => ['not_cited', 'not_ready']),
    ]);
    expect(state.weighting).toMatchObject({
      kind: 'raked',
      demonstration: true,
      trim: [0.3, 3],
      collapsed: [],
    });
  });

  test('nobody in the frame', () => {
    expect(kinds([])).toEqual(['nobody']);
    expect(kinds([{ Q1: 'other', Q2: '210202' }])).toEqual(['nobody']);
  });

  test('too few, and bands of too few that no plan merges', () => {
    const few = stateOf(
      answersOf(60, 5, (each) => Object.assign(each, { Q1: 'resident', Q3: '15-24', Q4: 'm' })),
    );
    expect(few.obstacles).toEqual([
      {
        kind: 'empty_band',
        variable: { 'zh-CN': '年龄', en: 'age' },
        band: expect.objectContaining({ en: '60 and over' }),
      },
      {
        kind: 'empty_band',
        variable: { 'zh-CN': '性别', en: 'sex' },
        band: expect.objectContaining({ en: 'Female' }),
      },
      { kind: 'few' },
    ]);
    expect(few.converged).toBe(false);
    expect(few.weights).toEqual(few.counts.map(() => 1));
  });

  test('weights so uneven that more than half is lost', () => {
    const uneven = answersOf(600, 5, (each, at) =>
      Object.assign(each, {
        Q1: 'resident',
        Q2: at % 20 === 0 ? '210281' : '210202',
        Q3: at % 11 === 0 ? '75+' : '15-24',
        Q4: at % 12 === 0 ? 'f' : 'm',
      }),
    );
    const state = stateOf(uneven);
    expect(state.obstacles.map(({ kind }) => kind)).toContain('missed');
    expect(state.trimmed).toBeGreaterThan(0);
    expect(state.max_over_mean).toBeLessThan(4);
  });

  test('an area of too few is merged by the declared plan, in its order', () => {
    const far = (code: string) => (each: StoredAnswers, at: number) =>
      Object.assign(each, {
        Q1: 'resident',
        Q2: at % 60 === 0 ? code : ['210202', '210281', '210213'][at % 3]!,
        Q3: at % 4 === 0 ? '75+' : '25-34',
        Q4: at % 2 ? 'm' : 'f',
      });
    const zones = stateOf(
      answersOf(600, 5, (each, at) => {
        far('210213')(each, at);
        if (each.Q2 === '210213' && at % 60 !== 0) each.Q2 = '210202';
      }),
    );
    expect(zones.collapsed).toEqual([
      { 'zh-CN': '主城区、先导区', en: 'Main urban districts, Functional zones' },
    ]);
    expect(zones.variables[0]!.groups.map(({ target }) => target)).toEqual([2875210 + 1712765, 1994794]);
    expect(zones.obstacles).toEqual([]);
    const both = stateOf(
      answersOf(600, 5, (each, at) => {
        far('210213')(each, at);
        if (at % 60 !== 0) each.Q2 = '210202';
        if (at % 60 === 1) each.Q2 = '210281';
      }),
    );
    expect(both.variables[0]!.groups).toHaveLength(1);
    expect(both.obstacles).toEqual([]);
    expect(both.missed[0]!.categories[0]).toMatchObject({
      code: 'main+zone+north',
      missed: expect.closeTo(0, 9),
    });
  });
});

test('a view is weighted within a millisecond', () => {
  const tally = tallyOf(questionnaire, answersOf(300));
  const once = () => weightingOf(questionnaire, tally);
  for (let at = 0; at < 200; at++) once();
  const times = Array.from({ length: 50 }, () => {
    const begun = performance.now();
    once();
    return performance.now() - begun;
  }).sort((a, b) => a - b);
  expect(times[10]).toBeLessThan(5);
  process.stdout.write(`raked in ${times[25]!.toFixed(3)} ms (median of 50)\n`);
});

test('without a plan there are no cells', () => {
  const { weighting: _, ...without } = social;
  const plain = asPublished(without);
  const tally = tallyOf(plain, answersOf(5));
  expect(tally.weighted).toBeUndefined();
  expect(weightingOf(plain, tally)).toBeUndefined();
});

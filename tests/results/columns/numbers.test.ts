import { describe, expect, test } from 'vitest';
import type { ResponseAct } from '#server/acts.ts';
import { countNumbers, countRanks, countTable } from '#server/results/columns/count-table.ts';
import { ResponseColumns } from '#server/results/columns/response-columns.ts';
import { meanRanks, summaryOf, topOf } from '#server/results/columns/summary.ts';
import { Layout } from '#server/results/layout.ts';
import { stepOf } from '#server/results/tally.ts';
import type { StoredAnswers } from '#shared/questionnaire/answers.ts';
import { type Definition, definition } from '#shared/questionnaire/definition.ts';
import { social } from '../answering.ts';

const own: Definition = definition.parse({
  ...social,
  slug: 'numbers',
  sections: [
    {
      code: 'A',
      title: { en: 'All' },
      items: [
        {
          ...{ code: 'sex', kind: 'single', role: 'profile', text: { en: 'Sex' } },
          options: [
            { code: 'm', text: { en: 'M' } },
            { code: 'f', text: { en: 'F' } },
          ],
        },
        { code: 'hours', kind: 'number', text: { en: 'Hours' }, decimals: 1 },
        { code: 'since', kind: 'date', text: { en: 'Since' } },
        { code: 'why', kind: 'text', text: { en: 'Why' }, max_length: 100 },
        {
          ...{ code: 'best', kind: 'ranking', text: { en: 'Best' }, max: 3 },
          options: ['a', 'b', 'c', 'd'].map((code) => ({ code, text: { en: code } })),
        },
        { code: 'stars', kind: 'scale', text: { en: 'Stars' }, from: 1, to: 5 },
      ],
    },
  ],
});
const layout = new Layout({ versions: [{ no: 1, hash: 'h', definition: own, publishedAt: '' }] });

const act = (after: ResponseAct['after']): ResponseAct => ({
  questionnaireId: 'q',
  versionNo: 1,
  channel: 'online',
  day: '2021-05-20',
  after,
});

function columnsOf(answers: ResponseAct['after'][], cells: number[] = []) {
  const columns = new ResponseColumns(layout);
  for (const [at, each] of answers.entries()) {
    const step = stepOf(layout, act(each));
    columns.load({ ...step, after: step.after && { ...step.after, cell: cells[at] ?? -1 } });
  }
  return columns;
}

describe('numbers', () => {
  const answers: StoredAnswers[] = [
    { sex: 'm', hours: 4 },
    { sex: 'm', hours: 1.5 },
    { sex: 'f', hours: 4 },
    { sex: 'f', hours: -2 },
    { hours: 10 },
    { sex: 'f' },
  ];

  test('are counted value by value, and those who entered none are not in the base', () => {
    const [whole, bySex] = countNumbers(columnsOf(answers), { item: 'hours', by: ['sex'] });
    expect(whole).toMatchObject({
      values: [-2, 1.5, 4, 10],
      base: [[5]],
      counts: [[[1]], [[1]], [[2]], [[1]]],
    });
    expect(bySex).toMatchObject({ groups: ['m', 'f', ''], base: [[2], [2], [1]] });
  });

  test('have a mean, a median and quartiles, of each group and under any condition', () => {
    const columns = columnsOf(answers);
    const [whole, bySex] = countNumbers(columns, { item: 'hours', by: ['sex'] });
    expect(summaryOf(whole!, whole!.values)).toEqual({ n: 5, mean: 3.5, median: 4, quartiles: [1.5, 4] });
    expect(summaryOf(bySex!, bySex!.values, 0)).toEqual({
      n: 2,
      mean: 2.75,
      median: 2.75,
      quartiles: [1.5, 4],
    });
    const where = [{ variable: 'sex', codes: ['f'] }];
    const [women] = countNumbers(columns, { item: 'hours', where });
    expect(summaryOf(women!, women!.values)).toEqual({ n: 2, mean: 1, median: 1, quartiles: [-2, 4] });
    const [none] = countNumbers(columns, { item: 'hours', where: [{ variable: 'sex', codes: [] }] });
    expect(summaryOf(none!, none!.values)).toBeUndefined();
  });

  test('are weighted by their cells', () => {
    const columns = columnsOf(answers, [0, 0, 1, 1, -1, 1]);
    const [table] = countNumbers(columns, { item: 'hours', cellWeights: [1, 3] });
    expect(table).toMatchObject({ n: 5, base: [[2, 2]] });
    expect(summaryOf(table!, table!.values)).toEqual({
      n: 4,
      mean: 1.4375,
      median: 2.75,
      quartiles: [-2, 4],
    });
  });

  test('days are counted from 1970, and a score that is missing is no value', () => {
    const columns = columnsOf([
      { since: '1970-01-11' },
      { since: '1969-12-31' },
      { stars: '5' },
      { stars: '1' },
    ]);
    const [since] = countNumbers(columns, { item: 'since' });
    expect(since!.values).toEqual([-1, 10]);
    const [stars] = countTable(columns, { item: 'stars' });
    expect(summaryOf(stars!, [1, 2, 3, 4, null])).toEqual({ n: 1, mean: 1, median: 1, quartiles: [1, 1] });
  });

  test('a number is found again after it was stored', () => {
    const columns = columnsOf([]);
    columns.apply([stepOf(layout, act({ hours: -0 }))]);
    const { after: before, ...rest } = act({ hours: 0 });
    columns.apply([stepOf(layout, { ...rest, before: before! })]);
    expect(columns.n).toBe(0);
  });
});

describe('rankings', () => {
  const columns = columnsOf([
    { sex: 'm', best: ['a', 'b', 'c'] },
    { sex: 'm', best: ['b', 'a'] },
    { sex: 'f', best: ['a'] },
    { sex: 'f' },
  ]);

  test('are counted rank by rank over whoever ranked anything', () => {
    const [whole, bySex] = countRanks(columns, { item: 'best', by: ['sex'] });
    expect(whole!.ranks.map(({ base }) => base)).toEqual([[[3]], [[3]], [[3]]]);
    expect(whole!.ranks.map(({ counts }) => counts.flat(2))).toEqual([
      [2, 1, 0, 0],
      [1, 1, 0, 0],
      [0, 0, 1, 0],
    ]);
    expect(bySex!.ranks[0]).toMatchObject({ groups: ['m', 'f', ''], base: [[2], [1], [0]] });
  });

  test('have mean ranks among those who ranked the option, and a top', () => {
    const [whole, bySex] = countRanks(columns, { item: 'best', by: ['sex'] });
    expect(meanRanks(whole!)).toEqual([4 / 3, 1.5, 3, null]);
    expect(meanRanks(bySex!, 1)).toEqual([1, null, null, null]);
    expect(topOf(whole!, 1)).toMatchObject({ choice: 'one', counts: [[[2]], [[1]], [[0]], [[0]]] });
    expect(topOf(whole!, 2)).toMatchObject({ choice: 'many', counts: [[[3]], [[2]], [[0]], [[0]]] });
    expect(topOf(whole!, 3)?.counts).toEqual(countTable(columns, { item: 'best' })[0]!.counts);
    expect(() => countRanks(columns, { item: 'stars' })).toThrow(RangeError);
    expect(() => countNumbers(columns, { item: 'stars' })).toThrow(RangeError);
  });
});

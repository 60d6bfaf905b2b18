import readWorkbook from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { askFigures, FigureNotAskedError } from '#server/results/ask.ts';
import type { Asked } from '#shared/statistics/asked.ts';
import { type Figure, isShown, type ShownColumn } from '#shared/statistics/figure.ts';
import { byRows, closedWith, smallAnswers, smallDefinition } from './support.ts';

const forbidden = /误差±|误差范围|置信区间|margin of error|confidence interval|市民中/iu;

async function open(answers = smallAnswers(900, { outside: 30 }), definition = smallDefinition()) {
  const house = await closedWith(definition, answers);
  const ask = (asked: Partial<Asked>) =>
    askFigures(house.ctx, house.counters, house.questionnaire, {
      ...{ item: 'O1', by: [], where: [], weights: 'raked' },
      ...asked,
    });
  return { ...house, answers, ask };
}

function columnOf(figure: Figure | undefined, code: string | null): ShownColumn {
  const column = figure?.columns.find((each) => each.code === code);
  if (!column || !isShown(column)) throw new Error(`${code} is hidden`);
  return column;
}

describe('an officer’s weighted figure', () => {
  test('has the raked share of the frame, the raw one beside it, bounds, and how it was weighted', async () => {
    const { ask, answers } = await open();
    const [whole] = await ask({});
    const yes = byRows(answers, 'O1', 'yes');
    const points = (share: number) => Math.round(100 * share);
    const column = columnOf(whole, null);
    expect(column.base).toBe(yes.base);
    const [cell] = column.cells;
    expect(cell).toMatchObject({
      code: 'yes',
      n: yes.n,
      percent: points(yes.share),
      raw_percent: points(yes.raw),
      interval: { kind: 'modelled' },
    });
    expect(points(yes.share)).not.toBe(points(yes.raw));
    expect(whole?.weighting).toMatchObject({
      kind: 'raked',
      frame: { en: '居住者 residents' },
      deff: Math.round(100 * yes.kish.deff) / 100,
      benchmarks: [{ code: 'sex' }, { code: 'age' }],
    });

    const [bySex] = await ask({ by: ['P2'] });
    for (const sex of ['f', 'm']) {
      const among = byRows(answers, 'O1', 'yes', ({ P2 }) => P2 === sex);
      expect(columnOf(bySex, sex)).toMatchObject({
        base: among.base,
        cells: [{ n: among.n, percent: points(among.share), raw_percent: points(among.raw) }, {}, {}],
      });
    }
  });

  test('hides of a group no more than the few outside the frame require', async () => {
    const { ask } = await open(smallAnswers(900));
    const [bySex] = await ask({ by: ['P2'] });
    // Of those who gave no sex, or another, few are outside the frame; of women and men enough are.
    expect([columnOf(bySex, 'f').base, columnOf(bySex, 'm').base]).toEqual([
      expect.any(Number),
      expect.any(Number),
    ]);
    for (const code of ['x', '']) expect(() => columnOf(bySex, code)).toThrow('hidden');
  });

  test('stands so on the page and in every file, in both languages', async () => {
    const { site, analyst } = await open();
    const base = '/workspace/questionnaires/small/figures';
    for (const prefix of ['', '/en'])
      for (const query of ['?item=O1&weights=raked', '?item=O1&by=P2&weights=raked'])
        for (const ending of ['', '.csv', '.xlsx', '.svg', '.json']) {
          const answer = await site.get(`${prefix}${base}${ending}${query}`, analyst);
          expect([ending, answer.status]).toEqual([ending, 200]);
          const body = Buffer.from(await answer.arrayBuffer());
          const text =
            ending === '.xlsx'
              ? (await readWorkbook(body)).flatMap(({ data }) => data.flat()).join('\n')
              : body.toString('utf8');
          expect(text).not.toMatch(forbidden);
          if (ending === '.json') continue;
          expect(text).toMatch(prefix ? /[Ww]eighted by 性别 sex, 年龄 age/ : /已按性别 sex、年龄 age加权/);
          expect(text).toContain(prefix ? 'odelled uncertainty' : '模型区间');
          expect(text).toContain(prefix ? 'not a random sample' : '不是随机抽样');
          expect(text).toMatch(prefix ? /does not remove the bias/ : /加权不能消除/);
        }
  });

  test('is refused where it would do harm', async () => {
    const { ask } = await open(smallAnswers(60));
    await expect(ask({})).rejects.toThrow(FigureNotAskedError);
  });
});

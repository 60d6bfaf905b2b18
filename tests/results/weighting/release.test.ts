import { describe, expect, test } from 'vitest';
import { figureListSchema, figureSchema } from '#server/results/figure-schema.ts';
import { snapshotText } from '#server/results/release-snapshots.ts';
import { hashOf } from '#server/results/snapshot.ts';
import { forPublic, suppressedCounts } from '#server/results/suppressed.ts';
import { weightedItems } from '#server/results/weighting/weighted-figure.ts';
import type { WeightedPart } from '#server/results/weighting/weighted-release.ts';
import {
  asPublished,
  byRows,
  closedWith,
  releaseOf,
  smallAnswers,
  smallDefinition,
  tallyOf,
} from './support.ts';

const forbidden = /误差±|误差范围|置信区间|margin of error|confidence interval|市民中/iu;
const api = '/api/v1/questionnaires/small/results';

describe('with benchmarks that are cited and checked', () => {
  const answers = smallAnswers(900, { outside: 30 });

  test('a release holds raked shares beside raw ones, and says of whom they speak', async () => {
    const house = await closedWith(smallDefinition(), answers);
    const release = await releaseOf(house);
    const text = await snapshotText(house.ctx, release);
    expect(hashOf(text)).toBe(release.hash);
    expect(text).not.toMatch(forbidden);
    const figure = figureSchema.parse(await (await house.site.get(`${api}?item=O1&weights=raked`)).json());
    const yes = byRows(answers, 'O1', 'yes');
    expect(figure).toMatchObject({
      item: 'O1',
      by: null,
      n: 900,
      base: yes.base,
      release: { no: 1, hash: release.hash },
      weighting: {
        kind: 'raked',
        frame: { en: '居住者 residents' },
        benchmarks: [
          {
            code: 'sex',
            year: 2020,
            source: { en: expect.stringContaining('table 1-2 page 3') },
          },
          { code: 'age', year: 2020 },
        ],
        deff: Math.round(yes.kish.deff * 100) / 100,
        n_eff: Math.round(yes.kish.n_eff),
        max_over_mean: Math.round(yes.kish.max_over_mean * 100) / 100,
      },
    });
    const [column] = figure.columns;
    if (!column || 'hidden' in column) throw new Error('hidden');
    const cell = column.cells.find(({ code }) => code === 'yes');
    expect(cell).toMatchObject({
      n: yes.n,
      raw_percent: Math.round(100 * yes.raw),
      percent: Math.round(100 * yes.share),
      interval: { kind: 'modelled' },
    });
    expect(Math.round(100 * yes.share)).toBeGreaterThan(Math.round(100 * yes.raw) + 5);

    const list = figureListSchema.parse(await (await house.site.get(`${api}?weights=raked`)).json());
    expect(list.items).toEqual([
      { item: 'O1', label: { 'zh-CN': 'O1', en: 'O1' }, by: [] },
      { item: 'O2', label: { 'zh-CN': 'O2', en: 'O2' }, by: [] },
    ]);
    expect(list.weighting.kind).toBe('raked');
    for (const query of ['item=O1&by=P2', 'item=P2', 'item=P1'])
      expect((await house.site.get(`${api}?${query}&weights=raked`)).status).toBe(404);
    const plain = figureSchema.parse(await (await house.site.get(`${api}?item=O1`)).json());
    expect(plain.weighting).toEqual({ kind: 'none' });

    for (const [prefix, bounds, honest] of [
      ['', '模型区间', '不是随机抽样'],
      ['/en', 'Modelled uncertainty', 'not a random sample'],
    ] as const)
      for (const query of ['', '?item=O1']) {
        const page = await (await house.site.get(`${prefix}/questionnaires/small/results${query}`)).text();
        expect(page).toContain(bounds);
        expect(page).toContain(honest);
        expect(page).toMatch(/加权%|Weighted %/);
        expect(page).not.toMatch(forbidden);
      }
  });

  test('what weighting moved is shown before, with the most moved item first', async () => {
    const house = await closedWith(smallDefinition(), answers);
    const address = '/workspace/questionnaires/small/weighting';
    const page = await (await house.site.get(`/en${address}`, house.analyst)).text();
    expect(page).toContain('What weighting moved');
    expect(page).toContain('the release will show weighted numbers');
    const yes = byRows(answers, 'O1', 'yes');
    const [raw, share] = [Math.round(100 * yes.raw), Math.round(100 * yes.share)];
    expect(page).toMatch(
      new RegExp(
        `yes</th><td class="r">${raw}</td><td class="r">${share}</td><td class="r">\\+${share - raw}</td>`,
      ),
    );
    expect(page.indexOf('O1')).toBeLessThan(page.indexOf('O2'));
    expect(page).toContain(`Effective responses`);
    expect(page).not.toMatch(forbidden);
    expect((await house.site.get(address)).status).toBe(303);
    expect((await house.site.get(`${address}x`, house.analyst)).status).toBe(404);
  });
});

describe('nothing weighted is released, and the release says why', () => {
  const withheldOf = async (definition = smallDefinition(), answers = smallAnswers(900, { outside: 30 })) => {
    const tally = tallyOf(asPublished(definition), answers);
    const { weighted } = suppressedCounts(asPublished(definition), tally, forPublic);
    return weighted && 'withheld' in weighted ? weighted.withheld.en : weighted;
  };

  test.each<[string, Parameters<typeof smallDefinition>[0]]>([
    [
      'the weighting plan is declared for demonstration only',
      (plan) => Object.assign(plan, { use: 'demonstration_only' }),
    ],
    ['a benchmark is not cited in full', (plan) => delete plan.variables[0]!.source],
    ['a benchmark is not cited in full', (plan) => delete plan.variables[1]!.source!.place],
    ['a benchmark is of low confidence', (plan) => Object.assign(plan.variables[1]!, { confidence: 'low' })],
    [
      'a benchmark has not been checked against its source',
      (plan) => Object.assign(plan.variables[0]!, { ready: false }),
    ],
  ])('because %s', async (reason, change) => {
    expect(await withheldOf(smallDefinition(change))).toBe(
      `This release holds unweighted numbers only and no weighted ones, because ${reason}.`,
    );
  });

  test('because it would do harm, or too few are outside the frame', async () => {
    expect(await withheldOf(smallDefinition(), smallAnswers(90))).toContain('more harm than good');
    const few = smallAnswers(600, { outside: 0 });
    few[0]!.P1 = 'guest';
    few[1]!.P1 = 'guest';
    expect(await withheldOf(smallDefinition(), few)).toContain('answers of few people');
  });

  test('of a questionnaire whose plan is for a demonstration, on its page, in its file and in the API', async () => {
    const house = await closedWith(
      smallDefinition((plan) => Object.assign(plan, { use: 'demonstration_only' })),
      smallAnswers(300),
    );
    const release = await releaseOf(house);
    expect(release.snapshot.weighted).toHaveProperty('withheld');
    const address = '/api/v1/questionnaires/small/results?weights=raked';
    for (const query of ['', '&item=O1']) {
      const answer = await house.site.get(address + query);
      expect(answer.status).toBe(404);
      expect((await answer.json()).type).toMatch(/figure-not-released$/);
    }
    const page = await (await house.site.get('/questionnaires/small/results')).text();
    expect(page).toContain('本次发布只列未加权的数字，不列加权数字，因为加权方案声明只供演示使用');
    expect(page).not.toMatch(forbidden);
  });

  test('without a plan nothing is said', async () => {
    const { weighting: _, ...plain } = smallDefinition();
    expect(await withheldOf(plain)).toBeUndefined();
  });
});

test('an item that too few answered has counts without percents, or nothing', () => {
  const answers = smallAnswers(900, { outside: 0 });
  for (const [at, each] of answers.entries()) if (at >= 20) delete each.O2;
  const questionnaire = asPublished(smallDefinition());
  const { weighted } = suppressedCounts(questionnaire, tallyOf(questionnaire, answers), forPublic);
  const marginal = setsOf(weighted)[0]!.marginals.find(({ item }) => item === 'O2')!;
  expect(marginal.base).toBeLessThanOrEqual(20);
  for (const cell of marginal.cells)
    expect(cell).toMatchObject({ n: expect.any(Number), percent: null, raw_percent: null, interval: null });
  for (const [at, each] of answers.entries()) if (at >= 8) delete each.O2;
  const fewer = suppressedCounts(questionnaire, tallyOf(questionnaire, answers), forPublic);
  expect([...weightedItems(fewer)]).toEqual(['O1']);
});

const setsOf = (part: WeightedPart | undefined) => (part && 'sets' in part ? part.sets : []);

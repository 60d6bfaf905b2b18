import { describe, expect, test } from 'vitest';
import { figureSchema } from '#server/results/figure-schema.ts';
import type { Definition } from '#shared/questionnaire/definition.ts';
import { isShown } from '#shared/statistics/figure.ts';
import { closedWith, releaseOf, smallAnswers, smallDefinition } from './weighting/support.ts';

const both = (zh: string, en: string) => ({ 'zh-CN': zh, en });

/** The released figures of a questionnaire of a kind of sample. */
async function released(kind: Pick<Definition, 'sample' | 'sample_design' | 'sample_note'>) {
  const { weighting: _, ...plain } = smallDefinition();
  const house = await closedWith({ ...plain, ...kind }, smallAnswers(400));
  await releaseOf(house);
  const text = async (address: string) => (await house.site.get(address, house.analyst)).text();
  const cells = async () => {
    const figure = figureSchema.parse(JSON.parse(await text('/api/v1/questionnaires/small/results?item=O1')));
    const [total] = figure.columns;
    if (!total || !isShown(total)) throw new Error('hidden');
    return { figure, cells: total.cells.filter(isShown) };
  };
  return { text, cells };
}

const everywhere = [
  '/questionnaires/small/results?item=O1',
  '/questionnaires/small/results/figure.csv?item=O1',
  '/questionnaires/small/results/figure.svg?item=O1',
  '/workspace/questionnaires/small/figures?item=O1',
];

describe('of a random sample that was invited', () => {
  test('figures have 95 % confidence intervals, and say how it was drawn and the response rate', async () => {
    const { text, cells } = await released({
      sample: 'invited',
      sample_design: {
        register: both('户籍登记（示例）', 'the household register (sample)'),
        drawn: both('按区分层', 'stratified by district'),
        invited: 1000,
      },
      sample_note: both('随机抽取的1000人受邀填写。', 'A thousand people were drawn and invited.'),
    });
    for (const address of everywhere) {
      const zh = await text(address);
      for (const part of ['95%置信区间', '回收率40%', '户籍登记（示例）', '没有作答的人看法未必相同'])
        expect(zh).toContain(part);
      expect(zh).not.toMatch(/模型区间|公众自愿/);
      const en = await text(`/en${address}`);
      expect(en).toContain('95% confidence interval');
      expect(en).toContain('a response rate of 40%');
      expect(en).not.toMatch(/odelled/);
    }
    const { figure, cells: shown } = await cells();
    const [yes] = shown;
    // Wilson's interval, worked out by hand.
    const [n, base, z] = [yes!.n, figure.base!, 1.959964];
    const middle = (n + z ** 2 / 2) / (base + z ** 2);
    const half = (z / (base + z ** 2)) * Math.sqrt((n * (base - n)) / base + z ** 2 / 4);
    expect(yes?.interval).toEqual({
      kind: 'confidence',
      low: Math.round(100 * (middle - half)),
      high: Math.round(100 * (middle + half)),
    });
  });
});

describe('of a census of a list', () => {
  test('figures have no interval and no test, and say what share of the list answered', async () => {
    const { text, cells } = await released({
      sample: 'census',
      sample_design: { list: both('全体办事窗口（示例）', 'all service windows (sample)'), members: 500 },
      sample_note: both('名单上的全体受邀填写。', 'Everybody on the list was invited.'),
    });
    for (const address of [...everywhere, '/workspace/questionnaires/small/figures?item=O1&by=P2']) {
      const zh = await text(address);
      for (const part of ['全体办事窗口（示例）', '名单共500，收到有效答卷400份，回收率80%', '没有抽样'])
        expect(zh).toContain(part);
      expect(zh).not.toMatch(/置信区间|模型区间|克拉默|公众自愿/);
      expect(await text(`/en${address}`)).not.toMatch(/confidence interval|odelled|Cramér/);
    }
    for (const { interval } of (await cells()).cells) expect(interval).toBeNull();
  });
});

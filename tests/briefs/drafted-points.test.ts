import { expect, test } from 'vitest';
import { differenceIn, findingIn, gapIn, minorityIn } from '#server/briefs/drafted-points.ts';
import type { BriefFigure } from '#server/briefs/figures.ts';
import type { Figure, ShownColumn } from '#shared/statistics/figure.ts';

const both = (words: string) => ({ 'zh-CN': words, en: words });

const column = (code: string | null, base: number, yes: number): ShownColumn => ({
  code,
  label: both(code ?? 'all'),
  base,
  cells: [
    {
      code: 'y',
      label: both('yes'),
      n: yes,
      percent: base < 30 ? null : Math.round((100 * yes) / base),
      interval: null,
    },
    {
      code: 'n',
      label: both('no'),
      n: base - yes,
      percent: base < 30 ? null : Math.round((100 * (base - yes)) / base),
      interval: null,
    },
  ],
});

function figure(columns: ShownColumn[], more: Partial<Figure> = {}): BriefFigure {
  const by = columns.length > 1;
  const whole: Figure = {
    item: 'Q1',
    by: by ? 'Q2' : null,
    wording: {
      no: 1,
      label: both('Good?'),
      choice: 'one',
      options: [
        { code: 'y', text: both('yes') },
        { code: 'n', text: both('no') },
      ],
      ...(by ? { by: { no: 2, label: both('Age') } } : {}),
    },
    questionnaire: 'q',
    version: { no: 1, hash: 'sha256:0' },
    sample: 'open',
    n: 200,
    base: columns[0]?.base ?? null,
    channels: { online: 200 },
    weighting: { kind: 'none' },
    columns,
    note: both('note'),
    ...more,
  };
  return {
    no: 7,
    questionnaire: 'q',
    query: '',
    source: 1,
    address: '',
    figure: whole,
    hash: '',
    until: '',
    released: true,
  };
}

test('a share always stands with its count and base, and with a count alone below 30', () => {
  expect(findingIn(figure([column(null, 200, 150)]))?.en).toBe(
    'Question 1, “Good?”: 75% of participants chose “yes” (150 of 200) [7]',
  );
  const few = findingIn(figure([column(null, 20, 15)]));
  expect(few?.['zh-CN']).toBe('第1题“Good?”，作答20份，其中15份选“yes”[7]');
});

test('a weighted share stands after the plain one, and a defined rate with its definition', () => {
  const weighted = column(null, 200, 150);
  const [first] = weighted.cells;
  const cells = [{ ...first, percent: 71, raw_percent: 75 } as ShownColumn['cells'][number]];
  expect(findingIn(figure([{ ...weighted, cells }]))?.['zh-CN']).toContain('参与者中75%（加权后71%）选');
  const rate = {
    code: 'r',
    label: both('rate'),
    definition: both('yes ÷ all'),
    n: 150,
    base: 200,
    percent: 75,
  };
  expect(findingIn(figure([weighted], { indices: [rate] }))?.en).toBe('rate 75% (yes ÷ all; 150 of 200) [7]');
  const hidden = { code: 'r', label: both('rate'), definition: both('yes ÷ all'), hidden: 'small' as const };
  expect(findingIn(figure([weighted], { indices: [hidden] }))?.en).not.toContain('rate');
});

test('groups are said to differ only far apart, on bases of 30, and where the test passes', () => {
  const apart = [column(null, 200, 110), column('old', 100, 80), column('young', 100, 30)];
  expect(differenceIn(figure(apart))?.en).toBe(
    'Question 1, “Good?”, “yes”: old 80% (of 100), young 30% (of 100) [7]',
  );
  const close = [column(null, 200, 105), column('old', 100, 55), column('young', 100, 50)];
  expect(differenceIn(figure(close))).toBeUndefined();
  const few = [column(null, 129, 50), column('old', 29, 29), column('young', 100, 30)];
  expect(differenceIn(figure(few))).toBeUndefined();
  const test = {
    kind: 'pearson' as const,
    statistic: 1,
    df: [1, null] as [number, null],
    p: 0.2,
    cramers_v: 0.1,
  };
  expect(differenceIn(figure(apart, { test }))).toBeUndefined();
  expect(differenceIn(figure(apart, { test: { ...test, p: 0.01 } }))).toBeDefined();
});

test('the smaller of the groups that differ is the minority, and the least is who is missing', () => {
  const groups = [column(null, 200, 96), column('old', 40, 32), column('young', 160, 64)];
  expect(minorityIn(figure(groups))?.en).toContain('old (40 of 200): 80% chose “yes”');
  expect(gapIn(figure(groups))?.en).toBe('By “Age”, old are fewest: 40 of 200 [7]');
  const hidden = { code: 'new', label: both('new'), hidden: 'secondary' as const };
  expect(gapIn(figure([...groups, hidden as unknown as ShownColumn]))?.en).not.toContain('new');
});

import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { translatorFor } from '#server/http/translate.ts';
import { sayIn } from '#shared/i18n/languages.ts';
import type { FigureColumn, ShownCell } from '#shared/statistics/figure.ts';
import { HeatTable } from '#shared/ui/heat-table.tsx';
import { OptionTable } from '#shared/ui/option-table.tsx';

const words = (text: string) => ({ 'zh-CN': text, en: text });
const tongue = (language: 'zh-CN' | 'en') => ({
  t: translatorFor(language),
  say: (text: { [tag: string]: string }) => sayIn(language, text),
});

const cell = (code: string, n: number, more: Partial<ShownCell> = {}): ShownCell => ({
  code,
  label: words(code),
  n,
  percent: n,
  interval: null,
  ...more,
});

const columns: FigureColumn[] = [
  { code: null, label: words('all'), base: 100, cells: [cell('yes', 62), cell('no', 38)] },
  {
    code: 'old',
    label: words('old'),
    base: 60,
    cells: [
      cell('yes', 30, {
        raw_percent: 50,
        percent: 55,
        residual: 3.2,
        interval: { kind: 'modelled', low: 41, high: 68 },
      }),
      cell('no', 30, { raw_percent: 50, percent: 45, residual: -3.2 }),
    ],
  },
  {
    code: 'few',
    label: words('few'),
    base: 12,
    cells: [cell('yes', 7, { percent: null }), cell('no', 5, { percent: null })],
  },
  { code: 'gone', label: words('gone'), hidden: 'secondary' },
  {
    code: '',
    label: words('rest'),
    base: 28,
    cells: [{ code: 'yes', label: words('yes'), hidden: 'secondary' }, cell('no', 3)],
  },
];

const options = ['yes', 'no'].map((code) => ({ code, text: words(code) }));

const heat = (swap: boolean, weighted = false) =>
  renderToString(
    <HeatTable
      label="figure"
      heading="groups"
      options={options}
      columns={columns}
      swap={swap}
      weighted={weighted}
      tongue={tongue('zh-CN')}
    />,
  );

test('shades by fifths, and marks what stands out in a sign and in words', () => {
  const html = heat(false);
  expect(html).toContain('<td class="r heat-4" data-value="62">62</td>');
  expect(html).toContain('<td class="r heat-2" data-value="38">38</td>');
  expect(html).toContain(
    '<span aria-hidden="true" class="stands">▲</span><span class="vh">高于各组相同时应有的数 </span>',
  );
  expect(html).toContain(
    '<span aria-hidden="true" class="stands">▼</span><span class="vh">低于各组相同时应有的数 </span>',
  );
});

test('hides what is hidden, and draws no count as a share', () => {
  const html = heat(false);
  expect(html.match(/<td class="r hid">/g)).toHaveLength(4);
  expect(html).toContain('<td class="r">7份</td>');
  expect(html).not.toMatch(/data-value="[75]"/);
});

test('keeps the same numbers when rows and columns are swapped', () => {
  const numbers = (html: string) => [...html.matchAll(/data-value="(\d+)"/g)].map(([, n]) => n).sort();
  expect(numbers(heat(true))).toEqual(numbers(heat(false)));
  expect(heat(true)).toContain('data-rows="groups"');
  expect(heat(true)).toMatch(/<tr data-code data-rest>|<tr data-code="" data-rest="">/);
});

test('has the unweighted share first and the weighted one beside it', () => {
  expect(heat(false, true)).toContain('50<span class="weighted"> <span class="vh">加权</span>55</span></td>');
});

test.each([
  ['zh-CN', '模型区间', '41–68'],
  ['en', 'Modelled uncertainty', '41–68'],
] as const)('names an interval of volunteers as a model’s, in %s', (language, name, bounds) => {
  const html = renderToString(
    <OptionTable
      label="figure"
      heading="groups"
      option={{ code: 'yes', text: words('yes') }}
      columns={columns}
      weighted
      tongue={tongue(language)}
    />,
  );
  expect(html).toContain(`data-interval="${name}"`);
  expect(html).toContain(bounds);
  expect(html).not.toMatch(/误差±|抽样误差|置信区间|margin of error|confidence interval/i);
});

import { describe, expect, test } from 'vitest';
import { counted, fileOf, people, refused, tabulate } from './support.ts';

describe('what is read', () => {
  test('UTF-8 with a mark, Windows line ends, quotes, commas and lines in cells', async () => {
    const text =
      '\uFEFF"区县","意见"\r\n"中山区, 西","同意"\r\n"中山区, 西","不""同意"""\r\n"甘井子\r\n区","同意"\r\n\r\n';
    const found = await counted('--data', fileOf(text), '--item', '意见', '--by', '区县');
    expect(found.n).toBe(3);
    expect(found.columns.map(({ code, base }) => [code, base])).toEqual([
      [null, 3],
      ['中山区, 西', 2],
      ['甘井子\r\n区', 1],
    ]);
    expect(found.columns[0]!.cells.map(({ code, n }) => [code, n])).toEqual([
      ['不"同意"', 1],
      ['同意', 2],
    ]);
  });

  test('missing answers are out of the base, and missing groups out of the columns and of the test', async () => {
    const found = await counted('--data', fileOf(people), '--item', 'answer', '--by', 'district');
    expect([found.n, found.base]).toEqual([5, 4]);
    expect(found.columns.map(({ base }) => base)).toEqual([4, 2, 1]);
    expect(found.columns[1]!.cells).toMatchObject([
      { code: 'no', n: 1, raw_share: 0.5, share: 0.5 },
      { code: 'yes', n: 1, raw_share: 0.5, share: 0.5 },
    ]);
    expect(found.residuals).toHaveLength(2);
    expect(found.residuals![0]).toHaveLength(2);
  });

  test('codes that are numbers stand by size, and are summed up as numbers', async () => {
    const found = await counted('--data', fileOf(people), '--item', 'age');
    expect(found.columns[0]!.cells.map(({ code }) => code)).toEqual(['1', '2', '10']);
    expect(found.columns[0]!.numbers).toMatchObject({
      n: 5,
      mean: 3.2,
      median: 2,
      quartiles: [1, 2],
      total: 16,
    });
    const weighted = await counted('--data', fileOf(people), '--item', 'age', '--weight', 'w');
    expect(weighted.columns[0]!.numbers).toMatchObject({
      mean: 45 / 12,
      median: 2,
      quartiles: [1, 2],
      total: 45,
    });
  });

  test('intervals of raw counts stand beside those of a design', async () => {
    const strata = ['--strata', 's'];
    const data = ['--data', fileOf('a,s\nx,1\ny,1\nx,2\nx,2\ny,2\n'), '--item', 'a'];
    const plain = (await counted(...data)).columns[0]!.cells[0]!.ci;
    const drawn = (await counted(...data, ...strata)).columns[0]!.cells[0]!.ci;
    expect([drawn.wilson, drawn.clopper_pearson]).toEqual([plain.wilson, plain.clopper_pearson]);
    expect(drawn.logit).not.toEqual(plain.logit);
    const { out } = await tabulate(...data, ...strata);
    const [low, high] = drawn.logit!;
    expect(out).toContain(`${(low! * 100).toFixed(1)}% to ${(high! * 100).toFixed(1)}%`);
  });

  test('small weights beside large ones in a choose-all item', async () => {
    const data = fileOf('a,w\nx,1000\ny,0.001\n');
    const single = await counted('--data', data, '--item', 'a', '--weight', 'w');
    const multi = await counted('--data', data, '--item', 'a', '--weight', 'w', '--multi', ';');
    const [first, second] = multi.columns[0]!.cells;
    expect(first!.se! / second!.se!).toBeCloseTo(1, 9);
    expect(first!.se! / single.columns[0]!.cells[0]!.se!).toBeCloseTo(1, 9);
  });

  test('one category only, one row only, 60 categories', async () => {
    const one = await counted('--data', fileOf('a,b\nx,p\nx,q\n'), '--item', 'a', '--by', 'b');
    expect(one.columns[0]!.cells).toMatchObject([
      { code: 'x', n: 2, share: 1, se: 0, ci: { logit: null, wald_t: null } },
    ]);
    expect([one.test, one.residuals]).toEqual([null, null]);
    const single = await counted('--data', fileOf('a,w\nx,3'), '--item', 'a', '--weight', 'w');
    expect(single.columns[0]!.cells).toMatchObject([
      { share: 1, se: null, ci: { logit: null, wald_t: null } },
    ]);
    const rows = Array.from({ length: 600 }, (_, row) => `code ${row % 60},${row % 7},${1 + (row % 11)}`);
    const many = await counted(
      ...['--data', fileOf(['a,b,w', ...rows].join('\n')), '--item', 'a', '--by', 'b', '--weight', 'w'],
    );
    expect(many.columns[0]!.cells).toHaveLength(60);
    expect(many.columns[0]!.cells.reduce((sum, cell) => sum + cell.share!, 0)).toBeCloseTo(1, 12);
    expect(many.test!.kind).toBe('rao_scott_f');
  });

  test('names that objects have of their own are codes and columns like others', async () => {
    const found = await counted(
      ...['--data', fileOf('__proto__,constructor\ntoString,1\n__proto__,2\n'), '--item', '__proto__'],
      ...['--where', 'constructor=2', '--by', 'constructor'],
    );
    expect(found.columns[0]!.cells.map(({ code, n }) => [code, n])).toEqual([
      ['__proto__', 1],
      ['toString', 0],
    ]);
  });
});

describe('where', () => {
  const where = (...conditions: string[]) =>
    counted('--data', fileOf(people), '--item', 'answer', ...conditions);

  test('columns must all hold, codes of one column are alternatives, n stays that of the file', async () => {
    expect(await where('--where', 'district=x', '--where', 'age=1')).toMatchObject({ n: 5, base: 1 });
    expect(await where('--where', 'district=x', 'age=1')).toMatchObject({ n: 5, base: 1 });
    expect(await where('--where', 'district=x', '--where', 'district=y')).toMatchObject({ n: 5, base: 3 });
    expect(await where('--where', 'district=')).toMatchObject({ base: 1 });
  });

  test('a filter on everything is no filter', async () => {
    const all = await where('--where', 'district=x', '--where', 'district=y', '--where', 'district=');
    expect(all).toEqual(await where());
  });

  test('nobody is a table of nobody', async () => {
    const found = await where('--where', 'district=nowhere', '--by', 'age', '--weight', 'w');
    expect(found).toMatchObject({ n: 5, base: 0, test: null, residuals: null });
    expect(found.columns[0]!.cells[0]).toEqual({
      code: 'no',
      n: 0,
      raw_share: null,
      share: null,
      se: null,
      ci: { logit: null, wald_t: null, wilson: null, clopper_pearson: null },
    });
  });

  test('columns and codes may hold the sign', async () => {
    const found = await counted('--data', fileOf('a=b,c\nd=e,1\nf,2\n'), '--item', 'c', '--where', 'a=b=d=e');
    expect(found.base).toBe(1);
  });

  test('the error of a part knows of the whole file', async () => {
    const rows = ['g,y', ...Array.from({ length: 40 }, (_, row) => `${row < 30},${row % 3 === 0}`)];
    const part = await counted('--data', fileOf(rows.join('\n')), '--item', 'y', '--where', 'g=true');
    const p = 1 / 3;
    expect(part.columns[0]!.cells[1]!.se).toBeCloseTo(Math.sqrt(((40 / 39) * p * (1 - p)) / 30), 12);
  });
});

describe('raking', () => {
  test('those without an answer to a margin keep their share', async () => {
    const rake = fileOf('{"district": {"x": 100, "y": 300}}', 'margins.json');
    const found = await counted('--data', fileOf(people), '--item', 'district', '--rake', rake);
    expect(found.weighting.sum).toBeCloseTo(400, 9);
    expect(found.columns[0]!.cells.map(({ share }) => share)).toEqual([
      expect.closeTo(0.25, 12),
      expect.closeTo(0.75, 12),
    ]);
  });

  test('what an export declares is done: merged codes, bounds, and rows that take no part', async () => {
    const declared = {
      margins: { age: { '1': 50, '2': 50 } },
      merged: { age: { '10': '2' } },
      trim: [0.5, 2],
    };
    const rake = fileOf(JSON.stringify(declared), 'margins.json');
    const found = await counted('--data', fileOf(people), '--item', 'age', '--rake', rake);
    expect(found.weighting).toMatchObject({ kind: 'rake', trim: [0.5, 2] });
    expect(found.columns[0]!.cells[0]!.share).toBeCloseTo(0.5, 12);
    const zero = people.replace('x,1,yes,1', 'x,1,yes,0');
    const without = await counted('--data', fileOf(zero), '--item', 'age', '--rake', rake, '--weight', 'w');
    expect(without.columns[0]!.cells.map(({ n }) => n)).toEqual([2, 2, 1]);
    expect(without.columns[0]!.cells[0]!.share).toBeCloseTo(0.5, 12);
  });
});

test('rows outside the frame of the margins are no part of the data', async () => {
  const text = 'who,sex,y,frame\nr,m,1,1\nr,f,0,1\nr,f,1,1\nr,,1,1\nfirm,,0,\nfirm,,0,\n';
  const inside = text
    .split('\n')
    .filter((line) => !line.startsWith('firm'))
    .join('\n');
  const margins = { sex: { m: 60, f: 40 } };
  const plain = fileOf(JSON.stringify(margins), 'margins.json');
  const declared = fileOf(
    JSON.stringify({ margins, frame: { who: ['r', 'visitor'], frame: ['1'] } }),
    'margins.json',
  );
  const args = ['--item', 'y', '--by', 'sex'];
  const whole = await counted('--data', fileOf(text), ...args, '--rake', declared);
  expect(whole).toEqual(await counted('--data', fileOf(inside), ...args, '--rake', plain));
  expect(whole).toMatchObject({ n: 4, base: 4 });
  const nobody = fileOf(JSON.stringify({ margins, frame: { who: ['nobody'] } }), 'margins.json');
  expect((await refused('--data', fileOf(text), ...args, '--rake', nobody)).type).toBe('no-rows');
});

describe('for a reader', () => {
  test('bases, shares and intervals stand beside each other', async () => {
    const { code, out } = await tabulate(
      '--data',
      fileOf(people),
      '--item',
      'answer',
      '--by',
      'age',
      '--weight',
      'w',
    );
    expect(code).toBe(0);
    expect(out).toContain('answer by age: 4 of 5 rows answered');
    expect(out).toMatch(/^Weighted by a column: design effect 1\.\d+, effective number 4\.2\d+$/m);
    expect(out).toMatch(/^age = 10: 1 answered$/m);
    expect(out).toMatch(/^yes +2 +50\.0% +50\.0%/m);
  });

  test('help says what there is', async () => {
    const { code, out } = await tabulate('--help');
    expect(code).toBe(0);
    for (const option of [
      'data',
      'item',
      'by',
      'where',
      'weight',
      'rake',
      'trim',
      'strata',
      'cluster',
      'multi',
      'json',
    ])
      expect(out).toContain(`--${option} `);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tabulate } from '#server/cli/tabulate.ts';
import type { SignedIn } from '#server/http/signed-in.ts';
import { releasedFigure } from '#server/results/released-figures.ts';
import { isShown } from '#shared/statistics/figure.ts';
import { releasedQuestionnaire } from './support.ts';
import { closedWith, releaseOf, smallAnswers, smallDefinition } from './weighting/support.ts';

interface Tabulated {
  n: number;
  base: number;
  columns: {
    code: string | null;
    base: number;
    cells: { code: string; n: number; raw_share: number; share: number }[];
  }[];
}

/** Runs the command as somebody outside would, on the files that were taken. */
async function run(...args: string[]): Promise<Tabulated> {
  const said: string[] = [];
  const out = (line: string) => said.push(line);
  const code = await tabulate.run({ args: [...args, '--json'], out, err: out } as unknown as Parameters<
    typeof tabulate.run
  >[0]);
  if (code !== 0) throw new Error(said.join('\n'));
  return JSON.parse(said.join('')) as Tabulated;
}

interface House {
  site: {
    get(path: string, officer?: SignedIn): Promise<Response>;
    send(path: string, officer: SignedIn, fields: { [name: string]: string }): Promise<Response>;
  };
  questionnaire: { slug: string };
  analyst: SignedIn;
  approver: SignedIn;
}

/** Takes the file of codes and the benchmarks, as an analyst does. */
async function take({ site, questionnaire, analyst, approver }: House) {
  const base = `/workspace/questionnaires/${questionnaire.slug}/exports`;
  const purpose = '交统计专业人员复算公布的数字';
  const asked = await site.send(`${base}/requests`, analyst, { kind: 'microdata', purpose });
  const at = asked.headers.get('location') ?? '';
  await site.send(`${at}/decision`, approver, { agreed: 'yes', note: '同意复算' });
  const folder = mkdtempSync(join(tmpdir(), 'wenji-recompute-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const keep = async (path: string, name: string) => {
    const answer = await site.get(path, analyst);
    const file = join(folder, name);
    if (answer.status === 200) writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
    return file;
  };
  return {
    data: await keep(`${at}/codes.csv`, 'codes.csv'),
    margins: await keep(`${base}/margins.json`, 'margins.json'),
  };
}

/** In whole points; 0.285 is no exact double, and its half point is meant. */
const percent = (share: number) => Math.round(Number((100 * share).toPrecision(12)));

test('a statistician counts the answers again and gets the published numbers', async () => {
  const house = await releasedQuestionnaire(600);
  const { release } = house;
  const { data } = await take(house);
  let compared = 0;
  /** Every number of a published figure against what the file gives; groups of one code alone. */
  const compare = async (item: string, by: string | null, column: string) => {
    const found = await run('--data', data, '--item', column, ...(by ? ['--by', by] : []));
    const figure = releasedFigure(release, item, by);
    expect([found.n, found.base]).toEqual([figure.n, figure.base]);
    for (const shown of figure.columns.filter(isShown)) {
      const own = found.columns.find(({ code }) => code === shown.code);
      if (!own || shown.base === null) continue;
      expect(own.base).toBe(shown.base);
      for (const cell of shown.cells.filter(isShown)) {
        const again = own.cells.find(({ code }) => code === cell.code) ?? { n: 0, share: 0 };
        expect(again.n).toBe(cell.n);
        if (cell.percent !== null) expect(percent(again.share)).toBe(cell.percent);
        compared += 1;
      }
    }
  };
  await compare('Q11', null, 'Q11');
  await compare('Q11', 'Q3', 'Q11');
  await compare('Q10.find', null, 'Q10_find');
  await compare('Q10.find', 'Q1', 'Q10_find');
  await compare('Q21.1', null, 'Q21_1');
  expect(compared).toBeGreaterThan(40);

  const several = releasedFigure(release, 'Q7', null);
  const [total] = several.columns.filter(isShown);
  for (const cell of total?.cells.filter(isShown) ?? []) {
    const { base, columns } = await run('--data', data, '--item', `Q7_${cell.code}`);
    const chosen = columns[0]?.cells.find(({ code }) => code === '1');
    expect([base, chosen?.n, percent(chosen?.share ?? 0)]).toEqual([several.base, cell.n, cell.percent]);
  }
});

test('and the weighted numbers, from the benchmarks that stand beside the file', async () => {
  const { indices: _, ...definition } = smallDefinition();
  const house = await closedWith(definition, smallAnswers(1200, { outside: 30 }));
  const release = await releaseOf(house);
  const { weighted } = release.snapshot;
  const [set] = weighted && 'sets' in weighted ? weighted.sets : [];
  if (!set) throw new Error(`Nothing is weighted: ${JSON.stringify(weighted)}`);
  const { data, margins } = await take(house);
  const raked = ['--data', data, '--rake', margins];
  const given = ['--data', data, '--weight', 'weight', '--where', 'frame=1'];

  const single = set.marginals.find(({ item }) => item === 'O1');
  for (const weights of [raked, given]) {
    const { columns } = await run(...weights, '--item', 'O1');
    expect(columns[0]?.base).toBe(single?.base);
    for (const cell of single?.cells ?? []) {
      if ('hidden' in cell) throw new Error('Nothing is hidden here');
      const again = columns[0]?.cells.find(({ code }) => code === cell.code);
      expect([again?.n, percent(again?.raw_share ?? 0), percent(again?.share ?? 0)]).toEqual([
        cell.n,
        cell.raw_percent,
        cell.percent,
      ]);
    }
  }
  const several = set.marginals.find(({ item }) => item === 'O2');
  for (const cell of several?.cells ?? []) {
    if ('hidden' in cell) continue;
    const { columns } = await run(...raked, '--item', `O2_${cell.code}`);
    const again = columns[0]?.cells.find(({ code }) => code === '1');
    expect([columns[0]?.base, again?.n, percent(again?.share ?? 0)]).toEqual([
      several?.base,
      cell.n,
      cell.percent,
    ]);
  }
  expect(single?.cells.some((cell) => !('hidden' in cell) && cell.raw_percent !== cell.percent)).toBe(true);
});

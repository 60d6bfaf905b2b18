import { describe, expect, test } from 'vitest';
import { protectGroups } from '#shared/statistics/suppression/groups.ts';
import { publish, publishMarginal } from '#shared/statistics/suppression/publish.ts';
import { readRelease } from '#shared/statistics/suppression/release.ts';
import { suppress } from '#shared/statistics/suppression/suppress.ts';
import type { CountColumn, Marginal, ReleaseCounts } from '#shared/statistics/tables.ts';
import { attack } from './attack.ts';
import { crossed, shown } from './counts.ts';
import { seen } from './outsider.ts';

describe('profile groups', () => {
  const counts = crossed([
    [2, 2],
    [40, 50],
    [300, 400],
  ]);

  test('a small group is hidden with the smallest that hides it, in the marginal and wherever it is a base', () => {
    const suppression = suppress(counts, 10);
    expect(publishMarginal(counts.profiles[0]!, suppression)).toEqual({
      item: 'P',
      choice: 'one',
      base: 794,
      cells: [
        { code: 'p1', hidden: true },
        { code: 'p2', hidden: true },
        { code: 'p3', n: 700 },
      ],
    });
    expect(shown(counts)).toEqual(['* * *', '* * *', '700 300 400']);
  });

  test('it is hidden as a base even where fewer of the group answered', () => {
    const fewer = crossed([
      [0, 0],
      [40, 20],
      [300, 400],
    ]);
    const [small, partner] = fewer.profiles[0]!.cells;
    small!.n += 4;
    partner!.n += 30;
    fewer.profiles[0]!.base += 34;
    fewer.n += 34;
    expect(shown(fewer)?.[1]).toBe('* * *');
  });

  test('what is hidden of a marginal adds up to the threshold', () => {
    const groups = crossed([
      [2, 2],
      [1, 2],
      [30, 40],
      [300, 400],
    ]);
    const cells = publishMarginal(groups.profiles[0]!, suppress(groups, 10))?.cells;
    expect(cells?.filter((cell) => 'hidden' in cell)).toHaveLength(3);
  });

  test('a base so small that it is hidden may be 0 or reach the threshold', () => {
    const small: ReleaseCounts = {
      n: 90,
      profiles: [
        {
          item: 'P',
          choice: 'one',
          base: 5,
          cells: [
            { code: 'p1', n: 3 },
            { code: 'p2', n: 2 },
          ],
        },
      ],
      opinions: [],
      tables: [],
      links: [],
    };
    const { system, wholes } = readRelease(small);
    const { worlds } = protectGroups(system, wholes, 10, new Set());
    const rest = wholes.groups.get('P')!.get('')!;
    expect(worlds.map((world) => world.get(rest))).toContainEqual(
      expect.toSatisfy((by) => by >= 5 || by <= -5),
    );
    expect(publishMarginal(small.profiles[0]!, suppress(small, 10))?.base).toBeUndefined();
  });

  test('few who did not answer hide the base of the profile item, which would tell them', () => {
    const some = crossed([
      [30, 30],
      [40, 50],
      [300, 400],
    ]);
    some.tables[0]!.columns.push({
      code: '',
      base: 3,
      cells: [
        { code: 'o1', n: 1 },
        { code: 'o2', n: 2 },
      ],
    });
    some.opinions[0] = {
      ...some.opinions[0]!,
      base: 853,
      cells: [
        { code: 'o1', n: 371 },
        { code: 'o2', n: 482 },
      ],
    };
    some.n += 3;
    const marginal = publishMarginal(some.profiles[0]!, suppress(some, 10));
    expect(marginal?.base).toBeUndefined();
    expect(marginal?.cells).toEqual([
      { code: 'p1', hidden: true },
      { code: 'p2', n: 90 },
      { code: 'p3', n: 700 },
    ]);
    expect(shown(some)).toEqual(['* * *', '90 40 50', '700 300 400', '* * *']);
  });
});

describe('a profile item is not withheld', () => {
  const marginal = (item: string, ...sizes: number[]): Marginal => ({
    item,
    choice: 'one',
    base: sizes.reduce((sum, n) => sum + n, 0),
    cells: sizes.map((n, at) => ({ code: `o${at}`, n })),
  });
  const column = (code: string, ...sizes: number[]): CountColumn => ({ ...marginal('', ...sizes), code });

  test('where so few are asked a question that it is not shown', () => {
    const counts: ReleaseCounts = {
      n: 527,
      profiles: [marginal('P', 24, 467, 27, 6)],
      opinions: [marginal('Q', 4, 2)],
      tables: [
        {
          item: 'Q',
          by: 'P',
          choice: 'one',
          columns: [
            column('o0', 0, 0),
            column('o1', 0, 0),
            column('o2', 0, 0),
            column('o3', 4, 2),
            column('', 0, 0),
          ],
        },
      ],
      links: [{ left: [{ item: 'Q', code: null }], relation: 'equals', right: [{ item: 'P', code: 'o3' }] }],
    };
    expect(publishMarginal(counts.profiles[0]!, suppress(counts, 5))).toBeDefined();
  });

  test('for its table by another profile item', () => {
    const counts: ReleaseCounts = {
      n: 160,
      profiles: [marginal('P1', 117, 37), marginal('P2', 1, 155, 2, 2)],
      opinions: [],
      tables: [
        {
          item: 'P1',
          by: 'P2',
          choice: 'one',
          columns: [column('o0', 1, 0), column('o1', 113, 36), column('o2', 2, 0), column('o3', 1, 1)],
        },
      ],
      links: [],
    };
    const suppression = suppress(counts, 10);
    expect(publishMarginal(counts.profiles[0]!, suppression)).toBeDefined();
    expect(attack(seen(counts, suppression), 10).leaks).toEqual([]);
  });
});

describe('a profile item that cannot be protected', () => {
  // Whoever is of the first group is asked Q; the base of Q tells how many they are, and so how few the others.
  const counts = crossed([
    [140, 158],
    [0, 0],
  ]);
  counts.profiles[0]!.cells[1]!.n = 9;
  counts.profiles[0]!.base = 307;
  counts.n = 307;
  counts.links.push({
    left: [{ item: 'Q', code: null }],
    relation: 'equals',
    right: [{ item: 'P', code: 'p1' }],
  });

  test('is withheld with all its tables, and the opinion item is not', () => {
    const suppression = suppress(counts, 10);
    expect(publishMarginal(counts.profiles[0]!, suppression)).toBeUndefined();
    expect(publish(counts.tables[0]!, suppression)).toBeUndefined();
    expect(publishMarginal(counts.opinions[0]!, suppression)?.base).toBe(298);
    expect(suppression.marginals[0]?.cells).toEqual({ p1: 'secondary', p2: 'small' });
  });
});

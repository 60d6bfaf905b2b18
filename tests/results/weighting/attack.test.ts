import { expect, test } from 'vitest';
import { releaseCounts } from '#server/results/counts.ts';
import type { PublishedCounts } from '#server/results/published.ts';
import { forPublic, suppressedCounts } from '#server/results/suppressed.ts';
import { IN, withFrame } from '#server/results/weighting/frame-groups.ts';
import { setsIn } from '#server/results/weighting/weighted-figure.ts';
import { weightingOf } from '#server/results/weighting/weighting-state.ts';
import type { StoredAnswers } from '#shared/questionnaire/answers.ts';
import type { ReleaseCounts } from '#shared/statistics/tables.ts';
import { attack, type Seen } from '../../shared/suppression/attack.ts';
import { asPublished, smallAnswers, smallDefinition, tallyOf } from './support.ts';

/** The whole release, its weighted figures read as a column of those in the frame; who is outside stands nowhere. */
function readBy(published: PublishedCounts, frame: ReleaseCounts, codes: string[]): Seen {
  const [set] = setsIn(published);
  const hidden = ({ code }: { code: string }) => ({ code, hidden: true as const });
  const marginal = ({ item, choice, cells }: ReleaseCounts['profiles'][number]) =>
    published.marginals.find((each) => each.item === item) ?? {
      ...{ item, choice, unseen: true as const },
      cells: cells.map((cell) =>
        codes.includes(item) && cell.code === IN && set ? { code: IN, n: set.n } : hidden(cell),
      ),
    };
  const framed = frame.tables.filter(({ item, by }) => codes.includes(by) && findIn(item));
  function findIn(item: string) {
    return set?.marginals.find((each) => each.item === item);
  }
  return {
    n: published.n,
    profiles: frame.profiles.map(marginal),
    opinions: frame.opinions.map(marginal),
    links: frame.links,
    tables: [
      ...published.tables,
      ...framed.map(({ item, by, choice, columns }) => ({
        ...{ item, by, choice },
        columns: columns.map((column) => {
          const own = findIn(item);
          if (column.code !== IN || !own)
            return { code: column.code, hidden: true as const, cells: column.cells.map(hidden) };
          const cells = own.cells.map((cell) =>
            'hidden' in cell ? hidden(cell) : { code: cell.code, n: cell.n },
          );
          return { code: IN, base: own.base, cells };
        }),
      })),
    ],
  };
}

const runs = Number(process.env.SDC_RUNS ?? 6);

test('nobody outside the frame is counted out of weighted figures beside all others', () => {
  const questionnaire = asPublished(smallDefinition());
  let weighted = 0;
  for (let seed = 1; seed <= runs; seed++) {
    const answers = smallAnswers(200 + ((97 * seed) % 700), { seed, outside: 2 + ((5 * seed) % 29) });
    const tally = tallyOf(questionnaire, answers as StoredAnswers[]);
    const published = suppressedCounts(questionnaire, tally, forPublic);
    const state = weightingOf(questionnaire, tally);
    if (!state || state.outside === 0 || setsIn(published).length === 0) continue;
    weighted += 1;
    const frame = withFrame(tally, state.cells, releaseCounts(questionnaire, tally, 'bands'));
    const { leaks } = attack(readBy(published, frame.counts, frame.codes), 10);
    // What is not in the frame is hidden nowhere; it may be worked out where it is not of few.
    const told = leaks.filter(({ where, low }) => !where.includes('~frame') || low < 10);
    expect({ seed, told }).toEqual({ seed, told: [] });
  }
  expect(weighted).toBeGreaterThan(runs / 4);
});

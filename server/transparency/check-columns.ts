import { countTable } from '../results/columns/count-table.ts';
import type { ResponseColumns } from '../results/columns/response-columns.ts';
import type { Tally } from '../results/tally.ts';
import type { Look } from './store-check.ts';

/** What the columns count, against the counters: every item over everybody and by every profile item, and the channels. */
export function columnsFault(tally: Tally, columns: ResponseColumns, look: Look): string | undefined {
  const { variables, profiles } = tally.layout;
  if (columns.n !== tally.marginals.n) return 'the columns hold another number of answers';
  for (const variable of variables) {
    const tables = countTable(columns, { item: variable.code, by: profiles.map(({ code }) => code) });
    for (const [at, { by, base, counts, groups }] of tables.entries()) {
      const first = profiles[at - 1]?.first ?? 0;
      look(groups.length * (1 + counts.length));
      const told = (slot: number, group: number) =>
        by === null ? tally.marginals.at(slot) : tally.crossings.at(slot, first + group);
      const differs = groups.some((_, group) =>
        [base, ...counts].some((line, slot) => line[group]![0] !== told(variable.base + slot, group)),
      );
      if (differs) return `the columns count ${variable.code}${by === null ? '' : ` by ${by}`} otherwise`;
    }
  }
  const { data, words } = columns.circumstance('channel');
  const channels = new Map<string, number>();
  for (let row = 0; row < columns.n; row++) {
    const channel = words.all()[data[row]! - 1] ?? '';
    channels.set(channel, (channels.get(channel) ?? 0) + 1);
  }
  const wrong = [...tally.marginals.channels()].find(([channel, n]) => channels.get(channel) !== n);
  return wrong && `the columns hold another number of answers by ${wrong[0]}`;
}

import type { Context } from '../context.ts';
import type { ActContents } from './case/acts.ts';
import { type Requester, requesters } from './inquiry-rules.ts';
import { replyRows, rowOf } from './reply-kinds.ts';
import { listApplications } from './statistics.queries.ts';

/** How many, by who applied. */
export type ByRequester = { [requester in Requester]: number };

/** New and carried over are together what was concluded and what is carried on. */
export interface ApplicationCounts {
  received: ByRequester;
  carriedOver: ByRequester;
  /** By the code of each row. */
  concluded: ReadonlyMap<string, ByRequester>;
  total: ByRequester;
  carriedOn: ByRequester;
}

/** What has no row of its own: 其他. */
const REST = 'other_3';

/** What became of the applications to the departments, in the rows and columns of the yearly report. */
export async function applicationCounts(
  ctx: Context,
  { year, departments }: { year: string; departments: readonly string[] },
): Promise<ApplicationCounts> {
  const begins = new Date(`${year}-01-01T00:00:00+08:00`).toISOString();
  const ends = new Date(`${String(Number(year) + 1).padStart(4, '0')}-01-01T00:00:00+08:00`).toISOString();
  const counts = {
    received: noneOf(),
    carriedOver: noneOf(),
    concluded: new Map(replyRows.map(({ code }) => [code, noneOf()])),
    total: noneOf(),
    carriedOn: noneOf(),
  };
  for (const row of await listApplications(ctx.db, ends, departments)) {
    const who = row.requester as Requester;
    const end = row.outcome === 'answered' ? row.replied_at : row.outcome === null ? null : row.closed_at;
    if (row.received_at < begins && end !== null && end < begins) continue;
    counts[row.received_at < begins ? 'carriedOver' : 'received'][who] += 1;
    if (end === null || end >= ends) counts.carriedOn[who] += 1;
    else {
      const reply = row.reply === null ? undefined : (JSON.parse(row.reply) as ActContents['reply']);
      const line = counts.concluded.get(rowOf({ outcome: row.outcome, reply }) ?? REST);
      if (line) line[who] += 1;
      counts.total[who] += 1;
    }
  }
  return counts;
}

const noneOf = (): ByRequester => ({ person: 0, enterprise: 0, organisation: 0 });

export const sumOf = (counts: ByRequester): number => requesters.reduce((sum, who) => sum + counts[who], 0);

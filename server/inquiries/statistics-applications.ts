import type { Context } from '../context.ts';
import type { ActContents } from './case/acts.ts';
import { type Requester, requesters } from './inquiry-rules.ts';
import form from './report-rows.json' with { type: 'json' };
import { listApplications } from './statistics.queries.ts';

/** A line of the table of the yearly report (国办公开办函〔2021〕30号, 三、收到和处理政府信息公开申请情况). */
export interface ReportRow {
  code: string;
  part: string;
  zh: string;
  en: string;
}

export const reportRows: readonly ReportRow[] = form;

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

const REST = 'other_3';

/** Kinds of reply that are a row by another name; a refusal is the row of its ground. */
const rowOfKind: { [kind: string]: string } = {
  published: 'disclosed',
  not_held: 'unable_1',
  not_ours: 'unable_1',
  repeated: 'set_aside_2',
  special_rules: 'refused_8',
};

/** In which row an application that came to its end is counted; what has no row of its own is 其他. */
export function rowOf(
  outcome: string | null,
  reply: Pick<ActContents['reply'], 'kind' | 'ground'> | undefined,
): string {
  if (outcome === 'abandoned') return 'other_1';
  const { kind = '', ground = '' } = outcome === 'answered' && reply ? reply : {};
  const known = (code: string) => reportRows.some((row) => row.code === code);
  return [rowOfKind[kind] ?? kind, ground].find(known) ?? REST;
}

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
    concluded: new Map(reportRows.map(({ code }) => [code, noneOf()])),
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
      const line = counts.concluded.get(rowOf(row.outcome, reply));
      if (line) line[who] += 1;
      counts.total[who] += 1;
    }
  }
  return counts;
}

const noneOf = (): ByRequester => ({ person: 0, enterprise: 0, organisation: 0 });

export const sumOf = (counts: ByRequester): number => requesters.reduce((sum, who) => sum + counts[who], 0);

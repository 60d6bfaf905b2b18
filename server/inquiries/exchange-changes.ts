import type { Context } from '../context.ts';
import * as queries from './exchange.queries.ts';
import { casesOf } from './exchange-export.ts';
import type { ExchangeCase } from './exchange-format.ts';
import { readDepartments } from './exchange-units.ts';

/** A place in the list: the time of a case's last act, and the case. */
export interface Place {
  at: string;
  id: string;
}

const placed = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-f]{32})$/;

export const cursorOf = ({ at, id }: Place): string => Buffer.from(`${at} ${id}`).toString('base64url');

/** Undefined where the words are no cursor of ours. */
export function placeOf(cursor: string): Place | undefined {
  const [, at, id] = placed.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return at && id ? { at, id } : undefined;
}

/**
 * Demands of the centre by their last acts, from a time on, a page at a time. Who changes meanwhile moves to the end, and
 * is given once more; nobody is left out.
 */
export async function listChanges(
  ctx: Context,
  { since, after, limit }: { since: Date | undefined; after: Place | undefined; limit: number },
): Promise<{ cases: ExchangeCase[]; next: Place | undefined }> {
  const departments = await readDepartments(ctx);
  const from = { departmentId: departments.centre ?? '', since: since?.toISOString() ?? '', after };
  const found = await queries.listChanged(ctx.db, from, limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    cases: await casesOf(ctx, departments, rows),
    next: found.length > limit && last ? { at: last.changed_at, id: last.id } : undefined,
  };
}

import { commentChannels } from '#shared/terms.ts';
import { commentStates } from './comment-counts.ts';
import type { QueueFilter } from './desk.ts';

/** A consultation's comments in the workspace. */
export const deskPath = (slug: string): string => `/workspace/consultations/${slug}/comments`;

/** The filter of an address; what it does not know it leaves out. */
export function filterOf(query: (name: string) => string | undefined): QueueFilter {
  const known = <T extends string>(codes: readonly T[], name: string) =>
    codes.find((code) => code === query(name));
  return {
    q: query('q')?.slice(0, 200) || undefined,
    clause: query('clause') || undefined,
    state: known(commentStates, 'state'),
    channel: known(commentChannels, 'channel'),
    appealed: query('appealed') === '1' || undefined,
    newest: query('order') === 'newest' || undefined,
  };
}

/** The address of a filter, as one officer can send it to another: `?state=held&clause=7`, or nothing. */
export function queryOf(filter: QueueFilter, more: { from?: number; after?: number } = {}): string {
  const { q, clause, state, channel, appealed, newest } = filter;
  const fields = { q, clause, state, channel, appealed: appealed && '1', order: newest && 'newest', ...more };
  const query = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  ).toString();
  return query === '' ? '' : `?${query}`;
}

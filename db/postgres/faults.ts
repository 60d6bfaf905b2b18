import pg from 'pg';
import type { StoreFault } from '../store.ts';

/** Codes of PostgreSQL's errors (https://www.postgresql.org/docs/15/errcodes-appendix.html), by how they begin. */
const faults: [RegExp, StoreFault][] = [
  // A lock was waited for in vain, or the statement was cancelled for taking too long.
  [/^(55P03|57014)/, 'locked'],
  [/^53100/, 'full'],
  // A server that follows another one.
  [/^25006/, 'read-only'],
  // No room for connections or memory, shut down, ended for its silence or its length, not started, connection lost, the disk, damage.
  [/^(53|57P|08|58|XX|25P0[34])/, 'failing'],
];

/** Errors of Node's sockets, and words of the library where it has no code for them. */
const lost = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_|ENOENT|EACCES)/;
const words =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout|Cannot use a pool after)/;

/** What an error says of the database; undefined where it is an error of something else. */
export function faultOf(error: unknown): StoreFault | undefined {
  const code = codeOf(error);
  const known = faults.find(([codes]) => codes.test(code))?.[1];
  if (known) return known;
  if (lost.test(code)) return 'failing';
  return error instanceof Error && words.test(error.message) ? 'failing' : undefined;
}

/** Whether the connection is gone, or so silent that it is as good as gone: nobody heard what became of the statement. */
export const isLost = (error: unknown): boolean => !isAnswer(error) && faultOf(error) !== undefined;

/** Whether the same again may succeed: two transactions waited for each other. */
export const isContention = (error: unknown): boolean => /^40(001|P01)/.test(codeOf(error));

/** Whether this connection takes no writes, whatever another one would do. */
export const isReadOnly = (error: unknown): boolean => codeOf(error) === '25006';

/** Whether the server itself answered, so that it is known what became of the statement. */
export const isAnswer = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && !/^(57P|08|25P0[34])/.test(error.code ?? '');

/** The error's code; '' where it has none. */
export const codeOf = (error: unknown): string => {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
};

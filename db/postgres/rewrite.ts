import type pg from 'pg';
import type { Rewritten } from '../store.ts';
import { openPool } from './connect.ts';

/** Tables in which something is ever erased. */
export const erasing = [
  'response',
  'response_text',
  'response_text_keys',
  'answering',
  'comment_version',
  'comment_contact',
  'opinion',
  'comment_keys',
  'appeal',
  'officer_contact',
  'mail',
  'tally_feed',
] as const;

/**
 * Writes each table in which something is erased into new files, so that what was deleted stands in none of them; who
 * reads or writes one waits meanwhile. Rows lie in the order of their keys then, which are random where an order would
 * tell who came when. What the database keeps elsewhere (its log, followers, its own backups) is its
 * operator's to end (docs/operations.md).
 */
export async function rewriteTables(url: string): Promise<Rewritten> {
  const started = performance.now();
  const pool = openPool(url, { max: 1, name: 'wenji rewrite' });
  try {
    for (const table of erasing) {
      const key = await keyOf(pool, table);
      await pool.query(key ? `CLUSTER ${table} USING ${key}` : `VACUUM FULL ${table}`);
      await pool.query(`ANALYZE ${table}`);
    }
  } finally {
    await pool.end();
  }
  return { ms: performance.now() - started, emptied: true };
}

async function keyOf(pool: pg.Pool, table: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ name: string }>(
    'SELECT indexrelid::regclass::text AS name FROM pg_index WHERE indrelid = $1::regclass AND indisprimary',
    [table],
  );
  return rows[0]?.name;
}

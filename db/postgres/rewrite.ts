import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Rewritten } from '../store.ts';
import { openPool } from './connect.ts';
import { codeOf } from './faults.ts';

/** The trail is never erased, and may be long. */
const kept = ['audit_event'];

/**
 * Milliseconds for which a table's lock is waited for: whoever reads or writes it waits behind. How often it is tried, and
 * the pause before the next time.
 */
const LOCK_MS = 2000;
const TRIES = 12;
const PAUSE_MS = 5000;

/**
 * Writes each table in which something may be erased into new files, in the order of its key, so that what was deleted
 * stands in none of them, nor the order in which rows came; who reads or writes a table waits while it is its turn. What the
 * database keeps elsewhere (its log, followers, its own backups) is its operator's to end (docs/operations.md).
 */
export async function rewriteTables(
  url: string,
  { tries = TRIES, pauseMs = PAUSE_MS } = {},
): Promise<Rewritten> {
  const pool = openPool(url, { max: 1, name: 'wenji rewrite' });
  try {
    let ms = 0;
    let left = await tablesOf(pool);
    for (let at = 1; ; at++) {
      const again: Table[] = [];
      for (const table of left) {
        const began = performance.now();
        if (!(await rewriteTable(pool, table))) again.push(table);
        ms += performance.now() - began;
      }
      left = again;
      if (left.length === 0 || at >= tries) return { ms, emptied: left.length === 0 };
      await sleep(pauseMs);
    }
  } finally {
    await pool.end();
  }
}

/** False where somebody used it all the while, or could still see a row of it that was deleted. */
async function rewriteTable(pool: pg.Pool, { name, key }: Table): Promise<boolean> {
  const client = await pool.connect();
  let unfinished = 0;
  const hear = ({ detail }: { detail?: string | undefined }) => {
    unfinished += stillSeen(detail);
  };
  client.on('notice', hear);
  try {
    // CLUSTER, and not VACUUM FULL: it goes in a transaction, where a pooler keeps what is set to it.
    await client.query(
      `BEGIN; SET LOCAL lock_timeout = ${LOCK_MS}; SET LOCAL statement_timeout = 0;
       CLUSTER VERBOSE ${name} USING ${key}; COMMIT`,
    );
    // So that it need not look up what everybody may see.
    await client.query(`VACUUM (ANALYZE, SKIP_LOCKED) ${name}`);
    return unfinished === 0;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    if (codeOf(error) === '55P03') return false;
    throw error;
  } finally {
    client.off('notice', hear);
    client.release();
  }
}

/** Names as SQL has them. */
interface Table {
  name: string;
  /** The index of its primary key. */
  key: string;
}

async function tablesOf(pool: pg.Pool): Promise<Table[]> {
  const { rows } = await pool.query<Table>(
    `SELECT quote_ident(tables.relname) AS name, quote_ident(keys.relname) AS key
     FROM pg_index JOIN pg_class tables ON tables.oid = indrelid JOIN pg_class keys ON keys.oid = indexrelid
     WHERE tables.relnamespace = current_schema()::regnamespace AND tables.relkind = 'r' AND indisprimary
       AND tables.relname NOT LIKE 'kysely%' AND tables.relname <> ALL ($1)
     ORDER BY name`,
    [kept],
  );
  return rows;
}

/** The rows that CLUSTER says it had to keep though they were deleted; its words differ by language, the number leads. */
const stillSeen = (detail: string | undefined): number => Number(/^\D*(\d+)/.exec(detail ?? '')?.[1] ?? 0);

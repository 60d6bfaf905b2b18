import pg from 'pg';

/** Milliseconds that a connection may take to come about. */
const CONNECT_MS = 5000;

/**
 * Milliseconds after which a server that says nothing to a statement counts as lost; else whoever waits for a machine that
 * is gone without a word would wait for ever.
 */
const SILENT_MS = 30_000;

/** Object ids of PostgreSQL's types (https://www.postgresql.org/docs/15/catalog-pg-type.html). */
const BOOL = 16;
const INT8 = 20;
const NUMERIC = 1700;

/** Values as they come from SQLite: whole numbers are numbers, and what is true is 1. */
const parsers: { [oid: number]: (text: string) => unknown } = {
  [BOOL]: (text) => (text === 't' ? 1 : 0),
  [INT8]: exactly,
  [NUMERIC]: Number,
};

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig;

function exactly(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is more than a number holds`);
  return value;
}

/**
 * Connections to a database, made when they are asked for. Nothing is set for a session and no statement has a name, so
 * that a pooler may give each transaction another connection of its own. `answering`: somebody waits for
 * each statement, and none takes long.
 */
export function openPool(
  url: string,
  { max, name, answering = false }: { max: number; name: string; answering?: boolean },
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    ...(answering ? { query_timeout: SILENT_MS } : {}),
    max,
    types,
  });
  // One that was lost while nobody used it is replaced; whoever uses one is told by its query.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

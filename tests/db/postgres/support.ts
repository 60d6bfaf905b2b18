import pg from 'pg';
import { onTestFinished } from 'vitest';
import { PostgresStore } from '#db/postgres/store.ts';
import type { Store } from '#db/store.ts';
import type { StoreOptions } from '#db/store-options.ts';
import { emptyDatabase, newDatabase } from '../../support/postgres.ts';

/** The address of a database without a table, gone after the test. */
export async function newPlace(encoding?: string): Promise<string> {
  const { url, drop } = await emptyDatabase(encoding);
  onTestFinished(drop);
  return url;
}

/** A store of the newest schema, gone after the test. */
export async function open(options: StoreOptions = {}): Promise<{ store: Store; url: string }> {
  const { url, drop } = await newDatabase();
  const store = await PostgresStore.open(url, options);
  onTestFinished(async () => {
    await store.close();
    await drop();
  });
  return { store, url };
}

/** Runs statements in it, over a connection of their own; gives the rows of the last one. */
export async function run(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const results = [await client.query(statement)].flat();
    return results.at(-1)?.rows ?? [];
  } finally {
    await client.end();
  }
}

/** Everything that a schema is made of, in an order that does not depend on how it came about. */
export const schemaOf = async (url: string) => ({
  columns: await run(
    url,
    `SELECT table_name, column_name, data_type, is_nullable, column_default, collation_name
     FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`,
  ),
  indexes: await run(url, `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`),
  constraints: await run(
    url,
    `SELECT conrelid::regclass::text AS place, pg_get_constraintdef(oid) AS words FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
  ),
  triggers: await run(
    url,
    'SELECT pg_get_triggerdef(oid) AS words FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1',
  ),
});

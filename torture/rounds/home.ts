import { join } from 'node:path';
import pg from 'pg';
import { openReader, openWriter } from '#db/sqlite/open.ts';
import type { Cluster } from '../../scripts/postgres.mjs';

/** Where an installation lives: its folder, and the cluster whose database is its store, where that is not a file. */
export interface Home {
  readonly folder: string;
  readonly cluster?: Cluster | undefined;
}

/** What its programs are told. Processes that share a database share its secret. */
export const settingsOf = ({ folder, cluster }: Home): { [name: string]: string } => ({
  DATA_DIR: folder,
  ...(cluster ? { DATABASE_URL: cluster.url, SECRET_KEY: 'ab'.repeat(32) } : {}),
});

/** Asks the store something beside its server; both dialects know the words. */
export async function ask<T extends object>({ folder, cluster }: Home, sql: string): Promise<T[]> {
  if (cluster) return (await command(cluster, sql)).rows as T[];
  const file = openReader(join(folder, 'wenji.db'));
  try {
    return file.prepare(sql).all() as T[];
  } finally {
    file.close();
  }
}

/** Changes something in the store behind the back of the product. */
export async function change({ folder, cluster }: Home, sql: string): Promise<void> {
  if (cluster) return void (await command(cluster, sql));
  const file = openWriter(join(folder, 'wenji.db'));
  file.exec(sql);
  file.close();
}

export async function command({ url }: Cluster, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url, application_name: 'torture' });
  client.on('error', () => {});
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { findPostgres, startPostgres } from '../../scripts/postgres.mjs';

export interface Cluster {
  /** An empty database; gives its address. */
  newDatabase(): Promise<string>;
  remove(): void;
}

/**
 * A PostgreSQL cluster of one's own, durable as a city's would be; undefined, and said in print, where PostgreSQL is not
 * installed.
 */
export async function openCluster(): Promise<Cluster | undefined> {
  if (!findPostgres()) {
    console.error('PostgreSQL is not installed: nothing of it is measured');
    return undefined;
  }
  const cluster = await startPostgres({ durable: true });
  const admin = new pg.Client(cluster.url);
  await admin.connect();
  return {
    async newDatabase() {
      const name = `bench_${randomBytes(6).toString('hex')}`;
      await admin.query(`CREATE DATABASE ${name}`);
      const url = new URL(cluster.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    remove() {
      admin.on('error', () => {});
      cluster.remove();
    },
  };
}

import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { PostgresStore } from '#db/postgres/store.ts';
import { SILENT_MS } from '#db/postgres/transaction.ts';
import { StoreUnavailableError } from '#db/store.ts';
import { newDatabase, urlOf } from '../../support/postgres.ts';
import { put } from '../open-store.ts';
import { open, run } from './support.ts';

describe('sessions', () => {
  test('that only read are not kept once the server takes writes again', async () => {
    const { store, url } = await open();
    const { pathname } = new URL(url);
    const set = (value: string) =>
      run(url, `ALTER DATABASE ${pathname.slice(1)} SET default_transaction_read_only = ${value}`);
    await set('on');
    await expect(store.write((entry) => put(entry, 'a'))).rejects.toThrow(StoreUnavailableError);
    expect(await store.health()).toBe('read-only');
    await run(urlOf('postgres'), `ALTER DATABASE ${pathname.slice(1)} RESET ALL`);
    await store.write((entry) => put(entry, 'b'));
  });

  test('keep what an operator set more strictly, and not what is less than durable', async () => {
    const { url, drop } = await newDatabase();
    onTestFinished(drop);
    const { pathname } = new URL(url);
    for (const [set, used] of [
      ['remote_apply', 'remote_apply'],
      ['off', 'on'],
    ]) {
      await run(url, `ALTER DATABASE ${pathname.slice(1)} SET synchronous_commit = ${set}`);
      const store = await PostgresStore.open(url);
      const { rows } = await store.write(({ db }) =>
        sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(db),
      );
      await store.close();
      expect(rows).toEqual([{ synchronous_commit: used }]);
    }
  });

  test('of a process that fell silent in the middle of an entry cost others time, and no refusal', async () => {
    const { store, url } = await open();
    const silent = new pg.Client(url);
    silent.on('error', () => {});
    await silent.connect();
    await silent.query(
      `BEGIN; SET LOCAL idle_in_transaction_session_timeout = ${SILENT_MS}; SELECT pg_advisory_xact_lock(x'77656e6a69'::bigint)`,
    );
    await store.write((entry) => put(entry, 'a'));
    await silent.end().catch(() => {});
  });

  test('that read everything at one moment are ended where their process falls silent', async () => {
    const { store } = await open();
    const { rows } = await store.atOneMoment((db) =>
      sql<{
        timeout: string;
      }>`select current_setting('idle_in_transaction_session_timeout') as timeout`.execute(db),
    );
    expect(rows).toEqual([{ timeout: '1min' }]);
  });
});

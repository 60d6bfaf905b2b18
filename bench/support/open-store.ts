import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresStore } from '#db/postgres/store.ts';
import { SqliteStore } from '#db/sqlite/store.ts';
import type { Store } from '#db/store.ts';
import type { StoreOptions } from '#db/store-options.ts';
import { findGeneration, writeNoted } from '#server/acts-feed.ts';
import { type Context, withStore } from '#server/context.ts';
import { type Env, readEnv } from '#server/env.ts';
import { openLog } from '#server/log.ts';
import { keptPages, sharedPages } from '#server/pages.ts';
import { pooledRandom } from '#server/random.ts';
import { secretsFrom } from '#server/secrets.ts';

export interface OpenStore {
  ctx: Context;
  store: Store;
  /** The store's file; none on PostgreSQL. */
  file: string;
  close(): Promise<void>;
}

interface Opening {
  now: () => Date;
  /** The address of a PostgreSQL database; without one, SQLite in a folder of its own. */
  database?: string | undefined;
  options?: StoreOptions;
  level?: Env['LOG_LEVEL'];
  /** By which several processes know each other's sessions and receipts. */
  secret?: Buffer | undefined;
}

/** A store of its own, or a database that others share, with a context whose clock is the caller's. */
export async function openStore(opening: Opening): Promise<OpenStore> {
  const { now, database, options, level = 'silent', secret = randomBytes(32) } = opening;
  const folder = mkdtempSync(join(tmpdir(), 'wenji-bench-'));
  const file = join(folder, 'wenji.db');
  const store = database
    ? await PostgresStore.open(database, { writeNoted, ...options })
    : await SqliteStore.open(file, options);
  const ctx = withStore(
    {
      env: readEnv({ DATA_DIR: folder, LOG_LEVEL: level, PORT: '0' }),
      secrets: secretsFrom(secret),
      clock: { now, real: () => new Date(), offset: 0 },
      log: openLog(level),
      listeners: [],
      limits: { submissions: Number.MAX_SAFE_INTEGER },
      secondFactor: false,
      pages: store.shared ? sharedPages(() => findGeneration(store.db)) : keptPages(),
      random: pooledRandom(),
    },
    store,
  );
  return {
    ctx,
    store,
    file,
    async close() {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

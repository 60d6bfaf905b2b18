import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { PostgresStore } from '#db/postgres/store.ts';
import { takeSnapshot } from '#db/sqlite/snapshot.ts';
import { SqliteStore } from '#db/sqlite/store.ts';
import type { Store } from '#db/store.ts';
import { writeNoted } from '#server/acts-feed.ts';
import { type Context, withStore } from '#server/context.ts';
import { readEnv } from '#server/env.ts';
import { openLog } from '#server/log.ts';
import { keptPages } from '#server/pages.ts';
import { secretsFrom } from '#server/secrets.ts';
import { dialect } from '../support/dialect.ts';
import { putNewStore } from '../support/new-store.ts';
import { newDatabase } from '../support/postgres.ts';

/** A clock that stands still until it is set. */
export class StillClock {
  readonly offset = 0;
  #now = new Date('2021-05-20T02:00:00Z');
  now = () => this.#now;
  real = () => this.#now;
  set = (at: string) => {
    this.#now = new Date(at);
  };
}

export interface Ground {
  ctx: Context;
  clock: StillClock;
  file: string;
  /** Keeps the store as it lies, for others to begin with. On PostgreSQL it is closed by that. */
  keep(): Promise<Kept>;
}

/** A store as it lay once it was made: its file, or the name of its database. */
type Kept = Pick<Context, 'secrets'> & ({ file: Buffer } | { database: string });

interface Opened {
  store: Store;
  file: string;
  keep(): Promise<{ file: Buffer } | { database: string }>;
}

async function openFile(kept: Buffer | undefined): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-results-'));
  const file = join(folder, 'wenji.db');
  if (kept) writeFileSync(file, kept);
  else await putNewStore(file);
  const store = await SqliteStore.open(file);
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const keep = async () => {
    takeSnapshot(file, `${file}.kept`);
    return { file: readFileSync(`${file}.kept`) };
  };
  return { store, file, keep };
}

async function openDatabase(kept: string | undefined): Promise<Opened> {
  const { url, drop } = await newDatabase(kept);
  const store = await PostgresStore.open(url, { writeNoted });
  let isKept = false;
  onTestFinished(async () => {
    if (isKept) return;
    await store.close();
    await drop();
  });
  const keep = async () => {
    isKept = true;
    await store.close();
    return { database: new URL(url).pathname.slice(1) };
  };
  return { store, file: '', keep };
}

/** A store of its own, gone after the test. */
export async function openGround(from?: Kept): Promise<Ground> {
  const { store, file, keep } = await (dialect === 'postgres'
    ? openDatabase(from && 'database' in from ? from.database : undefined)
    : openFile(from && 'file' in from ? from.file : undefined));
  const clock = new StillClock();
  const ctx = withStore(
    {
      clock,
      env: readEnv({}),
      secrets: from?.secrets ?? secretsFrom(randomBytes(32)),
      log: openLog('silent'),
      listeners: [],
      limits: { submissions: 6000 },
      secondFactor: false,
      pages: keptPages(),
      random: randomBytes,
    },
    store,
  );
  return { ctx, clock, file, keep: async () => ({ ...(await keep()), secrets: ctx.secrets }) };
}

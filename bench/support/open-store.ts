import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteStore } from '#db/sqlite/store.ts';
import type { Store } from '#db/store.ts';
import { type Context, withStore } from '#server/context.ts';
import { readEnv } from '#server/env.ts';
import { openLog } from '#server/log.ts';
import { keptPages } from '#server/pages.ts';
import { secretsFrom } from '#server/secrets.ts';

export interface OpenStore {
  ctx: Context;
  store: Store;
  file: string;
  close(): Promise<void>;
}

/** A store in a folder of its own, with a context whose clock is the caller's. */
export async function openStore(now: () => Date): Promise<OpenStore> {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-bench-'));
  const file = join(folder, 'wenji.db');
  const store = await SqliteStore.open(file);
  const ctx = withStore(
    {
      env: readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent', PORT: '0' }),
      secrets: secretsFrom(randomBytes(32)),
      clock: { now, real: now, offset: 0 },
      log: openLog('silent'),
      listeners: [],
      limits: { submissions: Number.MAX_SAFE_INTEGER },
      secondFactor: false,
      pages: keptPages(),
      random: randomBytes,
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

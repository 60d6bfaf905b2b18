import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { onTestFinished } from 'vitest';
import type { House } from '../support/make-app.ts';

/** Another process holds the store: it can be read and not written. Gives what lets go of it. */
export async function holdStore({ ctx, file }: Pick<House, 'ctx' | 'file'>): Promise<() => void> {
  await ctx.store.write(({ db }) => sql`pragma busy_timeout = 0`.execute(db));
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  const letGo = () => {
    if (other.open) other.close();
  };
  onTestFinished(letGo);
  return letGo;
}

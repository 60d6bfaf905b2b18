import type { Kysely } from 'kysely';
import { OlderStoreError } from '../refusals.ts';
import type { Schema } from '../schema.ts';
import { inspectStore } from './inspect.ts';
import { kyselyOver } from './kysely.ts';
import { openReader } from './open.ts';

export interface Reading {
  db: Kysely<Schema>;
  /** From here on everything is read as it stands now, whatever is written meanwhile; the log grows until it is closed. */
  holdStill(): void;
  close(): Promise<void>;
}

/**
 * Opens a store of this program's schema to be read and nothing else; also beside a running server. Throws a
 * StoreRefusedError where there is none.
 */
export function openReading(file: string): Reading {
  const { schema, behind } = inspectStore(file);
  if (behind) throw new OlderStoreError(file, schema);
  const reader = openReader(file);
  const db = kyselyOver(reader);
  return {
    db,
    holdStill: () => void reader.exec('BEGIN'),
    async close() {
      await db.destroy();
      reader.close();
    },
  };
}

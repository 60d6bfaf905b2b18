import type { Kysely } from 'kysely';
import { kyselyOver } from './dialect.ts';
import { openReader } from './open.ts';
import type { Schema } from './schema.ts';

export interface Reading {
  db: Kysely<Schema>;
  close(): Promise<void>;
}

/** Opens a store, whose file must be there, to be read and nothing else; also beside a running server. */
export function openReading(file: string): Reading {
  const reader = openReader(file);
  const db = kyselyOver(reader);
  return {
    db,
    async close() {
      await db.destroy();
      reader.close();
    },
  };
}

import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { openPool } from '#db/postgres/connect.ts';
import { kyselyOverPool } from '#db/postgres/kysely.ts';
import type { Schema } from '#db/schema.ts';
import { kyselyOver } from '#db/sqlite/kysely.ts';
import { openReader, type SqliteFile } from '#db/sqlite/open.ts';
import { type Consultation, getConsultation } from '#server/consultations/consultations.ts';
import type { Context } from '#server/context.ts';
import { keptPages } from '#server/pages.ts';
import { getQuestionnaire, type Questionnaire } from '#server/questionnaires/questionnaires.ts';
import { readSecret, secretsFrom } from '#server/secrets.ts';
import { CONSULTATION, envOf, QUESTIONNAIRE } from './ground.ts';
import type { Home } from './home.ts';
import { mirrorOf } from './mirror.ts';

/** A store looked into beside its server, as it stands: nothing is written, and no log is emptied. */
export interface Look {
  file: SqliteFile;
  ctx: Context;
  questionnaire: Questionnaire;
  consultation: Consultation;
  rows<T>(sql: string, ...values: unknown[]): T[];
  close(): Promise<void>;
}

const refused = () => {
  throw new Error('Who only looks writes nothing');
};

export async function lookInto(home: Home): Promise<Look> {
  const { db, file } = await open(home);
  const env = envOf(home);
  // What reading needs, and no more.
  const ctx = {
    db,
    store: { write: refused },
    clock: { now: () => new Date(), real: () => new Date(), offset: 0 },
    env,
    secrets: secretsFrom(readSecret(home.folder, env.SECRET_KEY)),
    pages: keptPages(),
  } as unknown as Context;
  return {
    file,
    ctx,
    questionnaire: await getQuestionnaire(ctx, QUESTIONNAIRE),
    consultation: await getConsultation(ctx, CONSULTATION),
    rows: <T>(sql: string, ...values: unknown[]) => file.prepare(sql).all(...values) as T[],
    async close() {
      await db.destroy();
      file.close();
    },
  };
}

/** Questions of the product's own go to the store itself, ours to a file. */
async function open({ folder, cluster }: Home): Promise<{ db: Kysely<Schema>; file: SqliteFile }> {
  if (!cluster) {
    const file = openReader(join(folder, 'wenji.db'));
    return { db: kyselyOver(file), file };
  }
  const db = kyselyOverPool(openPool(cluster.url, { max: 2, name: 'torture' }));
  return { db, file: await mirrorOf(db) };
}

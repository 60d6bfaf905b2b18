import { join } from 'node:path';
import { kyselyOver } from '#db/dialect.ts';
import { openReader, type SqliteFile } from '#db/sqlite/open.ts';
import { type Consultation, getConsultation } from '#server/consultations/consultations.ts';
import type { Context } from '#server/context.ts';
import { keptPages } from '#server/pages.ts';
import { getQuestionnaire, type Questionnaire } from '#server/questionnaires/questionnaires.ts';
import { readSecret, secretsFrom } from '#server/secrets.ts';
import { CONSULTATION, envOf, QUESTIONNAIRE } from './ground.ts';

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

export async function lookInto(folder: string): Promise<Look> {
  const file = openReader(join(folder, 'wenji.db'));
  const env = envOf(folder);
  const db = kyselyOver(file);
  // What reading needs, and no more.
  const ctx = {
    db,
    store: { write: refused },
    clock: { now: () => new Date(), real: () => new Date(), offset: 0 },
    env,
    secrets: secretsFrom(readSecret(folder, undefined)),
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

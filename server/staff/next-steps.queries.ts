import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

const exists = async (query: { executeTakeFirst(): Promise<unknown> }) =>
  (await query.executeTakeFirst()) !== undefined;

/** Whether an account that is not disabled holds the role. */
export const hasHolder = (db: Db, role: string) =>
  exists(
    db
      .selectFrom('officer_role')
      .innerJoin('officer', 'officer.id', 'officer_role.officer_id')
      .select('officer.id')
      .where('officer_role.role', '=', role)
      .where('officer.disabled_at', 'is', null)
      .limit(1),
  );

export const hasChain = (db: Db) => exists(db.selectFrom('approval_chain').select('no').limit(1));

/** Whether anything but an exercise was published. */
export const hasPublication = async (db: Db) =>
  (await exists(db.selectFrom('questionnaire').select('id').where('exercise', '=', 0).limit(1))) ||
  (await exists(db.selectFrom('consultation').select('id').where('exercise', '=', 0).limit(1)));

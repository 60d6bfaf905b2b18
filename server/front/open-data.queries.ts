import { type Kysely, sql } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { pieceChains } from '../staff/publications.ts';

type Db = Kysely<Schema>;

/** When a piece of the kind was last published. */
export const findLastPublished = async (db: Db, kind: string): Promise<string | null> =>
  (
    await db
      .selectFrom('piece')
      .innerJoin('piece_version', 'piece_version.piece_id', 'piece.id')
      .where('piece.kind', '=', kind)
      .select(sql<string | null>`max(piece_version.published_at)`.as('at'))
      .executeTakeFirst()
  )?.at ?? null;

/** When a piece of the kind was last taken back. */
export const findLastTakenBack = async (db: Db, kind: string): Promise<string | null> =>
  (
    await db
      .selectFrom('retraction')
      .innerJoin('piece', 'piece.id', 'retraction.subject_id')
      .where('retraction.kind', 'in', pieceChains)
      .where('piece.kind', '=', kind)
      .select(sql<string | null>`max(retraction.at)`.as('at'))
      .executeTakeFirst()
  )?.at ?? null;

/** How many comments of these rounds are shown. */
export const countShown = async (db: Db, consultationId: string, rounds: number[]): Promise<number> =>
  rounds.length === 0
    ? 0
    : (
        await db
          .selectFrom('comment_state')
          .where('consultation_id', '=', consultationId)
          .where('round_no', 'in', rounds)
          .where('state', 'in', ['released', 'redacted'])
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n;

import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { CommentKey } from './comments.queries.ts';

const isOf = ({ consultationId, id }: CommentKey) => ({ consultation_id: consultationId, comment_id: id });

export const listVersions = (db: Kysely<Schema>, key: CommentKey) =>
  db
    .selectFrom('comment_version')
    .select(['revision', 'at'])
    .where((eb) => eb.and(isOf(key)))
    .orderBy('revision')
    .execute();

/** Every decision, without who took it and what was noted for colleagues. */
export const listDecisions = (db: Kysely<Schema>, key: CommentKey) =>
  db
    .selectFrom('moderation')
    .select(['revision', 'act', 'rule', 'destination', 'at'])
    .where((eb) => eb.and(isOf(key)))
    .orderBy('seq')
    .execute();

export const listAllRedactions = (db: Kysely<Schema>, key: CommentKey) =>
  db
    .selectFrom('redaction')
    .select(['revision', 'field', 'start', 'end', 'kind', 'at', 'revoked_at'])
    .where((eb) => eb.and(isOf(key)))
    .orderBy('revision')
    .orderBy('field')
    .orderBy('start')
    .execute();

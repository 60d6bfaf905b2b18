import type { Context } from '../context.ts';
import type { CommentBody } from './comment-body.ts';
import { bodyOf } from './comment-words.ts';
import { findComment, findContact } from './comments.queries.ts';
import { unsealContact } from './contacts.ts';
import type { HeldComment } from './held-comments.ts';
import * as queries from './own-record.queries.ts';

/** Everything that is kept of a comment and may be told to whoever holds its receipt: never who decided. */
export interface OwnRecord {
  round: number;
  entrance: string | null;
  serial: string | null;
  paperDay: string | null;
  postmarkDay: string | null;
  /** The first is what was received first. */
  versions: { revision: number; at: Date; body: CommentBody }[];
  decisions: { revision: number; act: string; rule: string | null; destination: string | null; at: Date }[];
  redactions: {
    revision: number;
    field: string;
    start: number;
    end: number;
    kind: string;
    at: Date;
    revokedAt: Date | null;
  }[];
  /** The sealed contact, masked: a receipt that fell into other hands must not give a telephone number away. */
  contact: string | undefined;
}

export async function readOwnRecord(
  ctx: Context,
  { consultation, id }: HeldComment,
): Promise<OwnRecord | undefined> {
  const key = { consultationId: consultation.id, id };
  const row = await findComment(ctx.db, key);
  if (!row) return undefined;
  const versions: OwnRecord['versions'] = [];
  for (const { revision, at } of await queries.listVersions(ctx.db, key)) {
    const body = await bodyOf(ctx, consultation, key, revision);
    if (body) versions.push({ revision, at: new Date(at), body });
  }
  const contact = await findContact(ctx.db, key, 'contact');
  return {
    round: row.round_no,
    entrance: row.entrance,
    serial: row.serial,
    paperDay: row.paper_day,
    postmarkDay: row.postmark_day,
    versions,
    decisions: (await queries.listDecisions(ctx.db, key)).map((each) => ({ ...each, at: new Date(each.at) })),
    redactions: (await queries.listAllRedactions(ctx.db, key)).map(({ at, revoked_at, ...each }) => ({
      ...each,
      at: new Date(at),
      revokedAt: revoked_at === null ? null : new Date(revoked_at),
    })),
    contact: contact && masked(unsealContact(ctx, id, 'contact', contact.sealed)),
  };
}

/** Enough to know one's own again: of each run of letters or digits the first, of a longer one the last too. */
export const masked = (words: string): string =>
  words.replace(/[\p{L}\p{M}\p{N}]+/gu, (run) => {
    const signs = [...run];
    const last = signs.length > 4 ? (signs.at(-1) ?? '') : '';
    return `${signs[0]}${'*'.repeat(signs.length - 1 - last.length)}${last}`;
  });

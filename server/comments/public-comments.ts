import type { CommentChannel, PartyKind, Stance } from '#shared/terms.ts';
import { type Piece, piecesWithout } from '#shared/text/spans.ts';
import { dayOf } from '#shared/time.ts';
import type { Consultation, Round } from '../consultations/consultations.ts';
import { periodPhase } from '../consultations/period.ts';
import type { Context } from '../context.ts';
import { type Clause, findClause, findLineage, within } from '../drafts/drafts.ts';
import { DomainError } from '../errors.ts';
import { isNamed } from './comment-body.ts';
import { listOpinions, type OpinionRow } from './comments.queries.ts';
import * as queries from './public-comments.queries.ts';
import { type RedactionKind, redactionsOf } from './redactions.ts';

export type Pieces = Piece<RedactionKind>[];

/** A released comment without what is not shown of it: the text as written stays in the verb that makes this. */
export interface PublicComment {
  no: number;
  receivedOn: string;
  channel: CommentChannel;
  language: string;
  /** The name is an organisation's; a person's is never shown. */
  party: { kind: PartyKind; name: Pieces | undefined; signatories: number | undefined };
  /** The words of a reply without opinion. */
  statement: Pieces | undefined;
  opinions: PublicOpinion[];
}

export interface PublicOpinion {
  /** Undefined for the whole draft. */
  clause: Clause | undefined;
  stance: Stance;
  text: Pieces;
  proposed: Pieces | undefined;
}

/** The rounds' comments are not shown one by one, or not yet. */
export class CommentsNotShownError extends DomainError {
  readonly type = 'comments-not-shown';
  readonly status = 404;
}

/** Whether the round shows its released comments now: once reviewed, once closed, or never. */
export const showsComments = (ctx: Context, { visibility, events }: Round): boolean =>
  visibility === 'after_review' ||
  (visibility === 'after_close' && periodPhase(events, ctx.clock.now()) === 'closed');

export interface PublicWanted {
  /** The number after which to go on. */
  cursor?: number | undefined;
  limit: number;
  /** A clause's key: comments on it and on everything in it. */
  clause?: string | undefined;
}

/**
 * Released comments of the rounds that show them, by number, with their redactions applied. Throws
 * CommentsNotShownError when no round does.
 */
export async function listPublicComments(
  ctx: Context,
  consultation: Consultation,
  { cursor = 0, limit, clause: clauseKey }: PublicWanted,
): Promise<{ items: PublicComment[]; next: number | undefined }> {
  const rounds = consultation.rounds.filter((round) => showsComments(ctx, round)).map(({ no }) => no);
  if (rounds.length === 0) throw new CommentsNotShownError();
  const clause = clauseKey === undefined ? undefined : findClause(consultation.round.version, clauseKey);
  if (clauseKey !== undefined && !clause) return { items: [], next: undefined };
  const rows = await queries.listReleased(ctx.db, {
    consultationId: consultation.id,
    rounds,
    after: cursor,
    lineages: clause && within(clause).map(({ lineage }) => lineage),
    limit: limit + 1,
  });
  const items = await Promise.all(rows.slice(0, limit).map((row) => shown(ctx, consultation, row)));
  return { items, next: rows.length > limit ? items.at(-1)?.no : undefined };
}

type Row = Awaited<ReturnType<typeof queries.listReleased>>[number];

async function shown(ctx: Context, consultation: Consultation, row: Row): Promise<PublicComment> {
  const key = { consultationId: consultation.id, id: row.comment_id };
  const redactions = await redactionsOf(ctx, consultation.id, row.comment_id, row.revision);
  const pieces = (field: string, text: string): Pieces =>
    piecesWithout(
      text,
      redactions.filter((each) => each.field === field),
    );
  const optional = (field: string, text: string | null) => (text === null ? undefined : pieces(field, text));
  const opinions = await listOpinions(ctx.db, key, row.revision);
  return {
    no: row.no,
    receivedOn: dayOf(new Date(row.received_at)),
    channel: row.channel as CommentChannel,
    language: row.language,
    party: {
      kind: row.party_kind as PartyKind,
      name: isNamed(row.party_kind as PartyKind) ? optional('party_name', row.party_name) : undefined,
      signatories: row.signatories ?? undefined,
    },
    statement: optional('statement', row.statement),
    opinions: opinions.map((opinion) => ({
      clause: clauseOf(consultation, opinion),
      stance: opinion.stance as Stance,
      text: pieces(`${opinion.position}.text`, opinion.text),
      proposed: optional(`${opinion.position}.proposed`, opinion.proposed),
    })),
  };
}

const clauseOf = ({ round }: Consultation, { lineage }: OpinionRow) =>
  lineage === null ? undefined : findLineage(round.version, lineage);

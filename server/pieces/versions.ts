import { createHash } from 'node:crypto';
import { languages } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { searchKeys } from '#shared/text/search-keys.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { randomTextId } from '../responses/text-id.ts';
import { type Approval, isAsked, listApprovalsOf } from '../staff/approval-records.ts';
import { AlreadyWaitingError, propose } from '../staff/approvals.ts';
import type { Subject } from '../staff/publications.ts';
import { findRetraction } from '../staff/retractions.ts';
import { scopeOf } from '../staff/roles.ts';
import { type DraftContent, kinds, type PieceKind } from './kinds.ts';
import { obstaclesTo } from './obstacles.ts';
import * as queries from './pieces.queries.ts';
import { getWritable, loadPiece, type Piece, PieceChangedError } from './pieces.ts';
import { replaceEntries } from './published.queries.ts';

/** Something is missing or contradicts itself; the page lists what. */
export class PieceNotReadyError extends DomainError {
  readonly type = 'piece-not-ready';
  readonly status = 409;
}

/** It was published before: what was changed must be told to the public, in Chinese at least. */
export class PieceNoteError extends DomainError {
  readonly type = 'piece-note';
  readonly status = 422;
}

/** It was published and taken back: nothing takes its place at its address. */
export class PieceTakenBackError extends DomainError {
  readonly type = 'piece-taken-back';
  readonly status = 409;
}

/** A piece as it was put before the approvers: a record. */
export interface PieceVersion {
  id: string;
  pieceId: string;
  no: number;
  hash: string;
  /** What was changed against the version before, for the public. */
  note: Text | undefined;
  proposedAt: Date;
  /** Undefined while the chain runs, and for ever where it was returned. */
  publishedAt: Date | undefined;
}

export const hashOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/**
 * Freezes the piece as it stands and puts exactly that before the approvers. Throws as `getWritable`,
 * PieceTakenBackError, PieceNotReadyError, PieceNoteError, AlreadyWaitingError, PieceChangedError.
 */
export async function proposePiece(
  ctx: Context,
  officer: SignedIn,
  id: string,
  note?: Text,
): Promise<Approval> {
  const piece = await getWritable(ctx, officer, id);
  const kind = kinds.of(piece.kind);
  if (await findRetraction(ctx, kind.chain, id)) throw new PieceTakenBackError();
  if ((await obstaclesTo(ctx, piece)).length > 0) throw new PieceNotReadyError();
  if (piece.publishedNo !== undefined && !note?.['zh-CN']?.trim()) throw new PieceNoteError();
  const content = canonicalJson(kind.schema.parse(piece.content));
  const hash = hashOf(content);
  return ctx.store.write(async (tx) => {
    if ((await loadPiece(tx, id)).revision !== piece.revision) throw new PieceChangedError();
    const last = (await queries.listVersions(tx.db, id)).at(-1);
    if (last && (await approvalOf(tx, piece, last))?.state === 'waiting') throw new AlreadyWaitingError();
    const versionId = tx.random(9).toString('base64url');
    await queries.insertVersion(tx.db, {
      id: versionId,
      piece_id: id,
      no: (last?.no ?? 0) + 1,
      content,
      hash,
      note: note && Object.keys(note).length > 0 ? canonicalJson(note) : null,
      proposed_at: tx.clock.now().toISOString(),
      published_at: null,
    });
    const { departmentId } = piece;
    return propose(tx, { departmentId, kind: kind.chain, subjectId: versionId, subjectHash: hash, officer });
  });
}

/**
 * The verb of the last approval: the version is what the public reads from now on. Throws NotFoundError,
 * PieceTakenBackError.
 */
export async function publishPiece(tx: Context, { subjectId }: Pick<Approval, 'subjectId'>): Promise<void> {
  const version = await queries.findVersion(tx.db, subjectId);
  if (!version) throw new NotFoundError();
  const piece = await loadPiece(tx, version.piece_id);
  const kind = kinds.of(piece.kind);
  if (await findRetraction(tx, kind.chain, piece.id)) throw new PieceTakenBackError();
  const content = JSON.parse(version.content) as object;
  await queries.setVersionPublished(tx.db, version.id, tx.clock.now().toISOString());
  await queries.setPublished(tx.db, piece.id, version.no, kind.listedOn(content));
  await queries.replaceFacets(tx.db, piece.id, facetsOf(kind, content));
  await replaceEntries(
    tx.db,
    piece.id,
    entriesOf(kind, content).map((entry) => ({
      ...entry,
      id: randomTextId(tx),
      keys: searchKeys(`${entry.title}\n${entry.text}`),
    })),
  );
  tx.store.expirePages();
}

/** What was taken back is found and counted no more: called in the write that takes it back. */
export async function forgetPiece(tx: Context, { id }: Pick<Piece, 'id'>): Promise<void> {
  await queries.replaceFacets(tx.db, id, []);
  await replaceEntries(tx.db, id, []);
}

/** By what a content is listed, each once. */
export const facetsOf = (kind: PieceKind, content: object): [string, string][] =>
  unique(kind.facets?.(content) ?? []);

/** The words by which a content is found, one of each language. */
export const entriesOf = ({ found }: PieceKind, content: object) =>
  found ? languages.map((language) => ({ language, ...found(content, language) })) : [];

const unique = (facets: [string, string][]): [string, string][] => [
  ...new Map(facets.map((facet) => [facet.join('\n'), facet])).values(),
];

/** What the approvers are asked to sign. The hash is that of the content as it stands in the store. */
export async function pieceSubject(
  ctx: Context,
  { subjectId }: Pick<Approval, 'subjectId'>,
): Promise<Subject> {
  const row = await queries.findVersion(ctx.db, subjectId);
  if (!row) throw new NotFoundError();
  const piece = await loadPiece(ctx, row.piece_id);
  return {
    title: kinds.of(piece.kind).title(JSON.parse(row.content) as DraftContent),
    path: `/workspace/pieces/${piece.id}/versions/${row.no}`,
    hash: hashOf(row.content),
    item: {
      exercise: false,
      retracted: (await findRetraction(ctx, kinds.of(piece.kind).chain, piece.id)) !== undefined,
    },
  };
}

/** Whether the officer began or changed it, whoever proposed it. */
export async function wrotePiece(tx: Context, subjectId: string, officerId: string): Promise<boolean> {
  const row = await queries.findVersion(tx.db, subjectId);
  return row !== undefined && (await queries.findWriting(tx.db, row.piece_id, officerId)) !== undefined;
}

export const listVersions = async (ctx: Context, { id }: Pick<Piece, 'id'>): Promise<PieceVersion[]> =>
  (await queries.listVersions(ctx.db, id)).map(versionOf);

export const approvalOf = async (
  ctx: Context,
  { kind }: Pick<Piece, 'kind'>,
  { id }: Pick<PieceVersion, 'id'>,
): Promise<Approval | undefined> => (await listApprovalsOf(ctx, kinds.of(kind).chain, id)).at(-1);

/**
 * A version for the officers of its department and for those whom its chain asks, with what the public read before it.
 * Throws NotFoundError.
 */
export async function getVersion(ctx: Context, officer: SignedIn, id: string, no: number) {
  const piece = await loadPiece(ctx, id);
  const row = await queries.findVersionByNo(ctx.db, id, no);
  if (!row) throw new NotFoundError();
  const mine = scopeOf(officer).includes(piece.departmentId);
  if (!mine && !(await isAsked(ctx, officer, kinds.of(piece.kind).chain, row.id))) throw new NotFoundError();
  const before = await queries.findVersionBefore(ctx.db, id, no);
  return {
    piece,
    version: versionOf(row),
    content: JSON.parse(row.content) as DraftContent,
    before: before && { no: before.no, content: JSON.parse(before.content) as DraftContent },
  };
}

/** Whether no later version of its piece was put forward. */
export async function isLastVersion(ctx: Context, versionId: string): Promise<boolean> {
  const row = await queries.findVersion(ctx.db, versionId);
  return row !== undefined && (await queries.listVersions(ctx.db, row.piece_id)).at(-1)?.id === versionId;
}

type VersionRow = Awaited<ReturnType<typeof queries.listVersions>>[number];

const versionOf = (row: VersionRow): PieceVersion => ({
  id: row.id,
  pieceId: row.piece_id,
  no: row.no,
  hash: row.hash,
  note: row.note === null ? undefined : (JSON.parse(row.note) as Text),
  proposedAt: new Date(row.proposed_at),
  publishedAt: row.published_at === null ? undefined : new Date(row.published_at),
});

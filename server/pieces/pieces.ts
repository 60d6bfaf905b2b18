import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from '../staff/audit.ts';
import { type Department, listDepartments } from '../staff/departments.ts';
import { can, NotAllowedError, requireCan, scopeOf } from '../staff/roles.ts';
import { type DraftContent, kinds, type PieceKindName } from './kinds.ts';
import * as queries from './pieces.queries.ts';

/** 一条信息 as it stands on its department's desk. */
export interface Piece {
  id: string;
  kind: PieceKindName;
  /** The end of its address; fixed once it was published. */
  slug: string;
  departmentId: string;
  content: DraftContent;
  /** Counts the changes, so that one officer does not write over another. */
  revision: number;
  changedAt: Date;
  /** The version that the public reads; undefined before the first was signed. */
  publishedNo: number | undefined;
}

/** Somebody else has saved in the meantime. */
export class PieceChangedError extends DomainError {
  readonly type = 'piece-changed';
  readonly status = 409;
}

/** Another piece of the kind has this address, or it is no address, or it was published under another. */
export class PieceAddressError extends DomainError {
  readonly type = 'piece-address';
  readonly status = 422;
}

/** `a-z`, digits and single hyphens between them, to 60 characters. */
export const isSlug = (text: string): boolean => text.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

export interface NewPiece {
  kind: PieceKindName;
  departmentId: string;
  slug: string;
  content: DraftContent;
}

/** Begins a piece in a department for which the officer writes. Throws NotAllowedError, PieceAddressError. */
export async function createPiece(ctx: Context, officer: SignedIn, given: NewPiece): Promise<Piece> {
  const { kind, departmentId, slug, content } = given;
  requireCan(officer, 'write-content', departmentId);
  const id = ctx.random(9).toString('base64url');
  return ctx.store.write(async (tx) => {
    if (!isSlug(slug) || (await queries.findPieceAt(tx.db, kind, slug))) throw new PieceAddressError();
    const now = tx.clock.now().toISOString();
    await queries.insertPiece(tx.db, {
      id,
      kind,
      slug,
      department_id: departmentId,
      officer_id: officer.id,
      content: canonicalJson(content),
      revision: 1,
      created_at: now,
      changed_at: now,
      published_no: null,
      listed_on: null,
    });
    await record(tx, { officerId: officer.id, departmentId, act: 'piece.created', subject: id });
    return loadPiece(tx, id);
  });
}

/**
 * Keeps a changed content, gaps and all. `revision` is that of the content which was changed; saving the same once more
 * changes nothing. Throws NotFoundError, NotAllowedError, PieceChangedError, PieceAddressError.
 */
export const changePiece = (
  ctx: Context,
  officer: SignedIn,
  { id, revision, content, slug }: Pick<Piece, 'id' | 'revision' | 'content' | 'slug'>,
): Promise<void> =>
  ctx.store.write(async (tx) => {
    const held = await getWritable(tx, officer, id);
    if (canonicalJson(content) === canonicalJson(held.content) && slug === held.slug) return;
    if (slug !== held.slug) {
      const other = await queries.findPieceAt(tx.db, held.kind, slug);
      if (!isSlug(slug) || other || held.publishedNo !== undefined) throw new PieceAddressError();
    }
    const at = tx.clock.now().toISOString();
    const changed = { id, revision, content: canonicalJson(content), slug, at };
    if (!(await queries.setContent(tx.db, changed))) throw new PieceChangedError();
    const { departmentId } = held;
    await record(tx, { officerId: officer.id, departmentId, act: 'piece.changed', subject: id });
  });

/** The departments for which the officer writes, their own first. Throws NotAllowedError where there is none. */
export async function pieceDepartments(ctx: Context, officer: SignedIn): Promise<Department[]> {
  const own = (await listDepartments(ctx)).filter(({ id }) => can(officer, 'write-content', id));
  if (own.length === 0) throw new NotAllowedError();
  return own.sort((a, b) => Number(b.id === officer.department.id) - Number(a.id === officer.department.id));
}

/** Throws NotAllowedError for whoever sees no department's content. */
export function requireDesk(officer: SignedIn): void {
  if (scopeOf(officer).length === 0) throw new NotAllowedError();
}

/** Those of a kind on the desks of the officer's departments, whole, the last changed first. Throws NotAllowedError. */
export async function listPieces(ctx: Context, officer: SignedIn, kind: PieceKindName): Promise<Piece[]> {
  requireDesk(officer);
  return (await queries.listPieces(ctx.db, kind, scopeOf(officer))).map(pieceOf);
}

/** One of the officer's departments. Throws NotFoundError, also outside them. */
export async function getPiece(ctx: Context, officer: SignedIn, id: string): Promise<Piece> {
  const piece = await loadPiece(ctx, id);
  if (!scopeOf(officer).includes(piece.departmentId)) throw new NotFoundError();
  return piece;
}

/** One that this officer may change. Throws NotFoundError, NotAllowedError. */
export async function getWritable(ctx: Context, officer: SignedIn, id: string): Promise<Piece> {
  const piece = await getPiece(ctx, officer, id);
  requireCan(officer, 'write-content', piece.departmentId);
  return piece;
}

/** Throws NotFoundError. */
export async function loadPiece(ctx: Context, id: string): Promise<Piece> {
  const row = await queries.findPiece(ctx.db, id);
  if (!row || !kinds.find(row.kind)) throw new NotFoundError();
  return pieceOf(row);
}

const pieceOf = (row: queries.PieceRow): Piece => ({
  id: row.id,
  kind: row.kind as PieceKindName,
  slug: row.slug,
  departmentId: row.department_id,
  content: JSON.parse(row.content) as DraftContent,
  revision: row.revision,
  changedAt: new Date(row.changed_at),
  publishedNo: row.published_no ?? undefined,
});

import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from '../staff/audit.ts';
import { deleteFilesOf } from './files.queries.ts';
import { copyFiles } from './files.ts';
import type { DraftContent } from './kinds.ts';
import * as queries from './pieces.queries.ts';
import { changePiece, createPiece, getPiece, getWritable, type Piece } from './pieces.ts';

/** It was put before approvers once: it is a record. */
export class PieceOnRecordError extends DomainError {
  readonly type = 'piece-on-record';
  readonly status = 409;
}

/**
 * Begins another piece of the kind in the same department, with what this one says now and copies of its files. Throws as
 * `getPiece` and `createPiece`.
 */
export const copyPiece = (ctx: Context, officer: SignedIn, id: string, slug: string): Promise<Piece> =>
  ctx.store.write(async (tx) => {
    const from = await getPiece(tx, officer, id);
    const { kind, departmentId, content } = from;
    const copy = await createPiece(tx, officer, { kind, departmentId, content, slug });
    const files = await copyFiles(tx, officer, from, copy);
    if (files.size === 0) return copy;
    const own = renamed(content, files);
    await changePiece(tx, officer, { ...copy, content: own });
    return { ...copy, content: own, revision: copy.revision + 1 };
  });

/** The same content, in which each file stands under its new id. */
function renamed(content: DraftContent, files: ReadonlyMap<string, string>): DraftContent {
  let text = canonicalJson(content);
  for (const [old, now] of files) text = text.replaceAll(JSON.stringify(old), JSON.stringify(now));
  return JSON.parse(text) as DraftContent;
}

/** Throws away a draft that was never put before approvers, with its files. Throws as `getWritable`, PieceOnRecordError. */
export const discardPiece = (ctx: Context, officer: SignedIn, id: string): Promise<Piece> =>
  ctx.store.write(async (tx) => {
    const piece = await getWritable(tx, officer, id);
    if ((await queries.listVersions(tx.db, id)).length > 0) throw new PieceOnRecordError();
    await deleteFilesOf(tx.db, id);
    await queries.deletePiece(tx.db, id);
    const { departmentId, kind, slug } = piece;
    await record(tx, {
      ...{ officerId: officer.id, departmentId, act: 'piece.discarded', subject: id },
      detail: { kind, slug },
    });
    return piece;
  });

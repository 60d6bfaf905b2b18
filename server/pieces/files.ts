import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from '../staff/audit.ts';
import { cleanName, kindOfFile } from './file-kinds.ts';
import * as queries from './files.queries.ts';
import { getPiece, getWritable, type Piece } from './pieces.ts';
import { findStandingById } from './published.queries.ts';

/** Bytes that a file may have. */
export const FILE_MAX = 8 * 1024 * 1024;

/** A picture, a recording or a document of a piece. */
export interface PieceFile {
  id: string;
  pieceId: string;
  name: string;
  mediaType: string;
  size: number;
  hash: string;
}

/** It is none of the kinds that are taken, or empty, or too large. */
export class UnknownFileError extends DomainError {
  readonly type = 'unknown-file';
  readonly status = 422;
}

/** A version that was put before approvers names it: it is part of a record. */
export class FileOnRecordError extends DomainError {
  readonly type = 'file-on-record';
  readonly status = 409;
}

/** Whether a content, as it stands in the store, names a file. */
export const names = (content: string, id: string): boolean => content.includes(JSON.stringify(id));

/** Keeps a file with a piece. Throws as `getWritable`, UnknownFileError. */
export async function addFile(
  ctx: Context,
  officer: SignedIn,
  pieceId: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<PieceFile> {
  const piece = await getWritable(ctx, officer, pieceId);
  const kind = kindOfFile(bytes);
  if (!kind || bytes.length > FILE_MAX) throw new UnknownFileError();
  const row = {
    id: ctx.random(9).toString('base64url'),
    piece_id: piece.id,
    name: cleanName(name, kind),
    media_type: kind.mediaType,
    size: bytes.length,
    bytes,
    hash: hashOfBytes(bytes),
    officer_id: officer.id,
    at: ctx.clock.now().toISOString(),
  };
  await ctx.store.write(async (tx) => {
    await queries.insertFile(tx.db, row);
    await record(tx, { ...acted(officer, piece, row), act: 'piece.file-added', after: row.hash });
  });
  return fileOf(row);
}

export const hashOfBytes = (bytes: Uint8Array): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

const acted = (officer: SignedIn, { id, departmentId }: Piece, file: { id: string }) => ({
  officerId: officer.id,
  departmentId,
  subject: id,
  detail: { file: file.id },
});

/** Takes a file away that no version names. Throws as `getWritable`, FileOnRecordError. */
export async function removeFile(
  ctx: Context,
  officer: SignedIn,
  pieceId: string,
  id: string,
): Promise<void> {
  const piece = await getWritable(ctx, officer, pieceId);
  await ctx.store.write(async (tx) => {
    const row = await queries.findFile(tx.db, id);
    if (row?.piece_id !== piece.id) throw new NotFoundError();
    if ((await queries.listContents(tx.db, piece.id)).some((content) => names(content, id)))
      throw new FileOnRecordError();
    await queries.deleteFile(tx.db, id);
    await record(tx, { ...acted(officer, piece, row), act: 'piece.file-removed', before: row.hash });
  });
}

/** What belongs to a piece, the oldest first. */
export const listFiles = async (ctx: Context, { id }: Pick<Piece, 'id'>): Promise<PieceFile[]> =>
  (await queries.listFiles(ctx.db, id)).map(fileOf);

/** A file for officers of its department. Throws NotFoundError, also outside it. */
export async function getFile(
  ctx: Context,
  officer: SignedIn,
  pieceId: string,
  id: string,
): Promise<PieceFile> {
  const piece = await getPiece(ctx, officer, pieceId);
  const row = await queries.findFile(ctx.db, id);
  if (row?.piece_id !== piece.id) throw new NotFoundError();
  return fileOf(row);
}

/** A file for everybody: one that the version names which the public reads now. Throws NotFoundError. */
export async function getPublicFile(ctx: Context, id: string): Promise<PieceFile> {
  const row = await queries.findFile(ctx.db, id);
  const standing = row && (await findStandingById(ctx.db, row.piece_id));
  if (!row || !standing || !names(standing.content, id)) throw new NotFoundError();
  return fileOf(row);
}

/** Its bytes, from one on. Throws NotFoundError where it went meanwhile. */
export async function readFileBytes(
  ctx: Context,
  { id }: Pick<PieceFile, 'id'>,
  part: readonly [start: number, length: number],
): Promise<Uint8Array> {
  const bytes = await queries.findBytes(ctx.db, id, part);
  if (!bytes) throw new NotFoundError();
  return bytes;
}

/** Copies the files of a piece to another in the running write; gives the new id of each. */
export async function copyFiles(
  tx: Context,
  officer: SignedIn,
  from: Pick<Piece, 'id'>,
  to: Pick<Piece, 'id'>,
): Promise<Map<string, string>> {
  const copied = new Map<string, string>();
  for (const { id } of await queries.listFiles(tx.db, from.id)) {
    const row = await queries.findWholeFile(tx.db, id);
    if (!row) continue;
    const copy = tx.random(9).toString('base64url');
    const at = tx.clock.now().toISOString();
    await queries.insertFile(tx.db, { ...row, id: copy, piece_id: to.id, officer_id: officer.id, at });
    copied.set(id, copy);
  }
  return copied;
}

const fileOf = (row: {
  id: string;
  piece_id: string;
  name: string;
  media_type: string;
  size: number;
  hash: string;
}): PieceFile => ({
  id: row.id,
  pieceId: row.piece_id,
  name: row.name,
  mediaType: row.media_type,
  size: row.size,
  hash: row.hash,
});

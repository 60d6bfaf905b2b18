import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import * as queries from './attachments.queries.ts';

/** Bytes that a scanned sheet may have. */
export const SCAN_MAX = 8 * 1024 * 1024;

/** A scan is a PDF, a PNG or a JPEG, whatever its name says. */
class UnknownScanError extends DomainError {
  readonly type = 'unknown-scan';
  readonly status = 422;
}

interface Attachment {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

const kinds = [
  { mediaType: 'application/pdf', end: 'pdf', magic: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: 'image/png', end: 'png', magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'image/jpeg', end: 'jpg', magic: [0xff, 0xd8, 0xff] },
];

/** What a file is, by its first bytes. */
export const kindOfScan = (bytes: Uint8Array) =>
  kinds.find(({ magic }) => magic.every((byte, at) => bytes[at] === byte));

export interface NewAttachment {
  departmentId: string;
  officer: Pick<SignedIn, 'id'>;
  bytes: Uint8Array;
  /** What it is offered as, without its ending: never what the sender called it. */
  stem: string;
}

/** Keeps a scanned sheet in the running write; gives its id. Throws UnknownScanError. */
export async function keepAttachment(tx: Context, given: NewAttachment): Promise<string> {
  const { departmentId, officer, bytes, stem } = given;
  const kind = kindOfScan(bytes);
  if (!kind || bytes.length > SCAN_MAX) throw new UnknownScanError();
  const id = tx.random(9).toString('base64url');
  await queries.insertAttachment(tx.db, {
    id,
    department_id: departmentId,
    name: `${stem}.${kind.end}`,
    media_type: kind.mediaType,
    bytes,
    hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    officer_id: officer.id,
    at: tx.clock.now().toISOString(),
  });
  return id;
}

/** Throws NotFoundError. Whoever asks has been let in by what it is attached to. */
export async function getAttachment(ctx: Context, id: string): Promise<Attachment> {
  const row = await queries.findAttachment(ctx.db, id);
  if (!row) throw new NotFoundError();
  return { name: row.name, mediaType: row.media_type, bytes: row.bytes };
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { Decrypter, Encrypter, type Identity, type Recipient } from 'age-encryption';
import { z } from 'zod';
import { BackupError } from './errors.ts';
import type { Lock, Opener } from './keys.ts';
import type { Source } from './source.ts';

/** The store follows as a file of SQLite. */
export const FILE_FORMAT = 'wenji-backup/1' as const;
/** The store follows as PostgreSQL's pg_dump wrote it. */
export const DUMP_FORMAT = 'wenji-backup/2' as const;

const MAGIC = 'age-encryption.org/v1\n';
const HEADER_MAX = 1 << 20;

const about = {
  /** The version of the program that made it. */
  program: z.string(),
  /** Name of the store's last migration. */
  schema: z.string(),
  /** Time of the real clock. */
  made_at: z.iso.datetime(),
  demo: z.boolean(),
  /** What the store remembers of SECRET_KEY; tells whether a key is the right one, and nothing about it. */
  secret_check: z.string(),
  tables: z.record(z.string(), z.object({ rows: z.int(), sha256: z.string() })),
};

const fileHeader = z.object({
  format: z.literal(FILE_FORMAT),
  ...about,
  /** Of the store's file. */
  bytes: z.int().nonnegative(),
  sha256: z.string(),
});

const dumpHeader = z.object({
  format: z.literal(DUMP_FORMAT),
  ...about,
  store: z.literal('postgres'),
  /** Version of the server. */
  server: z.string(),
  /** The schema of the database in which the tables lay. */
  namespace: z.string(),
});

/** The first line of what is encrypted; the store follows it. */
const headerSchema = z.discriminatedUnion('format', [fileHeader, dumpHeader]);

export type FileHeader = z.infer<typeof fileHeader>;
export type DumpHeader = z.infer<typeof dumpHeader>;
export type Header = z.infer<typeof headerSchema>;

/** Opens one backup, which this process has just made, to read it back. */
export type Reopener = { fileKey: Uint8Array };

/**
 * Writes the header and the store, compressed and encrypted, to an open file; gives the hashes of what was written and of
 * the store in it, and what opens it once more.
 */
export async function writeArchive(
  source: Pick<Source, 'header' | 'bytes' | 'read'>,
  lock: Lock,
  to: FileHandle,
  progress: (done: number, total: number) => void,
) {
  const { encrypter, reopener } = encrypterFor(lock);
  const gzip = createGzip();
  const plain = { bytes: 0, hash: createHash('sha256') };
  let unread: unknown;
  async function* lines() {
    yield Buffer.from(`${JSON.stringify(source.header)}\n`);
    try {
      for await (const chunk of source.read()) {
        yield chunk;
        plain.hash.update(chunk);
        plain.bytes += chunk.length;
        progress(plain.bytes, Math.max(plain.bytes, source.bytes));
      }
    } catch (error) {
      unread = error;
      throw error;
    }
  }
  const packed = pipeline(lines(), gzip);
  // What fails is heard below, where it is awaited.
  packed.catch(() => {});
  const sealed = await encrypter.encrypt(Readable.toWeb(gzip) as ReadableStream<Uint8Array>);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of Readable.fromWeb(sealed as never)) {
      hash.update(chunk);
      bytes += chunk.length;
      await to.writeFile(chunk);
    }
  } catch (error) {
    // Where the store could not be read to its end, that is the reason.
    throw unread ?? error;
  }
  await packed;
  return {
    bytes,
    sha256: hash.digest('hex'),
    plain: { bytes: plain.bytes, sha256: plain.hash.digest('hex') },
    reopener: reopener(),
  };
}

function encrypterFor(lock: Lock): { encrypter: Encrypter; reopener: () => Opener | Reopener } {
  const encrypter = new Encrypter();
  if ('passphrase' in lock) {
    encrypter.setPassphrase(lock.passphrase);
    return { encrypter, reopener: () => lock };
  }
  let kept = new Uint8Array();
  // Stands in no line of the file; it only tells this process the key of this one file.
  const listener: Recipient = {
    wrapFileKey(fileKey) {
      kept = fileKey.slice();
      return [];
    },
  };
  for (const recipient of lock.recipients) encrypter.addRecipient(recipient);
  encrypter.addRecipient(listener);
  return { encrypter, reopener: () => ({ fileKey: kept }) };
}

/** What a backup is locked with; undefined where the file is no backup. */
export async function lockOf(file: string): Promise<'key' | 'passphrase' | undefined> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    const head = buffer.toString('latin1', 0, bytesRead);
    if (!head.startsWith(`${MAGIC}-> `)) return undefined;
    return head.startsWith(`${MAGIC}-> scrypt `) ? 'passphrase' : 'key';
  } finally {
    await handle.close();
  }
}

export class WrongKeyError extends Error {}
export class DamagedError extends Error {}
export class UnknownFormatError extends Error {}

/**
 * Reads a backup whole: gives its header, after every byte of the store went to `take` and fitted the header. `begin` sees
 * the header before any of them, and may refuse it. Throws WrongKeyError, DamagedError where a byte is missing or changed,
 * UnknownFormatError where it was made by a program of another time, and the BackupError of `begin` or `take`.
 */
export async function readArchive(
  file: string,
  opener: Opener | Reopener,
  take: (chunk: Buffer) => Promise<unknown>,
  begin: (header: Header) => void = () => {},
): Promise<Header> {
  const source = createReadStream(file, { highWaterMark: 1 << 18 });
  try {
    return await read(source, opener, take, begin);
  } catch (error) {
    if (error instanceof WrongKeyError || error instanceof UnknownFormatError) throw error;
    if (error instanceof BackupError) throw error;
    if ((error as NodeJS.ErrnoException).syscall) throw error;
    throw new DamagedError(error instanceof Error ? error.message : String(error), { cause: error });
  } finally {
    source.destroy();
  }
}

async function read(
  source: Readable,
  opener: Opener | Reopener,
  take: (chunk: Buffer) => Promise<unknown>,
  begin: (header: Header) => void,
): Promise<Header> {
  const sealed = Readable.toWeb(source) as ReadableStream<Uint8Array>;
  const packed = await decrypterFor(opener)
    .decrypt(sealed)
    .catch((error: Error) => {
      throw /no identity matched/.test(error.message) ? new WrongKeyError(error.message) : error;
    });
  const gunzip = createGunzip();
  const unpacked = pipeline(Readable.fromWeb(packed as never), gunzip);
  unpacked.catch(() => {});
  const hash = createHash('sha256');
  let header: Header | undefined;
  let head: Buffer = Buffer.alloc(0);
  let bytes = 0;
  for await (const chunk of gunzip as AsyncIterable<Buffer>) {
    let rest = chunk;
    if (!header) {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\n');
      if (end < 0 && head.length > HEADER_MAX) throw new UnknownFormatError('It begins with no header');
      if (end < 0) continue;
      header = parseHeader(head.toString('utf8', 0, end));
      begin(header);
      rest = head.subarray(end + 1);
    }
    hash.update(rest);
    bytes += rest.length;
    await take(rest);
  }
  await unpacked;
  if (!header) throw new UnknownFormatError('It begins with no header');
  // Of a dump it is not known before it is written; that no byte is missing or changed, its seal tells.
  if (header.format === DUMP_FORMAT) return header;
  if (bytes !== header.bytes || hash.digest('hex') !== header.sha256)
    throw new DamagedError('The store in it is not the one that its header describes');
  return header;
}

function decrypterFor(opener: Opener | Reopener): Decrypter {
  const decrypter = new Decrypter();
  if ('fileKey' in opener) {
    const known: Identity = { unwrapFileKey: () => opener.fileKey };
    decrypter.addIdentity(known);
  } else if ('passphrase' in opener) decrypter.addPassphrase(opener.passphrase);
  else for (const identity of opener.identities) decrypter.addIdentity(identity);
  return decrypter;
}

function parseHeader(line: string): Header {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch (error) {
    throw new UnknownFormatError('It begins with no header', { cause: error });
  }
  const parsed = headerSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const { format } = (given ?? {}) as { format?: unknown };
  throw new UnknownFormatError(
    typeof format === 'string' && format !== FILE_FORMAT && format !== DUMP_FORMAT
      ? `Its format is ${format}; this program knows ${FILE_FORMAT} and ${DUMP_FORMAT}`
      : 'Its header is not one of a backup',
  );
}

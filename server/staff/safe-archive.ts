import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const STORED = 0;
const DEFLATED = 8;

/** Parts that an archive may have, and bytes into which they may unfold: a list of accounts needs far less. */
const PARTS = 200;
const UNFOLDED = 8 * 1024 * 1024;

/** A part of an archive, unfolded. */
export interface Part {
  name: string;
  bytes: Buffer;
}

export class UnsafeArchiveError extends Error {}

const inflate = promisify(inflateRaw);

/**
 * The XML parts of a ZIP archive that somebody sent. Sizes are taken from its table of contents and held to while it
 * unfolds, whatever its parts say of themselves. Throws UnsafeArchiveError.
 */
export async function unfold(archive: Buffer): Promise<Part[]> {
  try {
    const listed = contentsOf(archive).filter(({ name }) => /\.(xml|rels)$/.test(name));
    if (listed.reduce((sum, { size }) => sum + size, 0) > UNFOLDED) throw new UnsafeArchiveError();
    const parts: Part[] = [];
    for (const entry of listed) parts.push({ name: entry.name, bytes: await bytesOf(archive, entry) });
    return parts;
  } catch (cause) {
    throw new UnsafeArchiveError('Not an archive to be unfolded', { cause });
  }
}

interface Entry {
  name: string;
  method: number;
  packed: number;
  size: number;
  at: number;
}

function contentsOf(archive: Buffer): Entry[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.readUInt32LE(end) !== END) throw new UnsafeArchiveError();
  const count = archive.readUInt16LE(end + 10);
  if (count > PARTS) throw new UnsafeArchiveError();
  let at = archive.readUInt32LE(end + 16);
  const entries = new Map<string, Entry>();
  for (let read = 0; read < count; read++) {
    const flags = archive.readUInt16LE(at + 8);
    if (archive.readUInt32LE(at) !== CENTRAL || (flags & 1) === 1) throw new UnsafeArchiveError();
    const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, nameEnd);
    if (entries.has(name)) throw new UnsafeArchiveError();
    entries.set(name, {
      name,
      method: archive.readUInt16LE(at + 10),
      packed: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      at: archive.readUInt32LE(at + 42),
    });
    at = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return [...entries.values()];
}

async function bytesOf(archive: Buffer, { method, packed, size, at }: Entry): Promise<Buffer> {
  if (archive.readUInt32LE(at) !== LOCAL) throw new UnsafeArchiveError();
  const begin = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const folded = archive.subarray(begin, begin + packed);
  if (method === STORED && packed === size) return folded;
  if (method !== DEFLATED) throw new UnsafeArchiveError();
  if (size === 0) return Buffer.alloc(0);
  const bytes = await inflate(folded, { maxOutputLength: size });
  if (bytes.length !== size) throw new UnsafeArchiveError();
  return bytes;
}

/** The parts as an archive that only stores, with nothing in it that they do not have. */
export function fold(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const contents: Buffer[] = [];
  let at = 0;
  for (const { name, bytes } of parts) {
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    bodies.push(signed(LOCAL), common, title, bytes);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    contents.push(signed(CENTRAL), Buffer.from([20, 0]), common, place, title);
    at += 30 + title.length + bytes.length;
  }
  const table = Buffer.concat(contents);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(table.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, table, signed(END), end]);
}

function signed(signature: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
}

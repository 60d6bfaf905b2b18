import type { Context } from '../context.ts';
import { partOf } from '../http/byte-range.ts';
import { encodedName } from '../http/download.ts';
import type { PageContext } from '../http/page.tsx';
import { type PieceFile, readFileBytes } from './files.ts';

/**
 * A file, whole or in the part that was asked for: without parts iOS plays no sound. Documents are to be kept, pictures and
 * sound are shown where they stand.
 */
export async function replyWithFile(
  ctx: Context,
  c: PageContext,
  file: PieceFile,
  cacheControl: string,
): Promise<Response> {
  const etag = `"${file.hash.slice('sha256:'.length, 'sha256:'.length + 32)}"`;
  const place = file.mediaType === 'application/pdf' ? 'attachment' : 'inline';
  const ending = file.name.split('.').at(-1) ?? '';
  const headers = {
    'Content-Type': file.mediaType,
    'Content-Disposition': `${place}; filename="${file.id}.${ending}"; filename*=UTF-8''${encodedName(file.name)}`,
    'Accept-Ranges': 'bytes',
    'Cache-Control': cacheControl,
    ETag: etag,
  };
  const known = (c.req.header('if-none-match') ?? '').split(',').map((each) => each.trim());
  if (known.includes(etag)) return c.body(null, 304, headers);
  const asked = c.req.header('if-range') ?? etag;
  const part = asked === etag ? partOf(c.req.header('range'), file.size) : 'all';
  if (part === 'none')
    return c.body(null, 416, { ...headers, 'Content-Range': `bytes */${file.size}`, 'Content-Length': '0' });
  const [start, length] = part === 'all' ? [0, file.size] : part;
  const all = { ...headers, 'Content-Length': String(length) };
  const bytes = new Uint8Array(await readFileBytes(ctx, file, [start, length]));
  if (part === 'all') return c.body(bytes, 200, all);
  const range = `bytes ${start}-${start + length - 1}/${file.size}`;
  return c.body(bytes, 206, { ...all, 'Content-Range': range });
}

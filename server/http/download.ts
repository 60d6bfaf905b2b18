import type { PageContext } from './page.tsx';

export interface Download {
  type: string;
  /** Plain letters, for every system. */
  name: string;
  /** The same in the reader's language. */
  called: string;
}

/** A file to keep, named twice: in plain letters, and in words (RFC 6266). */
export const download = (c: PageContext, body: string | Buffer | ReadableStream, file: Download): Response =>
  c.body(typeof body === 'string' || body instanceof ReadableStream ? body : new Uint8Array(body), 200, {
    'Content-Type': file.type,
    'Content-Disposition': `attachment; filename="${file.name}"; filename*=UTF-8''${encodedName(file.called)}`,
  });

/** A name in a header, as RFC 8187 wants it. */
export const encodedName = (name: string): string =>
  encodeURIComponent(name.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

export const fileTypes = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

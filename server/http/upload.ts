import type { Context as HonoContext } from 'hono';
import { DomainError } from '../errors.ts';
import { WrongMediaTypeError } from './form.ts';
import { fieldsWithoutNul, withoutNul } from './nul.ts';

class FileTooLargeError extends DomainError {
  readonly type = 'file-too-large';
  readonly status = 413;
  override readonly values: { limit: number };

  constructor(maxBytes: number) {
    super();
    this.values = { limit: Math.floor(maxBytes / 1024 / 1024) };
  }
}

class MalformedUploadError extends DomainError {
  readonly type = 'bad-request';
  readonly status = 400;
}

export interface Upload {
  /** Undefined when none was chosen. Its name is what a browser said: never a path to write to. */
  file: { name: string; bytes: Uint8Array } | undefined;
  fields: URLSearchParams;
}

/**
 * The one file and the fields of a posted `multipart/form-data`. Its address must stand among the upload routes of
 * body-limit.ts. Throws WrongMediaTypeError, MalformedUploadError (also for a second file), FileTooLargeError.
 */
export async function readUpload(
  c: HonoContext,
  { field, maxBytes }: { field: string; maxBytes: number },
): Promise<Upload> {
  if (!/^multipart\/form-data(;|$)/i.test(c.req.header('content-type') ?? ''))
    throw new WrongMediaTypeError();
  const body = await c.req.parseBody({ all: true }).catch((cause: unknown) => {
    throw new MalformedUploadError({ cause });
  });
  const fields = new URLSearchParams();
  const files: File[] = [];
  for (const [name, given] of Object.entries(body))
    for (const value of [given].flat())
      if (typeof value === 'string') fields.append(name, value);
      else if (name === field && (value.size > 0 || value.name !== '')) files.push(value);
  if (files.length > 1) throw new MalformedUploadError();
  const [file] = files;
  if (!file) return { file: undefined, fields: fieldsWithoutNul(fields) };
  if (file.size > maxBytes) throw new FileTooLargeError(maxBytes);
  return {
    file: { name: withoutNul(file.name), bytes: new Uint8Array(await file.arrayBuffer()) },
    fields: fieldsWithoutNul(fields),
  };
}

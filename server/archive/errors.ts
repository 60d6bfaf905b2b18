import { StoreRefusedError } from '#db/refusals.ts';

/** A backup could not be made, or cannot be restored; the message says why in a sentence for whoever runs the machine. */
export class BackupError extends Error {}

const full = 'There is no room left on the disk';

const sayings: { [code: string]: string } = {
  ENOSPC: full,
  EDQUOT: full,
  SQLITE_FULL: full,
  EACCES: 'The folder or file may not be read or written by this user',
  EPERM: 'The folder or file may not be read or written by this user',
  SQLITE_READONLY: 'The folder or file may not be read or written by this user',
  SQLITE_CANTOPEN: 'The file cannot be opened',
  EROFS: 'The disk is read-only',
  ENOENT: 'The folder or file is not there',
  ENOTDIR: 'A folder on the way to it is a file',
  EISDIR: 'It is a folder, not a file',
  EIO: 'The disk reports an error',
};

/** What went wrong, in words; what it happened to stands in front. */
export function asBackupError(error: unknown, what: string): BackupError {
  if (error instanceof BackupError) return error;
  if (error instanceof StoreRefusedError) return new BackupError(error.message, { cause: error });
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  const known = sayings[code] ?? sayings[code.replace(/^(SQLITE_[A-Z]+).*/, '$1')];
  return new BackupError(`${what}: ${known ? `${known} (${code})` : message}`, { cause: error });
}

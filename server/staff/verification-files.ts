import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from './audit.ts';
import { requireCan } from './roles.ts';
import * as queries from './site-settings.queries.ts';

const PREFIX = 'verification:';
const MOST_FILES = 30;
/** Bytes that such a file may have. */
export const FILE_MAX = 4096;

class TooManyFilesError extends DomainError {
  readonly type = 'too-many-files';
  readonly status = 409;
  override readonly values = { limit: MOST_FILES };
}

/** A file by which a search engine or a platform sees that the site is whose it is said to be. */
export interface VerificationFile {
  name: string;
  content: string;
}

/** Names of files that platforms hand out; none is an address of the site, which answers its own `robots.txt`. */
export const isFileName = (name: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9_-]{1,79}\.(txt|html)$/.test(name) && !/^(robots|humans|index)\./i.test(name);

/** Plain text of at most 4 KB, and something. */
export const isFileContent = (content: string): boolean =>
  content.trim() !== '' && Buffer.byteLength(content) <= FILE_MAX && !/[^\P{Cc}\n\t]/u.test(content);

export async function listVerificationFiles({ db }: Context): Promise<VerificationFile[]> {
  return (await queries.listSettings(db, PREFIX)).map(({ key, value }) => ({
    name: key.slice(PREFIX.length),
    content: value,
  }));
}

export const findVerificationFile = ({ db }: Context, name: string): Promise<string | undefined> =>
  queries.findSetting(db, PREFIX + name);

/** Puts a file at the root; one of the same name is replaced. Throws NotAllowedError, TooManyFilesError. */
export const putVerificationFile = (
  ctx: Context,
  officer: SignedIn,
  { name, content }: VerificationFile,
): Promise<void> =>
  ctx.store.write(async (tx) => {
    requireCan(officer, 'run-site');
    const held = await findVerificationFile(tx, name);
    if (held === undefined && (await listVerificationFiles(tx)).length >= MOST_FILES)
      throw new TooManyFilesError();
    await queries.upsertSetting(tx.db, PREFIX + name, content);
    await recordFile(tx, officer, { act: 'verification-file.put', name, before: held, after: content });
  });

/** Throws NotAllowedError, NotFoundError. */
export const removeVerificationFile = (ctx: Context, officer: SignedIn, name: string): Promise<void> =>
  ctx.store.write(async (tx) => {
    requireCan(officer, 'run-site');
    const held = await queries.deleteSetting(tx.db, PREFIX + name);
    if (!held) throw new NotFoundError();
    await recordFile(tx, officer, { act: 'verification-file.removed', name, before: held.value });
  });

interface Recorded {
  act: string;
  name: string;
  before?: string | undefined;
  after?: string | undefined;
}

async function recordFile(tx: Context, officer: SignedIn, { act, name, before, after }: Recorded) {
  tx.store.expirePages();
  await record(tx, {
    officerId: officer.id,
    departmentId: officer.department.id,
    act,
    subject: name,
    before: before === undefined ? null : hashOf(before),
    after: after === undefined ? null : hashOf(after),
  });
}

const hashOf = (content: string) => `sha256:${createHash('sha256').update(content).digest('hex')}`;

import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Language } from '#shared/i18n/languages.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from './audit.ts';
import * as queries from './officer-contacts.queries.ts';

/** Where an officer wants to be told, in which language, and whether every working day. */
export interface OfficerContact {
  address: string;
  language: Language;
  daily: boolean;
}

/** Keeps an officer's own address, sealed, in place of the one before. The audit trail learns that, not what. */
export const keepContact = (
  ctx: Context,
  { id, department }: SignedIn,
  { daily, ...words }: OfficerContact,
): Promise<void> =>
  ctx.store.write(async (tx) => {
    const sealed = seal(tx, id, JSON.stringify(words));
    await queries.upsertContact(tx.db, { officer_id: id, sealed, daily: daily ? 1 : 0 });
    await record(tx, {
      officerId: id,
      departmentId: department.id,
      act: 'officer-contact.kept',
      subject: id,
      detail: { daily },
    });
  });

/** Forgets an officer's own address. */
export const forgetContact = (ctx: Context, { id, department }: SignedIn): Promise<void> =>
  ctx.store.write(async (tx) => {
    await queries.deleteContact(tx.db, id);
    await record(tx, {
      officerId: id,
      departmentId: department.id,
      act: 'officer-contact.forgotten',
      subject: id,
    });
  });

/** An officer's address as it is sealed, whether or not the account is open. */
export const findSealedContact = async (
  { db }: Context,
  officerId: string,
): Promise<Uint8Array | undefined> => (await queries.findSealed(db, officerId))?.sealed;

/** Deletes an address and records nothing: the account ended, or a restored store erases again. Part of the running write. */
export const deleteContact = async (tx: Context, officerId: string): Promise<void> => {
  await queries.deleteContact(tx.db, officerId);
};

/** Undefined where none is known or the account is disabled. */
export async function findContact(ctx: Context, officerId: string): Promise<OfficerContact | undefined> {
  const row = await queries.findContact(ctx.db, officerId);
  return row && contactOf(ctx, row);
}

/** The officers who want a mail every working day. */
export const listDaily = async (ctx: Context): Promise<(OfficerContact & { officerId: string })[]> =>
  (await queries.listDaily(ctx.db)).map((row) => ({ ...contactOf(ctx, row), officerId: row.officer_id }));

const contactOf = (ctx: Context, row: { officer_id: string; sealed: Uint8Array; daily: number }) => ({
  ...(JSON.parse(unseal(ctx, row.officer_id, row.sealed)) as Pick<OfficerContact, 'address' | 'language'>),
  daily: row.daily === 1,
});

/** AES-256-GCM: nonce, tag, words. */
function seal(ctx: Context, officerId: string, words: string): Buffer {
  const nonce = ctx.random(12);
  const cipher = createCipheriv('aes-256-gcm', ctx.secrets.key('contact'), nonce).setAAD(
    Buffer.from(officerId),
  );
  const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function unseal(ctx: Context, officerId: string, sealed: Uint8Array): string {
  const box = Buffer.from(sealed);
  const opener = createDecipheriv('aes-256-gcm', ctx.secrets.key('contact'), box.subarray(0, 12), {
    authTagLength: 16,
  })
    .setAAD(Buffer.from(officerId))
    .setAuthTag(box.subarray(12, 28));
  return Buffer.concat([opener.update(box.subarray(28)), opener.final()]).toString('utf8');
}

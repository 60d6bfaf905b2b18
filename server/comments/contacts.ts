import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Context } from '../context.ts';

/** For whom a contact is kept: officers who may ask back, or notices to the author. Never in one row. */
export type ContactPurpose = 'contact' | 'notification';

const associated = (commentId: Uint8Array, purpose: ContactPurpose) =>
  Buffer.concat([Buffer.from(`${purpose}\0`), commentId]);

/** Seals a contact to its comment and purpose: AES-256-GCM, nonce, tag, words. */
export function sealContact(
  ctx: Context,
  commentId: Uint8Array,
  purpose: ContactPurpose,
  words: string,
): Buffer {
  const nonce = ctx.random(12);
  const cipher = createCipheriv('aes-256-gcm', ctx.secrets.key('contact'), nonce).setAAD(
    associated(commentId, purpose),
  );
  const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Opens a sealed contact. Throws when it was sealed for another comment, purpose or installation. */
export function unsealContact(
  ctx: Context,
  commentId: Uint8Array,
  purpose: ContactPurpose,
  sealed: Uint8Array,
): string {
  const box = Buffer.from(sealed);
  const opener = createDecipheriv('aes-256-gcm', ctx.secrets.key('contact'), box.subarray(0, 12), {
    authTagLength: 16,
  })
    .setAAD(associated(commentId, purpose))
    .setAuthTag(box.subarray(12, 28));
  return Buffer.concat([opener.update(box.subarray(28)), opener.final()]).toString('utf8');
}

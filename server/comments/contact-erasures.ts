import { contactKey, hex, journalErasures } from '../backups/erasures.ts';
import type { Context } from '../context.ts';
import * as queries from './comments.queries.ts';

/** Erases what officers could reach the author by, if it is there. Part of the running write. */
export async function eraseContact(tx: Context, key: queries.CommentKey): Promise<void> {
  const contact = await queries.findContact(tx.db, key, 'contact');
  if (!contact) return;
  await queries.deleteContact(tx.db, key, 'contact');
  await journalErasures(tx, [
    {
      kind: 'comment-contact',
      subject: key.consultationId,
      key: contactKey(hex(key.id), contact.sealed),
    },
  ]);
}

import type { Context } from '../context.ts';
import { deleteContact, findSealedContact } from '../staff/officer-contacts.ts';
import { contactKey, type Erasure, journalErasures } from './erasures.ts';

/** Runs an act after which an officer's address may be gone, or another in its place; the journal learns which went. */
export const journalContact = <T>(
  ctx: Context,
  officerId: string,
  act: (tx: Context) => Promise<T>,
): Promise<T> =>
  ctx.store.write(async (tx) => {
    const before = await keyOf(tx, officerId);
    const done = await act(tx);
    if (before !== undefined && before !== (await keyOf(tx, officerId)))
      await journalErasures(tx, [{ kind: 'officer-contact', subject: '', key: before }]);
    return done;
  });

/** Erases an officer's address again, unless it is one that came later; tells whether it was there. */
export async function eraseOfficerContact(tx: Context, { key }: Erasure): Promise<boolean> {
  const [officerId = ''] = key.split('.');
  if ((await keyOf(tx, officerId)) !== key) return false;
  await deleteContact(tx, officerId);
  return true;
}

async function keyOf(tx: Context, officerId: string): Promise<string | undefined> {
  const sealed = await findSealedContact(tx, officerId);
  return sealed && contactKey(officerId, sealed);
}

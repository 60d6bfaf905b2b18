import { contactKey } from '../backups/erasures.ts';
import type { Check } from './store-check.ts';
import * as queries from './verification.queries.ts';

/** What the journal says was erased is not there: not even after an older backup was restored. */
export const checkErasures: Check = async ({ db }, look) => {
  for (const { kind, subject, key } of await queries.listErasures(db)) {
    look();
    if (await stands(db, kind, subject, key)) return `${kind} ${key} was erased and is there`;
  }
  return undefined;
};

/** A contact that was left anew has another nonce in its seal, and with it another key. */
async function stands(db: queries.Db, kind: string, subject: string, key: string): Promise<boolean> {
  const [holder = ''] = key.split('.');
  const isThere = ({ sealed }: { sealed: Uint8Array }) => contactKey(holder, sealed) === key;
  if (kind === 'response') return queries.holdsAnswers(db, subject, Buffer.from(key, 'hex'));
  if (kind === 'response-text') return queries.isText(db, Number(key));
  if (kind === 'comment') return queries.holdsComment(db, subject, Buffer.from(key, 'hex'));
  if (kind === 'comment-contact')
    return (await queries.listContacts(db, subject, Buffer.from(holder, 'hex'))).some(isThere);
  if (kind === 'officer-contact') return (await queries.listOfficerContacts(db, holder)).some(isThere);
  if (kind === 'questionnaire') return queries.isQuestionnaire(db, key);
  return kind === 'consultation' && queries.isConsultation(db, key);
}

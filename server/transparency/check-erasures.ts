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

/** Contacts may be given anew after they were erased: nothing tells the one from the other. */
async function stands(db: queries.Db, kind: string, subject: string, key: string): Promise<boolean> {
  if (kind === 'response') return queries.holdsAnswers(db, subject, Buffer.from(key, 'hex'));
  if (kind === 'comment') return queries.holdsComment(db, subject, Buffer.from(key, 'hex'));
  if (kind === 'questionnaire') return queries.isQuestionnaire(db, key);
  if (kind === 'consultation') return queries.isConsultation(db, key);
  return false;
}

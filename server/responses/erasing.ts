import type { StoredAnswers } from '#shared/questionnaire/answers.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { JournalEntry } from '../backups/erasures.ts';
import type { Context } from '../context.ts';
import * as queries from './responses.queries.ts';

/** Withdraws a response again in a restored store, on the day on which it had been. Part of the running write. */
export async function eraseResponse(tx: Context, { subject, key, day }: JournalEntry): Promise<boolean> {
  const place = { questionnaireId: subject, id: Buffer.from(key, 'hex') };
  await queries.deleteTexts(tx.db, place);
  return queries.updateToWithdrawn(tx.db, place, day);
}

/** Erases words again that had been corrected away; the answers say so from then on. Part of the running write. */
export async function eraseText(tx: Context, { subject, key }: JournalEntry): Promise<boolean> {
  const textId = Number(key);
  const place = await queries.findPlaceOfText(tx.db, textId);
  if (!place) return false;
  const response = { questionnaireId: subject, id: place.response_id };
  const row = await queries.findResponse(tx.db, response);
  if (row?.answers) {
    const answers: StoredAnswers = { ...(JSON.parse(row.answers) as StoredAnswers), [place.item]: false };
    await queries.setAnswers(tx.db, response, canonicalJson(answers));
  }
  return queries.deleteTextRows(tx.db, [textId]);
}

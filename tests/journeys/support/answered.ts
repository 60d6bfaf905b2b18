import { randomUUID } from 'node:crypto';
import { everythingOf, type Person } from './people.ts';
import { door } from './questionnaire.ts';

/** Somebody who answered before this journey begins; gives the receipt. */
export async function answeredBefore(site: { url: string }, person: Person): Promise<string> {
  const answer = await fetch(`${site.url}/api/v1${door}/responses`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify({
      version: 1,
      language: 'zh-CN',
      answers: everythingOf(person),
    }),
  });
  const { receipt } = (await answer.json()) as { receipt?: string };
  if (!receipt) throw new Error(`Not accepted: ${answer.status}`);
  return receipt.replace(/\s/g, '');
}

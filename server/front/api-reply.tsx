import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { View } from '../http/view.ts';
import { API } from './api-document.ts';
import { exampleAnswers, exampleCase, exampleComment } from './api-examples.ts';
import { givenBy, type Operation } from './api-operations.ts';
import { askedFor } from './api-request.ts';
import { sampleConsultation, sampleQuestionnaire } from './api-samples.ts';
import { sayOf } from './api-words.ts';

export const titleOf = (view: View, operation: Operation): string =>
  operation.purpose ? view.t(operation.purpose) : sayOf(view, givenBy(operation)).words;

/** What an operation's page shows: values that run here and now, and the call that uses them. */
export async function operationProps(ctx: Context, view: View, operation: Operation) {
  const values = await valuesFor(ctx, operation);
  const asked = askedFor(operation, new URLSearchParams(values));
  const address = ctx.env.PUBLIC_URL + (asked.address ?? API + operation.path);
  if (operation.method === 'get') {
    const call = [`curl '${address}'`, ...withKey(operation)].join(BROKEN);
    return { operation, values, call, body: undefined };
  }
  const body = await bodyFor(ctx, view, operation);
  const call = [
    `curl '${address}'`,
    ...(operation.method === 'post' ? [] : [`-X ${operation.method.toUpperCase()}`]),
    ...withKey(operation),
    `-H 'Content-Type: application/json'`,
    ...(operation.method === 'post' ? [`-H "Idempotency-Key: $(uuidgen -r)"`] : []),
    `--data @body.json`,
  ].join(BROKEN);
  return { operation, values, call, body };
}

/** Between the lines of a command. */
const BROKEN = ' \\\n  ';

const withKey = ({ security }: Operation) => (security ? [`-H "Authorization: Bearer $KEY"`] : []);

async function valuesFor(ctx: Context, { path }: Operation): Promise<{ [name: string]: string }> {
  const isQuestionnaire = path.startsWith('/questionnaires/');
  const sample = isQuestionnaire ? await sampleQuestionnaire(ctx) : await sampleConsultation(ctx);
  const today = dayOf(ctx.clock.now());
  const year = today.slice(0, 4);
  const number = `SQ-${today.replaceAll('-', '')}-0001`;
  return { slug: sample?.slug ?? '', n: '1', year, number, limit: path.endsWith('}') ? '' : '20' };
}

async function bodyFor(
  ctx: Context,
  { t, language }: View,
  { path }: Operation,
): Promise<string | undefined> {
  if (path === '/questionnaires/{slug}/responses') {
    const sample = await sampleQuestionnaire(ctx);
    const answers = sample && exampleAnswers(sample.live.definition);
    return answers && written({ version: sample.live.no, language, answers });
  }
  const words = t('connecting.example_words');
  if (path === '/inquiries/exchange/{number}') return written(exampleCase(dayOf(ctx.clock.now()), words));
  if (path === '/inquiries') return written({ kind: 'consult', title: words, text: words });
  if (path !== '/consultations/{slug}/comments') return undefined;
  const sample = await sampleConsultation(ctx);
  return sample && written(exampleComment(sample, language, words));
}

const written = (body: object) => JSON.stringify(body, null, 2);

import { randomUUID } from 'node:crypto';
import type { Answers } from '#shared/questionnaire/answers.ts';
import type { House } from './make-app.ts';

export const freshKey = () => randomUUID();

export interface Sent {
  slug?: string;
  key?: string | undefined;
  version?: number;
  language?: string;
  /** What follows the address, for example `?via=wechat`. */
  query?: string;
  /** Sent as it is, instead of version, language and answers. */
  body?: BodyInit;
  headers?: { [name: string]: string };
}

/** Posts answers to the tiny questionnaire as a program does. */
export function send({ app }: House, answers: Answers | object, sent: Sent = {}): Promise<Response> {
  const { slug = 'tiny', version = 1, language = 'zh-CN', query = '', headers = {} } = sent;
  const key = 'key' in sent ? sent.key : freshKey();
  const body = sent.body ?? JSON.stringify({ version, language, answers });
  const request = app.request(`/api/v1/questionnaires/${slug}/responses${query}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(typeof body === 'string' ? { 'Content-Length': String(Buffer.byteLength(body)) } : {}),
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      ...headers,
    },
    body,
  });
  return Promise.resolve(request);
}

export interface Receipt {
  receipt: string;
  day: string;
  version: number;
}

/** Sends answers that must be stored; gives the receipt. */
export async function sent(house: House, answers: Answers, more: Sent = {}): Promise<Receipt> {
  const answer = await send(house, answers, more);
  if (answer.status !== 201) throw new Error(`Not stored: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Receipt;
}

interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: { pointer: string; code: string; message: string }[];
}

/** A refusal's body. Throws when it is no problem+json, or contradicts the answer's own status. */
export async function problemOf(answer: Response): Promise<Problem> {
  const type = answer.headers.get('content-type');
  if (!type?.startsWith('application/problem+json')) throw new Error(`${answer.status} as ${type}`);
  const problem = (await answer.json()) as Problem;
  if (problem.status !== answer.status) throw new Error(`${problem.status} in ${answer.status}`);
  return problem;
}

/** A refusal in two words: `409 questionnaire-closed`. */
export async function refusalOf(answer: Response): Promise<string> {
  const { type, status } = await problemOf(answer);
  return `${status} ${type.replace(/^.*:/, '')}`;
}

/** What is wrong where: `/answers/A1 required`. */
export async function faultsOf(answer: Response): Promise<string[]> {
  const { errors = [] } = await problemOf(answer);
  return errors.map(({ pointer, code }) => `${pointer} ${code}`);
}

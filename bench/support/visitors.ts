import { Agent, request } from 'node:http';
import social from '#db/seeds/zwgk-social-2021.json' with { type: 'json' };
import { chance } from '#server/demo/random.ts';
import type { Answers } from '#shared/questionnaire/answers.ts';
import { definition } from '#shared/questionnaire/definition.ts';
import { type Step, stepsOf } from '#shared/questionnaire/steps.ts';
import { people, SLUG, submission } from './bodies.ts';
import type { Answered } from './latency.ts';

/** What people do on the evening on which the city is told of a questionnaire, in hundredths. */
const does = { read: 70, answer: 20, submit: 10 };
export type Doing = keyof typeof does;

const steps = stepsOf(definition.parse(social), 'section');
const read = [
  '/',
  `/questionnaires/${SLUG}`,
  `/questionnaires/${SLUG}/sections/${steps[0]?.code}`,
  '/consultations',
  '/about',
  '/privacy',
  '/accessibility',
  '/en',
];
const dice = chance(11);

export interface Visits {
  answered: (Answered & { doing: Doing })[];
  errors: number;
}

interface Sent {
  method: 'GET' | 'POST';
  path: string;
  headers: { [name: string]: string };
  body?: string;
}

/** So many people at once, each with a connection and perhaps half an answer, until the time is over. */
export async function visit(port: number, visitors: number, seconds: number, only?: Doing): Promise<Visits> {
  const agent = new Agent({ keepAlive: true, maxSockets: visitors });
  const until = performance.now() + seconds * 1000;
  const visits: Visits = { answered: [], errors: 0 };
  await Promise.all(Array.from({ length: visitors }, () => visitor(agent, port, until, visits, only)));
  agent.destroy();
  return visits;
}

async function visitor(
  agent: Agent,
  port: number,
  until: number,
  visits: Visits,
  only?: Doing,
): Promise<void> {
  const walker = new Walker();
  while (performance.now() < until) {
    const doing = only ?? dice.pick(does);
    const sent = doing === 'read' ? page() : doing === 'submit' ? submission() : walker.next();
    const began = performance.now();
    try {
      const { status, cookie } = await send(agent, port, sent);
      visits.answered.push({ at: Date.now(), ms: performance.now() - began, status, doing });
      if (doing === 'answer') walker.heard(status, cookie);
    } catch {
      visits.errors++;
    }
  }
}

const page = (): Sent => ({
  method: 'GET',
  path: read[Math.floor(dice.next() * read.length)] ?? '/',
  headers: { 'accept-encoding': 'br' },
});

/** Somebody who answers without JavaScript: begins, fills in page after page, sends, and begins anew as somebody else. */
class Walker {
  #cookie = '';
  #at = -1;
  #answers: Answers = {};

  next(): Sent {
    if (this.#at < 0) {
      this.#answers = people[Math.floor(dice.next() * people.length)] ?? {};
      return this.#post('/answering', '');
    }
    const step = steps[this.#at];
    return step
      ? this.#post(`/sections/${step.code}`, formOf(step, this.#answers))
      : this.#post('/responses', '');
  }

  heard(status: number, cookie: string | undefined): void {
    if (cookie) this.#cookie = cookie;
    this.#at = status === 303 && this.#at < steps.length ? this.#at + 1 : -1;
  }

  #post(path: string, body: string): Sent {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...(this.#cookie ? { cookie: this.#cookie } : {}),
    };
    return { method: 'POST', path: `/questionnaires/${SLUG}${path}`, headers, body };
  }
}

/** A filled-in page as a browser sends it. */
function formOf(step: Step, answers: Answers): string {
  const fields = new URLSearchParams();
  for (const { code, ...item } of step.items) {
    const answer = answers[code];
    fields.append('shown', code);
    if (Array.isArray(answer) && item.kind === 'ranking')
      for (const [at, chosen] of answer.entries()) fields.append(`${code}.${at + 1}`, chosen);
    else if (Array.isArray(answer)) for (const chosen of answer) fields.append(code, chosen);
    else if (typeof answer === 'object')
      for (const [row, chosen] of Object.entries(answer)) fields.append(`${code}.${row}`, chosen);
    else if (answer !== undefined) fields.append(code, String(answer));
  }
  for (const [field, words] of Object.entries(answers))
    if (field.includes('__') && step.items.some(({ code }) => field.startsWith(`${code}__`)))
      fields.append(field, String(words));
  return fields.toString();
}

/** One request, read to its end. */
export const send = (agent: Agent, port: number, { method, path, headers, body }: Sent) =>
  new Promise<{ status: number; cookie: string | undefined; retryAfter: string | undefined }>(
    (resolve, reject) => {
      const asked = request({ agent, host: '127.0.0.1', port, method, path, headers, timeout: 10_000 });
      asked.on('response', (reply) => {
        reply.resume();
        reply.on('error', reject);
        reply.on('end', () =>
          resolve({
            status: reply.statusCode ?? 0,
            cookie: reply.headers['set-cookie']?.[0]?.split(';')[0],
            retryAfter: reply.headers['retry-after'],
          }),
        );
      });
      asked.on('timeout', () => asked.destroy(new Error('Timed out')));
      asked.on('error', reject);
      asked.end(body);
    },
  );

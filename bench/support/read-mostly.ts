import { Agent, request } from 'node:http';
import { chance } from '#server/demo/random.ts';
import { SLUG, submission } from './bodies.ts';
import { PASSWORD } from './consultation-store.ts';
import type { Answered } from './latency.ts';

/** What is asked on an ordinary day of a questionnaire, in hundredths. */
const asks = { page: 65, receipt: 20, figures: 10, submission: 5 };
type Ask = keyof typeof asks;

const pages = ['/', `/questionnaires/${SLUG}`, '/consultations', '/about', '/privacy', '/en'];

interface Sent {
  method: 'GET' | 'POST';
  path: string;
  headers: { [name: string]: string };
  body?: string;
}

interface Reply {
  status: number;
  cookie: string;
  text: string;
}

const SAME = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };

/** People and officers who ask processes in turns, whichever they asked before. */
export class ReadMostly {
  readonly #ports: readonly number[];
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 100 });
  readonly #dice = chance(13);
  readonly #receipts: string[] = [];
  #cookie = '';
  #next = 0;

  constructor(ports: readonly number[]) {
    this.#ports = ports;
  }

  /** Has an officer signed in and some receipts in hand. */
  async begin(): Promise<void> {
    const body = new URLSearchParams({ name: 'analyst', password: PASSWORD }).toString();
    const { cookie } = await this.#send({ method: 'POST', path: '/workspace/sign-in', headers: SAME, body });
    this.#cookie = cookie;
    await Promise.all(Array.from({ length: 100 }, () => this.#do('submission')));
  }

  /** So many at once, for so many seconds; what is not answered as it should be is an error. */
  async run(many: number, seconds: number): Promise<Answered[]> {
    const answered: Answered[] = [];
    const until = performance.now() + seconds * 1000;
    const one = async () => {
      while (performance.now() < until) {
        const began = performance.now();
        const status = await this.#do(this.#dice.pick(asks));
        answered.push({ at: Date.now(), ms: performance.now() - began, status });
      }
    };
    await Promise.all(Array.from({ length: many }, one));
    return answered;
  }

  end(): void {
    this.#agent.destroy();
  }

  async #do(ask: Ask): Promise<number> {
    const { status, text } = await this.#send(this.#sent(ask));
    if (status !== (ask === 'submission' ? 201 : 200)) throw new Error(`${ask}: ${status}`);
    if (ask === 'submission') this.#receipts.push((JSON.parse(text) as { receipt: string }).receipt);
    return status;
  }

  #sent(ask: Ask): Sent {
    if (ask === 'submission') return submission();
    if (ask === 'page')
      return { method: 'GET', path: this.#one(pages), headers: { 'accept-encoding': 'br' } };
    if (ask === 'figures') {
      const headers = { cookie: this.#cookie, 'accept-encoding': 'br' };
      return { method: 'GET', path: `/workspace/questionnaires/${SLUG}`, headers };
    }
    const body = new URLSearchParams({ receipt: this.#one(this.#receipts) }).toString();
    return { method: 'POST', path: '/receipts', headers: SAME, body };
  }

  #one<T>(all: readonly T[]): T {
    const one = all[Math.floor(this.#dice.next() * all.length)];
    if (one === undefined) throw new Error('Nothing to choose from');
    return one;
  }

  #send({ method, path, headers, body }: Sent): Promise<Reply> {
    const port = this.#ports[this.#next++ % this.#ports.length];
    return new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const asked = request(
        { agent: this.#agent, host: '127.0.0.1', port, method, path, headers: { ...headers, ...length } },
        (reply) => {
          const parts: Buffer[] = [];
          reply.on('data', (part: Buffer) => parts.push(part));
          reply.on('error', reject);
          reply.on('end', () =>
            resolve({
              status: reply.statusCode ?? 0,
              cookie: (reply.headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; '),
              text: Buffer.concat(parts).toString(),
            }),
          );
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  }
}

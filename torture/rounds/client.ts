import { Agent, type IncomingHttpHeaders, request } from 'node:http';

/** No reply came: the request may have been done, or not. */
export class Cut extends Error {}

/** The product says that it cannot take it now, and that nothing of it was kept. */
export class Refused extends Cut {}

/** The product did what it must never do. */
export class Broken extends Error {
  constructor(
    readonly claim: string,
    detail: string,
  ) {
    super(detail);
  }
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

interface Sending {
  method: string;
  path: string;
  headers: { [name: string]: string };
  body?: string;
}

/** How requests reach the server. Throws Cut where no whole reply came, Broken where one is kept waiting. */
export type Transport = (sending: Sending) => Promise<Reply>;

/** Milliseconds after which a server that runs has answered whatever it was asked, or said that it cannot. */
const REPLY_WITHIN_MS = 30_000;

/** Many connections to one server at a port of this machine; `close` lets them all go. */
export function connect(port: number): { transport: Transport; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const transport: Transport = ({ method, path, headers, body }) =>
    new Promise((resolve, reject) => {
      const cut = (error: Error) =>
        reject(error instanceof Broken ? error : new Cut(`${method} ${path}: ${error.message}`));
      const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
      const asked = request(
        {
          host: '127.0.0.1',
          port,
          agent,
          method,
          path,
          headers: { ...headers, ...length },
          timeout: REPLY_WITHIN_MS,
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () =>
            answer.complete
              ? resolve({
                  status: answer.statusCode ?? 0,
                  headers: answer.headers,
                  text: Buffer.concat(parts).toString('utf8'),
                })
              : cut(new Error('half a reply')),
          );
          answer.on('error', cut);
        },
      );
      asked.on('error', cut);
      asked.on('timeout', () =>
        asked.destroy(
          new Broken(
            'every request is answered',
            `${method} ${path}: nothing came for ${REPLY_WITHIN_MS} ms`,
          ),
        ),
      );
      asked.end(body);
    });
  return { transport, close: () => agent.destroy() };
}

/** Where the store may be out of reach: whoever is told to come again knows that nothing was done. */
export const refusing =
  (transport: Transport): Transport =>
  async (sending) => {
    const reply = await transport(sending);
    if (reply.status === 503) throw new Refused(`${sending.method} ${sending.path}: 503`);
    return reply;
  };

type Fields = URLSearchParams | { [name: string]: string | string[] };

const paramsOf = (fields: Fields) =>
  fields instanceof URLSearchParams
    ? fields
    : new URLSearchParams(
        Object.entries(fields).flatMap(([name, given]) => [given].flat().map((value) => [name, value])),
      );

/** Somebody with a browser or a program, at an address of their own, whose cookies outlive the server. */
export class Client {
  readonly #jar = new Map<string, string>();
  readonly #transport: () => Transport;
  readonly #address = `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 256)).join('.')}`;

  /** `transport` is asked at each request: there is another one after each restart. */
  constructor(transport: () => Transport) {
    this.#transport = transport;
  }

  get = (path: string): Promise<Reply> => this.#ask({ method: 'GET', path, headers: {} });

  /** Posts a form as a page of the site does. */
  form = (path: string, fields: Fields): Promise<Reply> =>
    this.#ask({
      method: 'POST',
      path,
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'Sec-Fetch-Site': 'same-origin',
      },
      body: paramsOf(fields).toString(),
    });

  /** Posts JSON under a key as a program does. */
  json = (path: string, key: string, body: object): Promise<Reply> =>
    this.#ask({
      method: 'POST',
      path,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(body),
    });

  cookie = (name: string): string | undefined => this.#jar.get(name);

  async #ask(sending: Sending): Promise<Reply> {
    const cookie = [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      ...sending.headers,
      'X-Forwarded-For': this.#address,
      ...(cookie ? { Cookie: cookie } : {}),
    };
    const reply = await this.#transport()({ ...sending, headers });
    for (const line of reply.headers['set-cookie'] ?? []) this.#keep(line);
    return reply;
  }

  #keep(line: string) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/max-age=0/i.test(line)) this.#jar.delete(name);
    else this.#jar.set(name, value);
  }
}

/** Throws Broken when a reply has none of these statuses. */
export function expectStatus(what: string, reply: Reply, ...wanted: number[]): Reply {
  if (wanted.includes(reply.status)) return reply;
  const words = reply.text
    .replace(/<style.*?<\/style>|<[^>]+>/gs, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 300);
  throw new Broken('every reply is one that was to be expected', `${what}: ${reply.status} ${words}`);
}

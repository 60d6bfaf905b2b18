import { type Form, formsOf } from './form.ts';
import { seen, tokens } from './html.ts';
import { type House, PUBLIC_URL } from './make-app.ts';

/** A page as it came, read as a browser without scripts reads it. */
export class Page {
  readonly path: string;
  readonly answer: Response;
  readonly html: string;

  constructor(path: string, answer: Response, html: string) {
    this.path = path;
    this.answer = answer;
    this.html = html;
  }

  get status(): number {
    return this.answer.status;
  }

  /** Where the answer leads. */
  get location(): string {
    return this.answer.headers.get('location') ?? '';
  }

  get title(): string {
    return this.#textsIn('title')[0] ?? '';
  }

  get heading(): string {
    return this.#textsIn('h1')[0] ?? '';
  }

  /** Everything that can be read, in one line. */
  get words(): string {
    return this.#textsIn('main').join(' ').replace(/\s+/g, ' ').trim();
  }

  get language(): string | undefined {
    return this.#attributes('html', 'lang')[0];
  }

  get ids(): Set<string> {
    return new Set([...this.html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id));
  }

  /** Where the lines of the error summary lead. */
  get summary(): string[] {
    const [, list = ''] = /<div class="summary"[^>]*>(.*?)<\/div>/s.exec(this.html) ?? [];
    return [...list.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
  }

  get links(): string[] {
    return this.#attributes('a', 'href');
  }

  get forms(): Form[] {
    return formsOf(this.html);
  }

  /** The form that posts to an address with this end. Throws when there is none. */
  form(end: string): Form {
    const found = this.forms.find((form) => form.action.endsWith(end));
    if (!found) throw new Error(`No form to …${end} on ${this.path} (${this.status})`);
    return found;
  }

  /** The receipt that the page shows, with its spaces. Throws when it shows none. */
  get receipt(): string {
    const [, receipt] = /data-receipt="([\d ]{19})"/.exec(this.html) ?? [];
    if (receipt === undefined) throw new Error(`No receipt on ${this.path} (${this.status})`);
    return receipt;
  }

  #attributes(tag: string, name: string): string[] {
    return [...tokens(this.html)].flatMap((token) =>
      token.kind === 'open' && token.tag === tag ? [token.attributes.get(name) ?? ''] : [],
    );
  }

  #textsIn(tag: string): string[] {
    let depth = 0;
    const texts: string[] = [];
    for (const token of seen(tokens(this.html))) {
      if (token.kind === 'text') {
        if (depth > 0) texts[texts.length - 1] += token.text;
      } else if (token.tag === tag) {
        depth += token.kind === 'open' ? 1 : -1;
        if (token.kind === 'open' && depth === 1) texts.push('');
      }
    }
    return texts;
  }
}

type Fields = URLSearchParams | { [name: string]: string | string[] };

/** A browser without scripts: it keeps cookies, sends its origin, and goes where it is sent. */
export class Browser {
  readonly jar = new Map<string, string>();
  readonly #house: Pick<House, 'app'>;
  readonly #origin: string;

  constructor(house: Pick<House, 'app'>, origin: string = PUBLIC_URL) {
    this.#house = house;
    this.#origin = origin;
  }

  get(path: string): Promise<Page> {
    return this.#request(path, {});
  }

  /** Posts fields; stays where the answer is, even if it leads on. */
  post(path: string, fields: Fields): Promise<Page> {
    return this.ask('POST', path, fields);
  }

  /** A request of any method, with fields where some are given. */
  ask(method: string, path: string, fields?: Fields): Promise<Page> {
    if (fields === undefined) return this.#request(path, { method });
    const body = (fields instanceof URLSearchParams ? fields : paramsOf(fields)).toString();
    return this.#request(path, {
      method,
      body,
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': String(Buffer.byteLength(body)),
        Origin: this.#origin,
      },
    });
  }

  /** Posts a form by one of its buttons, and follows. Throws when the button is not there. */
  async press(form: Form, button?: string): Promise<Page> {
    return this.follow(await this.post(form.action, this.pressed(form, button)));
  }

  /** What a form sends by one of its buttons. */
  pressed(form: Form, button?: string): URLSearchParams {
    const words = button ?? [...form.buttons.keys()][0] ?? '';
    if (!form.buttons.has(words)) throw new Error(`No button ${words} in ${form.action}`);
    const own = form.buttons.get(words);
    return new URLSearchParams([...form.fields, ...(own ? [own] : [])]);
  }

  async follow(page: Page): Promise<Page> {
    return page.status === 303 ? this.follow(await this.get(page.location.replace(/#.*/, ''))) : page;
  }

  async #request(path: string, init: RequestInit): Promise<Page> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...init.headers, ...(cookie ? { Cookie: cookie } : {}) };
    const answer = await this.#house.app.request(path, { ...init, headers });
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    return new Page(path, answer, await answer.text());
  }

  #keep(line: string) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/max-age=0/i.test(line)) this.jar.delete(name);
    else this.jar.set(name, value);
  }
}

const paramsOf = (fields: { [name: string]: string | string[] }) =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, given]) => [given].flat().map((value) => [name, value])),
  );

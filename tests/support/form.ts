import { type Token, tokens } from './html.ts';

/** What a reader may enter into a field: words, or one of these values. */
type Offered = 'words' | Set<string>;

/** A form as a browser without scripts has it: what is disabled does not exist, what is filled in is sent. */
export class Form {
  readonly fields = new URLSearchParams();
  readonly offered = new Map<string, Offered>();
  /** Buttons by their words, with what they send. */
  readonly buttons = new Map<string, [string, string] | undefined>();

  constructor(
    readonly action: string,
    readonly method: string,
  ) {}

  /** Enters values. Throws when a field or a value is not there to be chosen. */
  fill(values: { [field: string]: string | string[] }): this {
    for (const [name, given] of Object.entries(values)) {
      const offered = this.offered.get(name);
      if (!offered) throw new Error(`No field ${name} in ${this.action}`);
      this.fields.delete(name);
      for (const value of [given].flat()) {
        if (offered !== 'words' && !offered.has(value)) throw new Error(`${name} does not offer ${value}`);
        this.fields.append(name, value);
      }
    }
    return this;
  }
}

/** Every form of a page. */
export function formsOf(html: string): Form[] {
  const reader = new Reader();
  for (const token of tokens(html)) reader.take(token);
  return reader.forms;
}

class Reader {
  readonly forms: Form[] = [];
  #form: Form | undefined;
  #disabled: boolean[] = [];
  #select = '';
  #area: string | undefined;
  #button: [string, string] | undefined;
  #words: string | undefined;

  take(token: Token) {
    if (token.kind === 'text') this.#text(token.text);
    else if (token.kind === 'open') this.#open(token.tag, token.attributes);
    else this.#close(token.tag);
  }

  #open(tag: string, attributes: Map<string, string>) {
    if (tag === 'form') {
      this.#form = new Form(attributes.get('action') ?? '', attributes.get('method') ?? 'get');
      this.forms.push(this.#form);
    }
    if (tag === 'fieldset') this.#disabled.push(attributes.has('disabled'));
    if (!this.#form || this.#disabled.includes(true) || attributes.has('disabled')) return;
    const name = attributes.get('name') ?? '';
    if (tag === 'input') this.#input(this.#form, name, attributes);
    if (tag === 'textarea') {
      this.#area = name;
      this.#form.offered.set(name, 'words');
      this.#form.fields.append(name, '');
    }
    if (tag === 'select') {
      this.#select = name;
      this.#form.offered.set(name, new Set());
      this.#form.fields.append(name, '');
    }
    if (tag === 'option') this.#option(this.#form, attributes);
    if (tag === 'button') {
      this.#words = '';
      this.#button = name === '' ? undefined : [name, attributes.get('value') ?? ''];
    }
  }

  #input(form: Form, name: string, attributes: Map<string, string>) {
    const value = attributes.get('value') ?? '';
    const chosen = ['radio', 'checkbox'].includes(attributes.get('type') ?? 'text');
    if (!chosen) {
      if (attributes.get('type') !== 'hidden') form.offered.set(name, 'words');
      form.fields.append(name, value);
      return;
    }
    const offered = form.offered.get(name);
    form.offered.set(name, new Set([...(offered instanceof Set ? offered : []), value]));
    if (attributes.has('checked')) form.fields.append(name, value);
  }

  #option(form: Form, attributes: Map<string, string>) {
    const value = attributes.get('value') ?? '';
    const offered = form.offered.get(this.#select);
    if (offered instanceof Set) offered.add(value);
    if (attributes.has('selected')) form.fields.set(this.#select, value);
  }

  #text(text: string) {
    if (this.#area !== undefined) this.#form?.fields.set(this.#area, text);
    if (this.#words !== undefined) this.#words += text;
  }

  #close(tag: string) {
    if (tag === 'form') this.#form = undefined;
    if (tag === 'fieldset') this.#disabled.pop();
    if (tag === 'textarea') this.#area = undefined;
    if (tag === 'button' && this.#words !== undefined) {
      this.#form?.buttons.set(this.#words.trim(), this.#button);
      this.#words = undefined;
    }
  }
}

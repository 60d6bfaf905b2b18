import { type Item, itemCode, type Option, optionCode, type Text } from '../definition.ts';
import type { Label, Tags } from './notation.ts';
import type { Line } from './read-line.ts';
import { Codes, type RecognisedLine, type Taken, textOf } from './recognise.ts';

interface OptionDraft {
  text: Text;
  code: string | undefined;
  other: boolean;
  exclusive: boolean;
  seen: RecognisedLine;
}

interface Placed {
  taken: Taken;
  english: (words: string) => void;
}

/** The longest answers in words that are asked for, where nothing is said. */
const LINE = 200;
const LINES = 1000;

/** One question while its lines are read. */
export class ItemDraft {
  readonly text: Text;
  readonly given: string | undefined;
  /** Its number in the text. */
  readonly no: number | undefined;
  readonly #tags: Tags;
  readonly #seen: RecognisedLine;
  readonly #options: OptionDraft[] = [];
  readonly #rows: OptionDraft[] = [];
  readonly #ends: { low?: Text; high?: Text; unit?: Text } = {};
  #help: Text | undefined;
  #columns = false;
  /** Whether its options are numbered 1. 2. 3. */
  #numbered = 0;

  constructor(line: Line, seen: RecognisedLine) {
    this.text = textOf(line.words, line.english);
    this.#tags = line.tags;
    this.#seen = seen;
    this.no = line.lead?.kind === 'number' ? line.lead.no : undefined;
    const good = line.code === undefined || itemCode.safeParse(line.code).success;
    if (!good) seen.doubts.push('bad_code');
    this.given = good ? line.code : undefined;
  }

  countsTo = (no: number): boolean => no === this.#numbered + 1 && this.#takesOptions();

  #takesOptions = () => !['text', 'number', 'date'].includes(this.#tags.kind ?? '');

  /** In a matrix a blank line parts rows from columns. */
  blankLine(): void {
    if (this.#tags.kind === 'matrix' && this.#rows.length > 0) this.#columns = true;
  }

  label(label: Exclude<Label, 'english' | 'intro'>, line: Line, seen: RecognisedLine): Placed {
    if (label === 'help') return this.#helped(line);
    if (label === 'rows' || label === 'columns') {
      this.#columns = label === 'columns';
      const inline = line.words === '' ? [] : line.words.split(/\s*[;；]\s*|\s+/u);
      for (const words of inline) this.#place({ ...line, words, english: '', code: undefined }, seen);
      return { taken: inline.length > 0 ? (this.#columns ? 'column' : 'row') : 'heading', english: nowhere };
    }
    const text = textOf(line.words, line.english);
    this.#ends[label] = text;
    return {
      taken: label === 'unit' ? 'unit' : 'end',
      english: (words) => Object.assign(text, { en: words }),
    };
  }

  #helped(line: Line): Placed {
    const before = this.#help;
    const text = textOf(before ? `${before['zh-CN']}\n${line.words}` : line.words, line.english);
    if (before?.en) text.en = before.en;
    this.#help = text;
    return {
      taken: 'help',
      english: (words) => Object.assign(text, { en: text.en ? `${text.en}\n${words}` : words }),
    };
  }

  /** A line below the question: an option, a row, or words about a question that takes none. */
  add(line: Line, seen: RecognisedLine): Placed {
    if (!this.#takesOptions()) return this.#helped(line);
    if (line.lead?.kind === 'number') this.#numbered = line.lead.no;
    return this.#place(line, seen);
  }

  #place(line: Line, seen: RecognisedLine): Placed {
    const rows = this.#tags.kind === 'matrix' && !this.#columns;
    const list = rows ? this.#rows : this.#options;
    const code = line.code !== undefined && optionCode.safeParse(line.code).success ? line.code : undefined;
    if (line.code !== undefined && code === undefined) seen.doubts.push('bad_code');
    const text = textOf(line.words, line.english);
    if (list.some((each) => each.text['zh-CN'] === line.words)) seen.doubts.push('repeated_option');
    list.push({ text, code, other: line.blank, exclusive: line.tags.exclusive === true, seen });
    return {
      taken: this.#tags.kind === 'matrix' ? (rows ? 'row' : 'column') : 'option',
      english: (words) => Object.assign(text, { en: words }),
    };
  }

  finish(codes: Codes): Item {
    const kind = this.#kind();
    if (kind === 'matrix' && this.#options.length === 0) this.#columnsFirst();
    const code = codes.next(this.given, (no) => `Q${no}`);
    const rows = codesFor(this.#rows, 'R');
    const options = codesFor(this.#options, 'A');
    Object.assign(this.#seen, { code, kind });
    const needs = ['single', 'region', 'multiple', 'ranking'].includes(kind);
    if (needs && options.length < 2) this.#seen.doubts.push('no_options');
    if (kind === 'matrix' && (rows.length === 0 || options.length < 2)) this.#seen.doubts.push('no_columns');
    const { required = false, profile } = this.#tags;
    return {
      code,
      text: this.text,
      ...(this.#help ? { help: this.#help } : {}),
      required,
      role: profile ? 'profile' : 'opinion',
      ...this.#own(kind, options, rows),
    };
  }

  #kind(): Item['kind'] {
    if (this.#tags.kind) return this.#tags.kind;
    this.#seen.doubts.push('no_kind');
    if (this.#tags.max !== undefined || this.#tags.min !== undefined) return 'multiple';
    return this.#options.length > 0 ? 'single' : 'text';
  }

  /** As survey tools write it: the columns in one line, the rows below. */
  #columnsFirst() {
    const [first] = this.#rows;
    const words = (first?.text['zh-CN'] ?? '').split(' ');
    if (!first || words.length < 2) return;
    this.#rows.shift();
    first.seen.taken = 'column';
    for (const each of words)
      this.#options.push({ ...first, text: { 'zh-CN': each }, code: undefined, other: false });
  }

  #own(kind: Item['kind'], options: Option[], rows: { code: string; text: Text }[]): Own {
    const { min, max, from, to, length, lines = 'many', decimals } = this.#tags;
    const count = options.length;
    switch (kind) {
      case 'single':
      case 'region':
        return { kind, options };
      case 'multiple':
        if ((max ?? 0) > count) this.#seen.doubts.push('too_many_asked');
        return { kind, options, ...given({ min, max }) };
      case 'ranking':
        if ((max ?? 0) > count) this.#seen.doubts.push('too_many_asked');
        return { kind, options, min: min ?? 1, max: max ?? Math.max(1, Math.min(3, count)) };
      case 'matrix':
        return { kind, options, rows };
      case 'scale': {
        const { low, high } = this.#ends;
        const [first, last] = [options[0]?.text, options.at(-1)?.text];
        return { kind, from: from ?? 1, to: to ?? 5, ...given({ low: low ?? first, high: high ?? last }) };
      }
      case 'text':
        return { kind, max_length: length ?? (lines === 'one' ? LINE : LINES), lines };
      case 'number':
        return { kind, decimals: decimals ?? 0, ...given({ min: from, max: to, unit: this.#ends.unit }) };
      case 'date':
        return { kind };
    }
  }
}

type Own = Item extends infer I
  ? I extends Item
    ? Omit<I, 'code' | 'text' | 'help' | 'required' | 'role'>
    : never
  : never;

const nowhere = () => {};

function codesFor(drafts: OptionDraft[], letter: string): Option[] {
  const codes = new Codes(drafts.map(({ code }) => code));
  const used = new Set<string>();
  return drafts.map(({ text, code, other, exclusive, seen }, at) => {
    const own = codes.next(code, (no) => `${letter}${no}`, at + 1);
    if (used.has(own)) seen.doubts.push('repeated_code');
    used.add(own);
    seen.code ??= own;
    return { code: own, text, ...(exclusive ? { exclusive } : {}), ...(other ? { other_text: true } : {}) };
  });
}

const given = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

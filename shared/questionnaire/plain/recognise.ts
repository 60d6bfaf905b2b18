import type { Item, Section, Text } from '../definition.ts';
import { ItemDraft } from './item-draft.ts';
import { type Label, names } from './notation.ts';
import { cleaned, type Line, readLine } from './read-line.ts';

/** What a line was taken for. */
export type Taken =
  | 'title'
  | 'intro'
  | 'section'
  | 'item'
  | 'option'
  | 'row'
  | 'column'
  | 'help'
  | 'end'
  | 'unit'
  | 'english'
  | 'heading';

/** What the reader of a preview should look at; the first three keep a questionnaire from being published. */
export type Doubt =
  | 'no_options'
  | 'no_columns'
  | 'repeated_code'
  | 'no_kind'
  | 'unknown_bracket'
  | 'option_before_item'
  | 'repeated_option'
  | 'too_many_asked'
  | 'bad_code'
  | 'no_place';

export interface RecognisedLine {
  /** The line of the text, from 1. */
  line: number;
  text: string;
  taken: Taken;
  /** The code of what it is; the kind of an item. */
  code?: string;
  kind?: Item['kind'];
  doubts: Doubt[];
}

export interface Recognition {
  title: Text | undefined;
  intro: Text | undefined;
  sections: Section[];
  lines: RecognisedLine[];
}

/**
 * Reads a questionnaire as officers write it down, line by line: a title, parts, numbered questions with their kind in
 * brackets, options below them. Every line is something, and says what it was taken for.
 */
export function recognise(text: string): Recognition {
  const reader = new Reader();
  const lines = text.split(/\r\n|[\n\r\v\f\u2028\u2029]/u);
  for (const [at, line] of lines.entries()) reader.take(at + 1, line);
  return reader.finish();
}

interface SectionDraft {
  code: string | undefined;
  title: Text;
  items: ItemDraft[];
}

class Reader {
  #title: Text | undefined;
  readonly #intro: { 'zh-CN': string[]; en: string[] } = { 'zh-CN': [], en: [] };
  readonly #sections: SectionDraft[] = [];
  readonly #lines: RecognisedLine[] = [];
  #item: ItemDraft | undefined;
  #english: ((words: string) => void) | undefined;

  take(no: number, given: string): void {
    const text = cleaned(given);
    if (text === '') {
      this.#item?.blankLine();
      return;
    }
    const line = readLine(given);
    const seen: RecognisedLine = { line: no, text, taken: 'intro', doubts: [] };
    this.#lines.push(seen);
    if (line.unknown.length > 0) seen.doubts.push('unknown_bracket');
    if (!this.#title) this.#begin(given, seen);
    else if (line.lead?.kind === 'label') this.#label(line, line.lead.label, seen);
    else if (line.lead?.kind === 'section' && !line.tags.kind) this.#section(line, seen);
    else if (line.tags.kind || this.#isItem(line)) this.#question(line, seen);
    else if (this.#item) this.#below(line, seen);
    else this.#before(line, seen);
  }

  #begin(given: string, seen: RecognisedLine) {
    const { words, english } = readLine(`A. ${given}`);
    this.#title = textOf(words, english);
    const title = this.#title;
    this.#english = (more) => Object.assign(title, { en: more });
    seen.taken = 'title';
  }

  #label(line: Line, label: Label, seen: RecognisedLine) {
    if (label === 'english') {
      seen.taken = 'english';
      if (this.#english) this.#english(line.words);
      else seen.doubts.push('no_place');
      return;
    }
    if (label === 'intro' || !this.#item) {
      this.#before(line, seen);
      return;
    }
    const { taken, english } = this.#item.label(label, line, seen);
    seen.taken = taken;
    this.#english = english;
  }

  #section(line: Line, seen: RecognisedLine) {
    const title = textOf(line.words, line.english);
    this.#sections.push({ code: line.code, title, items: [] });
    this.#item = undefined;
    this.#english = (more) => Object.assign(title, { en: more });
    seen.taken = 'section';
  }

  /** A number without a kind begins a question where it goes on counting questions, not options. */
  #isItem(line: Line): boolean {
    if (line.lead?.kind !== 'number') return false;
    if (!this.#item) return true;
    const asked = this.#sections.reduce((sum, { items }) => sum + items.length, 0);
    return !this.#item.countsTo(line.lead.no) && line.lead.no > Math.min(asked, this.#item.no ?? asked);
  }

  #question(line: Line, seen: RecognisedLine) {
    if (this.#sections.length === 0)
      this.#sections.push({ code: undefined, title: { ...names.onePart }, items: [] });
    const item = new ItemDraft(line, seen);
    this.#sections.at(-1)?.items.push(item);
    this.#item = item;
    this.#english = (more) => Object.assign(item.text, { en: more });
    seen.taken = 'item';
  }

  #below(line: Line, seen: RecognisedLine) {
    const { taken, english } = this.#item?.add(line, seen) ?? {};
    seen.taken = taken ?? 'option';
    this.#english = english;
  }

  #before(line: Line, seen: RecognisedLine) {
    if (line.lead?.kind === 'mark') seen.doubts.push('option_before_item');
    if (line.lead?.kind === 'number') seen.doubts.push('no_kind');
    this.#intro['zh-CN'].push(line.words);
    if (line.english) this.#intro.en.push(line.english);
    this.#english = (more) => this.#intro.en.push(more);
  }

  finish(): Recognition {
    const drafts = this.#sections.filter(({ items }) => items.length > 0);
    const codes = new Codes(drafts.flatMap(({ items }) => items.map(({ given }) => given)));
    const parts = new Codes(drafts.map(({ code }) => code));
    const sections = drafts.map((section, at): Section => {
      const code = parts.next(
        section.code,
        (no) => (no <= 26 ? String.fromCharCode(64 + no) : `S${no}`),
        at + 1,
      );
      return { code, title: section.title, items: section.items.map((item) => item.finish(codes)) };
    });
    const intro = { ...wordsIn('zh-CN', this.#intro['zh-CN']), ...wordsIn('en', this.#intro.en) };
    return {
      title: this.#title,
      intro: Object.keys(intro).length > 0 ? intro : undefined,
      sections,
      lines: this.#lines,
    };
  }
}

const wordsIn = (language: string, lines: string[]) =>
  lines.length > 0 ? { [language]: lines.join('\n') } : {};

export const textOf = (words: string, english: string): Text => ({
  'zh-CN': words,
  ...(english ? { en: english } : {}),
});

/** Gives codes where none are given, never one that stands somewhere. */
export class Codes {
  readonly #taken: Set<string>;
  readonly #used = new Set<string>();
  #no = 0;

  constructor(given: (string | undefined)[]) {
    this.#taken = new Set(given.filter((code) => code !== undefined));
  }

  next(given: string | undefined, make: (no: number) => string, at = ++this.#no): string {
    if (given !== undefined) {
      this.#used.add(given);
      return given;
    }
    let no = at;
    while (this.#taken.has(make(no)) || this.#used.has(make(no))) no++;
    this.#used.add(make(no));
    return make(no);
  }
}

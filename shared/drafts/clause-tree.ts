import type { ClauseNode } from '../consultation/definition.ts';
import type { ClauseLevel } from '../terms.ts';
import type { Doubt, DoubtReason } from './doubts.ts';
import { splitRest } from './headings.ts';
import { divisions, englishLabel, type Label, type LabelKind } from './numbering.ts';

type Place = Pick<Doubt, 'line' | 'text'>;

interface Growing {
  key: string;
  level: ClauseLevel;
  label: { [language: string]: string };
  heading: string;
  paragraphs: string[];
  children: Growing[];
  place: Place;
}

interface Frame {
  kind: LabelKind | 'root';
  clause: Growing;
  /** The last number of each kind among its children. */
  last: Map<LabelKind, number>;
}

/** How wide a kind is: a label closes everything that is not wider. */
const width = {
  root: 0,
  annex: 1,
  part: 2,
  chapter: 3,
  section: 4,
  article: 5,
  head: 6,
  paragraph: 7,
  item: 8,
  point: 9,
} as const satisfies { [kind in LabelKind | 'root']: number };

/** Grows a draft's clauses from labels and lines as they come. */
export class ClauseTree {
  readonly doubts: Doubt[] = [];
  structured = false;
  readonly #root: Growing = growing('', 'part', {}, { line: 0, text: '' });
  #open: Frame[] = [{ kind: 'root', clause: this.#root, last: new Map() }];
  readonly #uses = new Map<string, number>();

  get begun(): boolean {
    return this.#open.length > 1;
  }

  doubt(place: Place, reason: DoubtReason): void {
    this.doubts.push({ ...place, reason });
  }

  /** Whether the label bears the number that comes next in its place. */
  isNext(label: Label): boolean {
    const last = this.#counting(label.kind).last.get(label.kind) ?? 0;
    return label.sub === 0 && label.no === Math.floor(last) + 1;
  }

  begin(label: Label, place: Place): void {
    this.structured = true;
    this.#count(label, place);
    if (!label.parted && divisions.has(label.kind)) this.doubt(place, 'unparted');
    while (width[this.#top.kind] >= width[label.kind]) this.#open.pop();
    const article = this.#open.some(({ kind }) => kind === 'article');
    const clause = growing(
      this.#keyOf(label),
      levelOf(label.kind, article),
      { 'zh-CN': label.words, en: englishLabel(label) },
      place,
    );
    const { heading, text } = splitRest(label, article || label.kind === 'article');
    clause.heading = heading;
    if (text !== '') clause.paragraphs.push(text);
    this.#top.clause.children.push(clause);
    this.#open.push({ kind: label.kind, clause, last: new Map() });
  }

  #preamble(place: Place): void {
    const clause = growing('preamble', 'paragraph', { 'zh-CN': '引言', en: 'Preamble' }, place);
    clause.paragraphs.push(place.text);
    this.doubt(place, 'preamble');
    this.#root.children.push(clause);
    this.#open.push({ kind: 'point', clause, last: new Map() });
  }

  /** A further line of the clause that is open; before the first label, of what introduces the draft. */
  goOn(place: Place, likeLabel: boolean): void {
    if (this.begun) this.#continue(place, likeLabel);
    else this.#preamble(place);
  }

  #continue(place: Place, likeLabel: boolean): void {
    const { clause, kind } = this.#top;
    if (likeLabel) this.doubt(place, 'reference');
    const before = clause.paragraphs.at(-1) ?? '';
    if (clause.key !== 'preamble' && width[kind] >= width.paragraph && /。$/u.test(before))
      this.doubt(place, 'after_items');
    const awaited = width[kind] < width.article && clause.heading === '' && clause.paragraphs.length === 0;
    if (awaited && place.text.length <= 40 && !/[。；：，]$/u.test(place.text)) clause.heading = place.text;
    else clause.paragraphs.push(place.text);
  }

  finish(): ClauseNode[] {
    const clauses = this.#root.children.map((each) => this.#finished(each));
    this.doubts.sort((a, b) => a.line - b.line);
    return clauses;
  }

  get #top(): Frame {
    return this.#open.at(-1) as Frame;
  }

  /** Where a kind is counted: articles through the whole document or annex, all else within what holds it. */
  #counting(kind: LabelKind): Frame {
    const holds = (frame: Frame) =>
      kind === 'article' ? frame.kind === 'root' || frame.kind === 'annex' : width[frame.kind] < width[kind];
    return this.#open.findLast(holds) as Frame;
  }

  #count(label: Label, place: Place): void {
    const { last } = this.#counting(label.kind);
    const before = last.get(label.kind) ?? 0;
    if (label.kind === 'annex' && label.no === 0) label.no = before + 1;
    const now = label.no + label.sub / 100;
    if (now <= before) this.doubt(place, 'not_ascending');
    else if (label.no > Math.floor(before) + 1) this.doubt(place, 'gap');
    last.set(label.kind, now);
  }

  #keyOf({ kind, no, sub }: Label): string {
    const number = sub > 0 ? `${no}z${sub}` : `${no}`;
    const named = ['annex', 'part', 'chapter', 'section'].includes(kind) ? [kind, number] : [number];
    const within = kind === 'article' ? this.#counting(kind) : this.#holder(kind);
    const key = [...(within.clause.key === '' ? [] : [within.clause.key]), ...named].join('-');
    const uses = (this.#uses.get(key) ?? 0) + 1;
    this.#uses.set(key, uses);
    return uses === 1 ? key : `${key}x${uses}`;
  }

  #holder(kind: LabelKind): Frame {
    const holder = this.#top;
    return width[holder.kind] < width[kind] ? holder : this.#counting(kind);
  }

  #finished(clause: Growing): ClauseNode {
    const { key, level, label, place } = clause;
    const children = clause.children.map((each) => this.#finished(each));
    let { heading } = clause;
    let text = clause.paragraphs.join('\n');
    if (text === '' && children.length === 0) {
      if (heading === '') this.doubt(place, 'empty');
      else if (!['part', 'chapter', 'section', 'annex'].includes(level)) [heading, text] = ['', heading];
    }
    return {
      key,
      level,
      label,
      ...(heading === '' ? {} : { heading: { 'zh-CN': heading } }),
      ...(text === '' ? {} : { text: { 'zh-CN': text } }),
      children,
    };
  }
}

const growing = (key: string, level: ClauseLevel, label: Growing['label'], place: Place): Growing => ({
  key,
  level,
  label,
  heading: '',
  paragraphs: [],
  children: [],
  place,
});

function levelOf(kind: LabelKind, inArticle: boolean): ClauseLevel {
  switch (kind) {
    case 'head':
      return inArticle ? 'paragraph' : 'section';
    case 'paragraph':
      return inArticle ? 'item' : 'paragraph';
    case 'item':
      return inArticle ? 'point' : 'item';
    default:
      return kind;
  }
}

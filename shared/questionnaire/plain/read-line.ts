import { protect, restore } from './escapes.ts';
import { type Label, labels, type Tags, tagOf } from './notation.ts';

/** How a line begins. */
export type Lead =
  | { kind: 'section' }
  | { kind: 'number'; no: number }
  | { kind: 'mark' }
  | { kind: 'label'; label: Label };

/** One line, taken apart. */
export interface Line {
  words: string;
  english: string;
  code: string | undefined;
  lead: Lead | undefined;
  tags: Tags;
  /** Brackets whose words mean nothing here; they stay among the words. */
  unknown: string[];
  /** A blank to write in: 其他____ */
  blank: boolean;
}

const oddSpaces = /[\s\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]+/gu;

/** Word's and the web's odd spaces as one plain space. */
export const cleaned = (line: string): string => line.replace(oddSpaces, ' ').trim();

const sectionLead = /^第\s*[一二三四五六七八九十百\d０-９]+\s*(?:部分|章|节|单元)\s*[、:：.．]?\s*/u;
const listLead = /^[一二三四五六七八九十]{1,3}\s*[、.．]\s*/u;
const numberLead = /^(?:第\s*)?[QqＱ]?\s*([\d０-９]{1,3})\s*题?\s*[.．、:：]\s*(?!\d)/u;
const markLead =
  /^(?:[A-Za-zＡ-Ｚａ-ｚ]\s*[.．、:：)）]|[(（]\s*(?:[A-Za-z]|[\d０-９]{1,2})\s*[)）]|[\d０-９]{1,2}\s*[)）]|[①-⑳]|[□○◯◻▢☐●■•·▪◆-])\s*/u;

export function readLine(given: string): Line {
  const line = protect(cleaned(given));
  const label = labels.find(([, pattern]) => pattern.test(line));
  if (label) {
    const rest = line.replace(label[1], '');
    if (label[0] === 'english') return plain(rest, { kind: 'label', label: label[0] });
    return { ...parted(rest), lead: { kind: 'label', label: label[0] } };
  }
  const { lead, rest } = leadOf(line);
  const read = { ...parted(rest), lead };
  return read.words === '' ? plain(line, undefined) : read;
}

const shown = (words: string) =>
  restore(words.trim())
    .replace(/ *\n\s*/g, '\n')
    .replace(/ +/g, ' ')
    .trim();

const plain = (words: string, lead: Lead | undefined): Line => ({
  words: shown(words) || '\\',
  english: '',
  code: undefined,
  lead,
  tags: {},
  unknown: [],
  blank: false,
});

function leadOf(line: string): { lead: Lead | undefined; rest: string } {
  const number = numberLead.exec(line);
  if (number)
    return {
      lead: { kind: 'number', no: Number((number[1] ?? '').normalize('NFKC')) },
      rest: line.slice(number[0].length),
    };
  for (const pattern of [sectionLead, listLead])
    if (pattern.test(line)) return { lead: { kind: 'section' }, rest: line.replace(pattern, '') };
  if (markLead.test(line)) return { lead: { kind: 'mark' }, rest: line.replace(markLead, '') };
  return { lead: undefined, rest: line };
}

/** Words, English after the bar, code in braces, brackets and blank at the end. */
function parted(rest: string): Omit<Line, 'lead'> {
  const [first = '', ...others] = rest.split(/ \| |\s*｜\s*/u);
  const chinese = codeOf(first);
  const english = codeOf(others.join(' '));
  const { words, tags, unknown } = tagged(chinese.words);
  const blank = /\s*[:：]?\s*[_＿]{2,}\s*$/u;
  return {
    words: shown(words.replace(blank, '')),
    english: shown(english.words.replace(blank, '')),
    code: chinese.code ?? english.code,
    tags,
    unknown: unknown.map(restore),
    blank: blank.test(words) || /^其他.*请(?:注明|说明|填写|写明)/u.test(words),
  };
}

const codeAtEnd = /\s*\{\s*([A-Za-z0-9][\w.+-]{0,31})\s*\}\s*$/u;

function codeOf(words: string): { words: string; code: string | undefined } {
  const found = codeAtEnd.exec(words);
  return { words: words.replace(codeAtEnd, ''), code: found?.[1] };
}

const star = /\s*[*＊]\s*$|^\s*[*＊]\s*/u;
const bracket = /\s*([[【(（])([^[\]【】()（）]{1,30})[\]】)）]\s*$/u;

function tagged(given: string): { words: string; tags: Tags; unknown: string[] } {
  let words = given.trim();
  let tags: Tags = {};
  const unknown: string[] = [];
  for (;;) {
    if (star.test(words)) {
      words = words.replace(star, '');
      tags = { required: true, ...tags };
      continue;
    }
    const found = bracket.exec(words);
    if (!found) break;
    const parts = (found[2] ?? '').split(/[,，、;；]\s*/u);
    const read = parts.map(tagOf);
    if (read.some((each) => each === undefined)) {
      if (/[[【]/u.test(found[1] ?? '')) unknown.push(found[2] ?? '');
      break;
    }
    tags = { ...Object.assign({}, ...read), ...tags };
    words = words.slice(0, found.index);
  }
  return { words, tags, unknown };
}

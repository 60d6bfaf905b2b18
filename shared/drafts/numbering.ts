/** What a line of a Chinese official document may begin with: 附件 编 章 节 条 一、 （一） 1. （1）, the widest first. */
export type LabelKind =
  | 'annex'
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'head'
  | 'paragraph'
  | 'item'
  | 'point';

export interface Label {
  kind: LabelKind;
  /** As written, without the white space after it. */
  words: string;
  /** 0 for 附件 without a number. */
  no: number;
  /** The 1 of 第七条之一, else 0. */
  sub: number;
  /** What stands after it on the line. */
  rest: string;
  /** Alone on its line or set apart from what follows, as office practice has it. */
  parted: boolean;
}

const patterns: [LabelKind, RegExp][] = [
  ['part', /^(第\s*([一二三四五六七八九十百零〇两]{1,7}|[\d０-９]{1,3})\s*编)/u],
  ['chapter', /^(第\s*([一二三四五六七八九十百零〇两]{1,7}|[\d０-９]{1,3})\s*章)/u],
  ['section', /^(第\s*([一二三四五六七八九十百零〇两]{1,7}|[\d０-９]{1,3})\s*节)/u],
  [
    'article',
    /^(第\s*([一二三四五六七八九十百零〇两]{1,7}|[\d０-９]{1,3})\s*条(?:之([一二三四五六七八九十]{1,3}))?)/u,
  ],
  ['annex', /^(附件(?:\s*([一二三四五六七八九十]{1,3}|[\d０-９]{1,3}))?(?:\s*[:：])?)(?![一-鿿])/u],
  ['head', /^(([一二三四五六七八九十百零〇]{1,7})、)/u],
  ['paragraph', /^([（(]\s*([一二三四五六七八九十百零〇]{1,7})\s*[）)])/u],
  ['item', /^(([\d０-９]{1,3})[.．、])(?![\d０-９])/u],
  ['point', /^([（(]\s*([\d０-９]{1,3})\s*[）)])/u],
];

/** Their numbers are spoken of in sentences too: 依照第七条. */
export const divisions: ReadonlySet<LabelKind> = new Set(['part', 'chapter', 'section', 'article']);

/** What a trimmed line begins with, if it begins as a clause does. */
export function readLabel(line: string): Label | undefined {
  for (const [kind, pattern] of patterns) {
    const [, words, written, sub] = pattern.exec(line) ?? [];
    const no = written === undefined ? 0 : numberOf(written);
    if (words === undefined || no === undefined) continue;
    const after = line.slice(words.length);
    const rest = after.trim();
    const division = divisions.has(kind);
    const parted = after.trimStart() !== after || rest === '' || (division && /^[【（(]/u.test(rest));
    return { kind, words, no, sub: sub === undefined ? 0 : (numberOf(sub) ?? 0), rest, parted };
  }
  return undefined;
}

const digits = '零一二三四五六七八九';

/** 1 to 999, in Chinese or Arabic numerals; undefined for what is no number. */
export function numberOf(written: string): number | undefined {
  const plain = written.normalize('NFKC').replaceAll('〇', '零').replaceAll('两', '二');
  if (/^\d{1,3}$/.test(plain)) return Number(plain) || undefined;
  const found =
    /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/u.exec(plain);
  if (!found) return undefined;
  const [, hundreds, tens, ten, ones] = found;
  const value = (digit: string | undefined) => (digit ? digits.indexOf(digit) : 0);
  return value(hundreds) * 100 + (ten ? value(tens) || 1 : 0) * 10 + value(ones) || undefined;
}

const romans = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];

/** The label in English, as the site writes it: Article 7, Chapter 2, II., (1). */
export function englishLabel({ kind, no, sub }: Pick<Label, 'kind' | 'no' | 'sub'>): string {
  const number = [no, sub].filter((each) => each > 0).join('-');
  if (kind === 'head') return `${'X'.repeat(Math.floor(no / 10))}${romans[no % 10]}.`;
  if (kind === 'item') return `${number}.`;
  if (kind === 'paragraph' || kind === 'point') return `(${number})`;
  return `${kind[0]?.toUpperCase()}${kind.slice(1)} ${number}`.trim();
}

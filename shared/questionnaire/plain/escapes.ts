import { tagOf } from './notation.ts';

/** `\x` is x, whatever it would mean without the stroke; it waits in the private use area while a line is read. */
const PRIVATE = 0xe000;

export const protect = (line: string): string =>
  line.replace(/\\(n|[\u0020-\u007e\u3000-\u303f\uff00-\uff5e])/gu, (_, mark: string) =>
    mark === 'n' ? hide('\n') : hide(mark),
  );

const hide = (mark: string) => {
  const code = mark.codePointAt(0) ?? 0;
  return String.fromCodePoint(PRIVATE + (code > 0x7f ? (code & 0x0fff) + 0x100 : code));
};

const shown = new Map<string, string>();
for (const [from, to] of [
  [0x0a, 0x0a],
  [0x20, 0x7e],
  [0x3000, 0x303f],
  [0xff00, 0xff5e],
] as const)
  for (let code = from; code <= to; code++)
    shown.set(hide(String.fromCodePoint(code)), String.fromCodePoint(code));

export const restore = (words: string): string =>
  words.replace(/[\ue000-\uf8ff]/gu, (mark) => shown.get(mark) ?? mark);

/** Marks that would be read as something else, with a stroke before them. */
export const escaped = (words: string): string => {
  // A colon at the end would go with the blank that may follow it.
  const [, body = words, colon] = /^(.*)([:：])$/su.exec(words) ?? [];
  return marksIn(body) + (colon ? `\\${colon}` : '');
};

const marksIn = (words: string): string =>
  words
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replace(/^[:：.．、;；,，)）]/u, '\\$&')
    .replace(/[|｜[\]{}【】_＿*＊]/gu, '\\$&')
    .replace(/([(（])([^()（）]{1,30}[)）]\s*)$/u, (whole, open: string, rest: string) =>
      rest
        .slice(0, -1)
        .split(/[,，、;；]\s*/u)
        .every(isTag)
        ? `\\${open}${rest}`
        : whole,
    );

const isTag = (word: string) => tagOf(word.replace(/[)）]\s*$/u, '')) !== undefined;

import { readLabel } from './numbering.ts';

/** The lines of a table of contents, from its heading (inclusive) to the draft itself (exclusive). */
export interface Contents {
  from: number;
  to: number;
}

/** An entry's leader dots and page number. */
const tail = /[\s.…·‥]*\d{0,4}$/u;

/**
 * Finds 目录. Its entries are passed over only when the first of them comes again further down: else they are the draft.
 */
export function findContents(lines: readonly string[]): Contents | undefined {
  const from = lines.findIndex((line) => /^目[录次]$/u.test(line.replace(/\s+/gu, '')));
  if (from < 0) return undefined;
  const first = lines.findIndex((line, at) => at > from && line !== '');
  const mark = markOf(lines[first] ?? '');
  if (mark === undefined) return { from, to: from + 1 };
  let entries = first;
  while (entries < lines.length && isEntry(lines[entries] ?? '')) {
    entries++;
    if (markOf(lines[entries] ?? '') === mark) return { from, to: entries };
  }
  const again = lines.findIndex((line, at) => at >= entries && markOf(line) === mark);
  return { from, to: again < 0 ? from + 1 : entries };
}

function markOf(line: string): string | undefined {
  const label = readLabel(line.replace(tail, ''));
  return label && `${label.kind} ${label.no}`;
}

const isEntry = (line: string) =>
  line === '' || readLabel(line) !== undefined || /[.…·‥]{2,}\s*\d{1,4}$/u.test(line);

import { readLabel } from './numbering.ts';

/** The lines of a table of contents, from its heading (inclusive) to the draft itself (exclusive). */
export interface Contents {
  from: number;
  to: number;
}

const leader = /[.…·‥]/u;

/** What stands before an entry's leader dots and page number. Looked at from its end, for a line may be all dots. */
function parted(line: string): { words: string; dots: number; page: boolean } {
  let end = line.length;
  while (line.length - end < 4 && /\d/.test(line.charAt(end - 1))) end--;
  const page = end < line.length;
  let dots = 0;
  for (; /[\s.…·‥]/u.test(line.charAt(end - 1)); end--) if (leader.test(line.charAt(end - 1))) dots++;
  return { words: line.slice(0, end), dots, page };
}

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
  const label = readLabel(parted(line).words);
  return label && `${label.kind} ${label.no}`;
}

function isEntry(line: string): boolean {
  if (line === '' || readLabel(line) !== undefined) return true;
  const { dots, page } = parted(line);
  return page && dots > 1;
}

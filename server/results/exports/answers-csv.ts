import { guardFormula } from '#shared/text/formula-guard.ts';
import type { Tongue } from '#shared/ui/tongue.ts';
import type { AnswersFile } from './answers-file.ts';
import { wordsOfCells } from './cell-words.ts';
import type { Cell, DataColumn } from './data-columns.ts';

/** Codes as they are stored, or the words of the options in one language. */
export type Written = { as: 'codes' } | { as: 'labels'; tongue: Tongue };

/**
 * UTF-8 CSV with a byte order mark, a page of rows at a time. An empty cell: not asked, not answered, or not on offer in
 * that version; the codebook says which can be. Cells are written by hand here: a hundred thousand rows of a hundred cells
 * go through, and most are a code that needs no quotes.
 */
export async function* answersCsv(file: AnswersFile, written: Written): AsyncGenerator<string> {
  yield `\ufeff${file.columns.map(({ name }) => name).join(',')}\r\n`;
  const cells = file.columns.map((column) => cellWriter(column, written));
  for await (const page of file.pages())
    yield page.map((row) => `${row.map((cell, at) => cells[at]?.(cell) ?? '').join(',')}\r\n`).join('');
}

function cellWriter(column: DataColumn, written: Written): (cell: Cell) => string {
  const known = new Map<string, string>();
  const words = written.as === 'labels' ? wordsOfCells(column, written.tongue) : undefined;
  return (cell) => {
    if (cell === null) return '';
    if (typeof cell === 'number' && !words?.has(String(cell))) return String(cell);
    const code = String(cell);
    let text = known.get(code);
    if (text === undefined) {
      text = quoted(guardFormula(words?.get(code) ?? code));
      known.set(code, text);
    }
    return text;
  };
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

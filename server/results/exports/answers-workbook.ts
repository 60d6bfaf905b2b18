import type { Tongue } from '#shared/ui/tongue.ts';
import { DomainError } from '../../errors.ts';
import type { AnswersFile } from './answers-file.ts';
import { wordsOfCells } from './cell-words.ts';
import type { Cell } from './data-columns.ts';
import { type Sheet, workbookOf } from './workbook.ts';

/** A workbook is made in one piece, in memory: larger files are taken as CSV. */
export class WorkbookTooLargeError extends DomainError {
  readonly type = 'workbook-too-large';
  readonly status = 409;
}

/** Cells of one sheet. */
const MOST = 60_000;

/** The answers as codes and as words, with the codebook. Throws WorkbookTooLargeError. */
export async function answersWorkbook(
  file: AnswersFile,
  { above, codebook, tongue }: { above: string[]; codebook: string[][]; tongue: Tongue },
): Promise<Buffer> {
  const { t } = tongue;
  const rows: Cell[][] = [];
  for await (const page of file.pages()) {
    rows.push(...page);
    if (rows.length * file.columns.length > MOST) throw new WorkbookTooLargeError();
  }
  const headings = file.columns.map(({ name }) => name);
  const widths = headings.map((name) => Math.min(24, Math.max(8, name.length + 2)));
  const words = file.columns.map((column) => wordsOfCells(column, tongue));
  const [codebookHeadings = [], ...codebookRows] = codebook;
  const sheets: Sheet[] = [
    { name: t('exporting.sheet_codes'), headings, rows, widths, plain: true },
    {
      name: t('exporting.sheet_labels'),
      headings,
      rows: rows.map((row) =>
        row.map((cell, at) => (cell === null ? null : (words[at]?.get(String(cell)) ?? cell))),
      ),
      widths,
      plain: true,
    },
    {
      name: t('exporting.sheet_codebook'),
      above,
      headings: codebookHeadings,
      rows: codebookRows,
      widths: codebookHeadings.map(() => 18),
    },
  ];
  return workbookOf(sheets);
}

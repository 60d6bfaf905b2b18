import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import writeWorkbook, { type Feature, type SheetData } from 'write-excel-file/node';
import { guardFormula } from '#shared/text/formula-guard.ts';

export type Value = string | number | null;

/** A sheet of a workbook: words above, a heading line, lines. */
export interface Sheet {
  name: string;
  /** What stands over the table, a line each, over its whole width. */
  above?: string[];
  headings: string[];
  rows: Value[][];
  /** In characters. */
  widths: number[];
  /** Without lines around its cells: many rows that nobody prints. */
  plain?: boolean;
}

/** A4, as wide as the paper and as long as it takes. Excel wants the first before everything and the second after it. */
const a4: Feature<Stream | Buffer | Blob> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) =>
          xml
            .replace(/(<worksheet[^>]*>)(?!<sheetPr)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
            .replace(
              '</worksheet>',
              '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
                '<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/></worksheet>',
            ),
      },
    },
  },
};

/** The sheets as an .xlsx file; words that a spreadsheet would take for a formula are text. */
export const workbookOf = (sheets: Sheet[]): Promise<Buffer> =>
  writeWorkbook(
    sheets.map((sheet) => ({
      sheet: nameOf(sheet.name),
      data: dataOf(sheet),
      columns: sheet.widths.map((width) => ({ width })),
      stickyRowsCount: sheet.rows.length > 40 ? (sheet.above?.length ?? 0) + 1 : 0,
    })),
    { features: [a4] },
  ).toBuffer();

const wide = { wrap: true, alignVertical: 'top' as const };
const line = { borderStyle: 'thin' as const, borderColor: '#999999' };

function dataOf({ above = [], headings, rows, plain }: Sheet): SheetData {
  const look = plain ? {} : { ...wide, ...line };
  const [title, ...words] = above;
  const span = headings.length;
  return [
    ...(title === undefined
      ? []
      : [[{ value: guardFormula(title), columnSpan: span, fontWeight: 'bold' as const, fontSize: 14 }]]),
    ...words.map((value) => [
      {
        value: guardFormula(value),
        columnSpan: span,
        // A cell over several columns does not grow by itself.
        height: 15 * Math.max(1, Math.ceil([...value].length / 52)),
        ...wide,
      },
    ]),
    headings.map((value) => ({ value: guardFormula(value), fontWeight: 'bold' as const, ...look })),
    ...rows.map((row) =>
      row.map((value) => ({
        ...(value === null ? {} : { value: typeof value === 'string' ? guardFormula(value) : value }),
        ...look,
      })),
    ),
  ];
}

/** Excel takes 31 characters, and some signs not at all. */
const nameOf = (name: string): string => [...name.replace(/[\\/?*:[\]]/g, ' ')].slice(0, 31).join('');

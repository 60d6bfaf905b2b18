import { readSheet } from 'read-excel-file/node';
import { fold, type Part, UnsafeArchiveError, unfold } from './safe-archive.ts';

/** The last row and column that a sheet may reach. */
export const ROWS = 2000;
const COLUMNS = 100;

export type WorkbookFault = 'unreadable' | 'too-long';

/**
 * The first sheet of an .xlsx file as text, cell by cell; of a formula what it last came to. A fault where it is no such
 * file, unfolds into too much or reaches too far.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<string[][] | WorkbookFault> {
  const parts = await unfold(Buffer.from(bytes)).catch(unlessUnsafe);
  const reach = parts?.map(reachOf) ?? [];
  if (!parts || reach.includes('unreadable')) return 'unreadable';
  if (reach.includes('too-long')) return 'too-long';
  // Whatever the reader stumbles over, it is the file that is at fault: it has no other input.
  const rows = await readSheet(fold(parts), { parseNumber: (text) => text }).catch(() => undefined);
  return rows?.map((row) => row.map(textOf)) ?? 'unreadable';
}

function unlessUnsafe(error: unknown): undefined {
  if (!(error instanceof UnsafeArchiveError)) throw error;
}

/** Every row and cell that says where it stands, before anything makes room up to there. */
function reachOf({ bytes }: Part): 'near' | WorkbookFault {
  const text = bytes.toString('utf8');
  if (!text.includes('sheetData')) return 'near';
  for (const [, double, single] of bytes
    .toString('utf8')
    .matchAll(/(?:\s|(?<!xmlns):)r\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const [, letters, digits] = /^([A-Z]{0,3})([0-9]{1,7})$/.exec((double ?? single ?? '').trim()) ?? [];
    if (digits === undefined) return 'unreadable';
    const column = [...(letters ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    if (Number(digits) > ROWS + 1 || column > COLUMNS) return 'too-long';
  }
  return 'near';
}

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
};

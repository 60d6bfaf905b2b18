import { CsvError, parse } from 'csv-parse/sync';
import { guardFormula } from '#shared/text/formula-guard.ts';
import type { Refusal } from './exchange-acts.ts';
import { BETWEEN, lineColumns } from './exchange-columns.ts';
import { type ExchangeCase, exchangeCase, MOST_CASES } from './exchange-format.ts';

/** Bytes that a file may have, and characters that a row of it may have. */
export const EXCHANGE_MAX = 8 * 1024 * 1024;
const MOST_OF_A_ROW = 200_000;

export type FileFault = 'encoding' | 'not_json' | 'not_csv' | 'headings' | 'empty' | 'many';

/** A case with its place in the file: of a CSV file the row, of JSON the position in the list. */
export interface Placed {
  place: number;
  number: string;
  read: { case: ExchangeCase } | { refusal: Refusal };
}

/** Reads a file of JSON or CSV, in UTF-8 or GB18030, with or without a byte order mark. */
export function readExchange(bytes: Uint8Array): Placed[] | FileFault {
  const text = decoded(bytes);
  if (text === undefined) return 'encoding';
  const cases = /^\s*[[{]/.test(text) ? fromJson(text) : fromCsv(text);
  if (typeof cases === 'string') return cases;
  if (cases.length === 0) return 'empty';
  if (cases.length > MOST_CASES) return 'many';
  const first = new Map<string, number>();
  return cases.map(({ place, given }): Placed => {
    const number = numberIn(given);
    const checked = exchangeCase.safeParse(given);
    if (!checked.success) {
      const path = checked.error.issues[0]?.path ?? [];
      const inLine = path[0] === 'history' && typeof path[1] === 'number';
      const what = (inLine ? path.slice(2) : path).map(String).join('.');
      return {
        place,
        number,
        read: { refusal: { line: inLine ? Number(path[1]) + 1 : 0, why: 'shape', what } },
      };
    }
    if (first.has(number))
      return { place, number, read: { refusal: { line: 0, why: 'twice', what: String(first.get(number)) } } };
    first.set(number, place);
    return { place, number, read: { case: checked.data } };
  });
}

/** Older office software writes GB18030, which is not UTF-8 but by accident. */
function decoded(bytes: Uint8Array): string | undefined {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what holds them is no text, and no store keeps them
      return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? undefined : text.replace(/^\ufeff/, '');
    } catch {}
  }
  return undefined;
}

interface Given {
  place: number;
  given: unknown;
}

function fromJson(text: string): Given[] | FileFault {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return 'not_json';
  }
  const list = Array.isArray(read) ? read : (read as { demands?: unknown }).demands;
  return Array.isArray(list) ? list.map((given, at) => ({ place: at + 1, given })) : 'not_json';
}

type Row = { [column: string]: string };

/** A row a line of history, or a row a case; told apart by their headings. */
function fromCsv(text: string): Given[] | FileFault {
  let rows: string[][];
  try {
    rows = parse(text, {
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MOST_OF_A_ROW,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return 'not_csv';
  }
  const [headings = [], ...body] = rows;
  const names = headings.map((heading) => heading.trim().toLowerCase());
  if (!names.includes('number') || !names.includes('kind')) return 'headings';
  const byLine = names.includes('at') && names.includes('state');
  if (!byLine && !names.includes('received_at')) return 'headings';
  const cases = new Map<string, { place: number; given: { history: unknown[] } & object }>();
  for (const [at, cells] of body.entries()) {
    const row: Row = Object.fromEntries(names.map((name, place) => [name, unguarded(cells[place] ?? '')]));
    const number = row.number ?? '';
    const known = byLine ? cases.get(number) : undefined;
    if (known) known.given.history.push(lineIn(row));
    // A number twice where each row is a case: both are told.
    else {
      const key = byLine ? number : `${number} ${at}`;
      cases.set(key, {
        place: at + 2,
        given: { ...caseIn(row), history: byLine ? [lineIn(row)] : ends(row) },
      });
    }
  }
  return [...cases.values()];
}

/** What our own export put before a formula goes again. */
const unguarded = (cell: string): string =>
  cell.startsWith("'") && guardFormula(cell.slice(1)) === cell ? cell.slice(1) : cell;

const or = (cell: string | undefined) => (cell ? cell : undefined);

const caseIn = (row: Row) => ({
  id: row.number,
  our_number: or(row.our_number),
  kind: row.kind,
  category: or(row.category),
  channel: row.channel,
  district: or(row.district),
  requester_type: or(row.requester_type),
  title: or(row.title) ?? null,
  body: or(row.body) ?? null,
  due: or(row.due),
});

const listed = new Set(['co_units', 'merged']);
const numeric = new Set(['days', 'rating']);

const lineIn = (row: Row) =>
  Object.fromEntries(
    lineColumns
      .filter((column) => row[column])
      .map((column): [string, unknown] => [column, valueIn(column, row[column] ?? '')]),
  );

function valueIn(column: string, cell: string): unknown {
  if (listed.has(column)) return cell.split(BETWEEN).filter((code) => code !== '');
  if (column === 'confidential') return cell === 'true';
  return numeric.has(column) ? Number(cell) : cell;
}

/** The first and the last line of a case that has a row of its own. */
function ends(row: Row): unknown[] {
  const first = {
    at: row.received_at,
    state: 'received',
    by: 'hotline_center',
    note: or(row.received_note),
    urgency: or(row.urgency),
    ...(row.confidential === 'true' ? { confidential: true } : {}),
  };
  if (!row.last_state || row.last_state === 'received') return [first];
  return [first, { at: row.last_at, state: row.last_state, by: row.last_by, note: or(row.last_note) }];
}

const numberIn = (given: unknown): string => {
  const id = (given as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id.slice(0, 60) : '';
};

import { stringify } from 'csv-stringify/sync';
import { guardFormula } from '#shared/text/formula-guard.ts';
import { addDays } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from '../staff/audit.ts';
import type { KeptAct } from './case/acts.ts';
import { standingOf } from './case/standing.ts';
import * as queries from './exchange.queries.ts';
import { BETWEEN, caseColumns, lineColumns, summaryColumns } from './exchange-columns.ts';
import type { ExchangeCase } from './exchange-format.ts';
import { caseOf } from './exchange-lines.ts';
import { type Departments, readDepartments, requireDispatcher } from './exchange-units.ts';
import type { InquiryRow } from './inquiries.queries.ts';
import { actOf, factsOf } from './inquiries.ts';

/** Spreadsheets know by it that the file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** Cases that are read at once. */
const PAGE = 200;

export type ExportFormat = 'cases' | 'lines' | 'json';

/** A period by its first and its last day. */
export interface Period {
  from: string;
  until: string;
}

/**
 * Hands out the demands that were received in a period, page by page; that they were handed out is noted first. Throws
 * NotAllowedError, StoreUnwritableError.
 */
export async function exportCases(
  ctx: Context,
  officer: SignedIn,
  period: Period,
  format: ExportFormat,
): Promise<AsyncGenerator<string>> {
  const departments = await readDepartments(ctx);
  requireDispatcher(officer, departments);
  await ctx.store.write((tx) =>
    record(tx, {
      officerId: officer.id,
      departmentId: departments.centre ?? null,
      act: 'inquiries.exported',
      subject: 'exchange',
      detail: { ...period, format },
    }),
  );
  const pages = pagesOf(ctx, departments, period);
  return format === 'json' ? asJson(pages) : asCsv(pages, format);
}

async function* pagesOf(ctx: Context, departments: Departments, { from, until }: Period) {
  const range = {
    departmentId: departments.centre ?? '',
    from: new Date(`${from}T00:00:00+08:00`).toISOString(),
    until: new Date(`${addDays(until, 1)}T00:00:00+08:00`).toISOString(),
  };
  let after: { receivedAt: string; id: string } | undefined;
  for (;;) {
    const rows = await queries.listForExport(ctx.db, range, after, PAGE);
    const last = rows.at(-1);
    if (!last) return;
    yield await casesOf(ctx, departments, rows);
    after = { receivedAt: last.received_at, id: last.id };
  }
}

/** Cases with their histories, as they are handed out. */
export async function casesOf(
  { db }: Context,
  departments: Departments,
  rows: readonly InquiryRow[],
): Promise<ExchangeCase[]> {
  if (rows.length === 0) return [];
  const byCase = new Map<string, KeptAct[]>(rows.map(({ id }) => [id, []]));
  for (const act of await queries.listActsOf(db, [...byCase.keys()]))
    byCase.get(act.inquiry_id)?.push(actOf(act));
  return rows.map((row) => {
    const acts = byCase.get(row.id) ?? [];
    return caseOf({ row, acts, standing: standingOf(factsOf(row), acts) }, departments);
  });
}

async function* asJson(pages: AsyncGenerator<ExchangeCase[]>): AsyncGenerator<string> {
  let before = '{"demands":[\n';
  for await (const page of pages) {
    yield before + page.map((each) => JSON.stringify(each)).join(',\n');
    before = ',\n';
  }
  yield before.startsWith('{') ? '{"demands":[]}\n' : '\n]}\n';
}

type Cells = { [column: string]: unknown };

async function* asCsv(pages: AsyncGenerator<ExchangeCase[]>, format: 'cases' | 'lines') {
  const columns = format === 'lines' ? [...caseColumns, ...lineColumns] : [...caseColumns, ...summaryColumns];
  yield BYTE_ORDER_MARK + stringify([[...columns]]);
  for await (const page of pages) {
    const rows = page.flatMap((each) => (format === 'lines' ? linesIn(each) : [summaryOf(each)]));
    yield stringify(rows.map((row) => columns.map((column) => guardFormula(cellOf(row[column])))));
  }
}

const caseCells = ({ id, history: _, ...rest }: ExchangeCase): Cells => ({ number: id, ...rest });

/** What the case says stands in its first row only. */
const linesIn = (each: ExchangeCase): Cells[] =>
  each.history.map((line, at) => ({
    ...(at === 0 ? caseCells(each) : { number: each.id, kind: each.kind }),
    ...line,
  }));

function summaryOf(each: ExchangeCase): Cells {
  const [first] = each.history;
  const last = each.history.at(-1);
  return {
    ...caseCells(each),
    received_at: first?.at,
    received_note: first?.note,
    urgency: first?.urgency,
    confidential: first?.confidential,
    last_state: last?.state,
    last_at: last?.at,
    last_by: last?.by,
    last_note: last?.note,
  };
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.join(BETWEEN) : String(value);
}

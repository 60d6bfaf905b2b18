import type { Text } from '#shared/questionnaire/definition.ts';
import { addDays, isDay } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import * as queries from './audit.queries.ts';
import { listDepartments } from './departments.ts';
import { requireCan } from './roles.ts';

const PAGE = 50;

/** What is asked for; empty: all. Days are local. */
export interface AuditSearch {
  officer: string;
  department: string;
  act: string;
  subject: string;
  from: string;
  to: string;
}

/** A line as it is read: its officer by post, its department by name. */
export interface AuditEntry {
  seq: number;
  at: Date;
  officerTitle: Text | undefined;
  departmentName: Text | undefined;
  act: string;
  subject: string;
  detail: string | null;
  beforeHash: string | null;
  afterHash: string | null;
  hash: string | null;
}

type Row = Awaited<ReturnType<typeof queries.listNewest>>[number];

export const entryOf = (row: Row): AuditEntry => ({
  seq: row.seq,
  at: new Date(row.at),
  officerTitle: row.officer_title ? (JSON.parse(row.officer_title) as Text) : undefined,
  departmentName: row.department_name ? (JSON.parse(row.department_name) as Text) : undefined,
  act: row.act,
  subject: row.subject,
  detail: row.detail,
  beforeHash: row.before_hash,
  afterHash: row.after_hash,
  hash: row.hash,
});

/** Days that are none are left out: nothing is found by mistake. */
export const filterOf = ({
  officer,
  department,
  act,
  subject,
  from,
  to,
}: AuditSearch): queries.AuditFilter => ({
  officerId: officer || undefined,
  departmentId: department || undefined,
  act: act || undefined,
  subject: subject.trim() || undefined,
  from: isDay(from) ? startOf(from) : undefined,
  before: isDay(to) ? startOf(addDays(to, 1)) : undefined,
});

/** Without its Z, so that it stands before every form in which that instant is written. */
const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`).toISOString().slice(0, 19);

export interface AuditPage {
  entries: AuditEntry[];
  /** The line below which the next page begins. */
  older: number | undefined;
}

/** The newest lines first, below a line if one is named. Throws NotAllowedError. */
export async function searchAudit(
  ctx: Context,
  officer: SignedIn,
  search: AuditSearch,
  below?: number,
): Promise<AuditPage> {
  requireCan(officer, 'read-audit');
  const rows = await queries.listNewest(ctx.db, filterOf(search), below, PAGE + 1);
  const entries = rows.slice(0, PAGE).map(entryOf);
  return { entries, older: rows.length > PAGE ? entries.at(-1)?.seq : undefined };
}

export interface AuditChoices {
  officers: { id: string; title: Text; departmentName: Text }[];
  departments: { id: string; name: Text }[];
}

/** What can be searched for. */
export async function listAuditChoices(ctx: Context): Promise<AuditChoices> {
  const officers = (await queries.listActors(ctx.db)).map(({ id, title, department_name }) => ({
    id,
    title: JSON.parse(title) as Text,
    departmentName: JSON.parse(department_name) as Text,
  }));
  return { officers, departments: await listDepartments(ctx) };
}

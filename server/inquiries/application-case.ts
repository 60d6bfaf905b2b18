import { searchKeys } from '#shared/text/search-keys.ts';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from '../staff/audit.ts';
import { type Department, getDepartment } from '../staff/departments.ts';
import { can, NotAllowedError, scopeOf } from '../staff/roles.ts';
import * as applicationQueries from './applications.queries.ts';
import { readDetails } from './applications.ts';
import { requireOpens } from './desk-scope.ts';
import * as queries from './inquiries.queries.ts';
import { findInquiryByNumber, type Inquiry, readInquiry } from './inquiries.ts';

/** Applications that one page lists. */
const LINES = 200;

/** Among so many of the latest is looked for the same thing. */
const LATEST = 500;

/** From this share of common keys on, two applications may ask for the same. */
const ALIKE = 0.6;

export interface SameAsked {
  number: string;
  title: string;
  receivedOn: string;
}

export interface ApplicationCase {
  inquiry: Inquiry;
  department: Department;
  /** What the applicant wrote later, by the number of the act. */
  words: { seq: number; words: string }[];
  /** Others that ask the same body for the same thing (OGI Regulations, art. 44). */
  same: SameAsked[];
}

/** An application within the officer’s departments. Throws NotFoundError, NotAllowedError. */
export async function getApplication(ctx: Context, officer: SignedIn, number: string): Promise<Inquiry> {
  const inquiry = await findInquiryByNumber(ctx, number);
  if (inquiry?.row.kind !== 'disclosure') throw new NotFoundError();
  requireOpens(officer, inquiry);
  return inquiry;
}

/** The same with all that its page shows; that it was read is kept. Throws as above, and StoreUnwritableError. */
export async function openApplication(
  ctx: Context,
  officer: SignedIn,
  number: string,
): Promise<ApplicationCase> {
  const inquiry = await getApplication(ctx, officer, number);
  const { row } = inquiry;
  await ctx.store.write((tx) =>
    record(tx, {
      officerId: officer.id,
      departmentId: row.department_id,
      act: 'inquiry.read',
      subject: row.number,
    }),
  );
  const [department, words, same] = await Promise.all([
    getDepartment(ctx, row.department_id),
    queries.listWords(ctx.db, row.id),
    findSame(ctx, inquiry),
  ]);
  return { inquiry, department, words, same };
}

/** Applications of the departments whose cases the officer reads. Throws NotAllowedError where there is none. */
export async function listApplications(ctx: Context, officer: SignedIn): Promise<Inquiry[]> {
  const departments = scopeOf(officer).filter((id) => can(officer, 'read-inquiries', id));
  if (departments.length === 0) throw new NotAllowedError();
  const rows = await applicationQueries.listApplications(ctx.db, departments, LINES);
  return Promise.all(rows.map((row) => readInquiry(ctx, row)));
}

/** Who else asked for the same: by the document’s number, or by what it is called. */
async function findSame(ctx: Context, { row }: Inquiry): Promise<SameAsked[]> {
  if (row.withdrawn_day !== null) return [];
  const others = await applicationQueries.listAskedFor(ctx.db, row.department_id, LATEST);
  const own = keysOf(row);
  const docNo = readDetails(row.details)?.doc_no;
  return others
    .filter(({ id }) => id !== row.id)
    .filter(
      (other) =>
        (docNo !== undefined && readDetails(other.details)?.doc_no === docNo) ||
        likeness(own, keysOf(other)) >= ALIKE,
    )
    .map(({ number, title, received_at }) => ({
      number,
      title: title ?? '',
      receivedOn: dayOf(new Date(received_at)),
    }));
}

const keysOf = ({ title }: { title: string | null }) => new Set(searchKeys(title ?? '').split(' '));

/** The share of keys that both have among those that either has. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((key) => b.has(key)).length;
  return common / (a.size + b.size - common);
}

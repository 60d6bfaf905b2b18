import type { Text } from '#shared/questionnaire/definition.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from '../staff/audit.ts';
import { listDepartments } from '../staff/departments.ts';
import * as queries from './desk-names.queries.ts';
import { deskScopeOf, requireOpens } from './desk-scope.ts';
import { findInquiryByNumber, type Inquiry } from './inquiries.ts';

/**
 * A case of the officer’s desk. Throws NotFoundError (none, none of their departments, or kept from them), NotAllowedError
 * (their roles read no cases).
 */
export async function getDeskCase(ctx: Context, officer: SignedIn, number: string): Promise<Inquiry> {
  const inquiry = await findInquiryByNumber(ctx, number);
  requireOpens(officer, inquiry);
  return inquiry;
}

/** Notes that an officer opened a case. What cannot be noted is not shown. Throws StoreUnwritableError. */
export const noteReading = (ctx: Context, officer: SignedIn, { row, standing }: Inquiry): Promise<void> =>
  ctx.store.write((tx) => {
    const { reads } = deskScopeOf(officer);
    const departmentId = [row.department_id, standing.lead].find((id) => id && reads.includes(id));
    return record(tx, {
      officerId: officer.id,
      departmentId: departmentId ?? row.department_id,
      act: 'inquiry.read',
      subject: row.number,
    });
  });

/** Cases that follow another one’s answer, because they were merged into it. */
export const listMergedInto = (ctx: Context, number: string) =>
  queries.listMergedInto(ctx.db, canonicalJson({ into: number }));

/** Everybody and everything that the history of a case names. */
export async function namesOf(ctx: Context, { row, acts }: Inquiry) {
  const ids = [...new Set(acts.flatMap(({ officerId }) => officerId ?? []))];
  const titles = ids.length === 0 ? [] : await queries.listTitles(ctx.db, ids);
  const additions = await queries.listAdditions(ctx.db, row.id);
  const departments = await listDepartments(ctx);
  return {
    officers: new Map(titles.map(({ id, title }) => [id, JSON.parse(title) as Text])),
    departments: new Map(departments.map(({ id, name }) => [id, name])),
    additions: new Map(additions.map(({ seq, words }) => [seq, words])),
  };
}

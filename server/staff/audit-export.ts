import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import * as queries from './audit.queries.ts';
import { record } from './audit.ts';
import { type AuditEntry, type AuditSearch, entryOf, filterOf } from './audit-search.ts';
import { type Verified, verifyTrail } from './audit-verify.ts';
import { requireCan } from './roles.ts';

const PAGE = 1000;

export interface AuditExport {
  /** What was asked for; undefined: the whole trail. */
  selection: { [name: string]: string } | undefined;
  /** The end of the trail as of the export. */
  last: { seq: number; hash: string };
  /** Page by page, in the order of the trail: for people, and as the chain was hashed. */
  pages: AsyncGenerator<{ entry: AuditEntry; line: { [column: string]: string | number | null } }[]>;
}

/** Hands the selection out of the house, page by page; that it was handed out is a line itself. Throws NotAllowedError. */
export async function exportAudit(
  ctx: Context,
  officer: SignedIn,
  search: AuditSearch,
  format: 'csv' | 'jsonl',
): Promise<AuditExport> {
  requireCan(officer, 'read-audit');
  const asked = Object.entries(search).filter(([, value]) => value !== '');
  await note(ctx, officer, 'audit.exported', { format, whole: asked.length === 0 });
  const last = await queries.findHead(ctx.db);
  if (!last) throw new Error('An audit trail with a line has a head');
  return {
    selection: asked.length > 0 ? Object.fromEntries(asked) : undefined,
    last: { seq: last.seq, hash: last.hash },
    pages: pagesOf(ctx, filterOf(search), last.seq),
  };
}

async function* pagesOf(ctx: Context, filter: queries.AuditFilter, upTo: number): AuditExport['pages'] {
  let after = 0;
  for (;;) {
    const rows = await queries.listForExport(ctx.db, filter, after, upTo, PAGE);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ officer_title, department_name, ...line }) => ({
      entry: entryOf({ officer_title, department_name, ...line }),
      line,
    }));
    after = last.seq;
  }
}

/** Follows the whole trail; that it was checked, and what came of it, is a line itself. Throws NotAllowedError. */
export async function verifyAudit(ctx: Context, officer: SignedIn): Promise<Verified> {
  requireCan(officer, 'read-audit');
  const verified = await verifyTrail(ctx);
  await note(ctx, officer, 'audit.verified', { lines: verified.lines, holds: verified.fault === undefined });
  return verified;
}

const note = (
  ctx: Context,
  officer: SignedIn,
  act: 'audit.exported' | 'audit.verified',
  detail: { [name: string]: string | number | boolean },
) =>
  ctx.store.write((tx) =>
    record(tx, {
      officerId: officer.id,
      departmentId: officer.department.id,
      act,
      subject: 'audit',
      detail,
    }),
  );

import { Hono } from 'hono';
import type { Key } from '#shared/i18n/catalogues.ts';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { readUpload } from '../http/upload.ts';
import { AT_ONCE, type CheckedLine, checkLines } from './account-import.ts';
import { accountTemplate } from './account-template-reply.ts';
import { openAccounts } from './accounts.ts';
import { administratorOf } from './administrator-request.ts';
import { ImportPage, importPath as root } from './import-page.tsx';
import { columns, columnWords, type ListFault, readBack, readList, roleNames } from './import-request.ts';
import { listOrgans } from './organisation.ts';
import { SlipsPage } from './slips-page.tsx';
import { ROWS } from './workbook.ts';

const LARGEST = 1024 * 1024;

/** Accounts from a list: looked at line by line, then opened all at once. */
export function accountImportRoutes(ctx: Context) {
  const show = (c: PageContext, given: { problem?: string; lines?: CheckedLine[] } = {}) => {
    const faulty = given.lines?.some(({ faults }) => faults.length > 0) ?? false;
    const problem = faulty || given.problem !== undefined;
    const title = c.get('view').t('accounts.import');
    return page(c, <ImportPage {...given} />, {
      title,
      workspace: true,
      problem,
      status: problem ? 422 : 200,
    });
  };

  const refuse = (c: PageContext, fault: ListFault | 'missing' | 'many') => {
    const values = { rows: ROWS, limit: AT_ONCE };
    return show(c, { problem: c.get('view').t(listFaultWords[fault], values) });
  };

  return new Hono<PageEnv>()
    .get(root, (c) => {
      administratorOf(c);
      return show(c);
    })
    .post(root, async (c) => {
      administratorOf(c);
      const { file } = await readUpload(c, { field: 'file', maxBytes: LARGEST });
      if (!file) return refuse(c, 'missing');
      const lines = await readList(file.bytes);
      if (typeof lines === 'string') return refuse(c, lines);
      if (lines.length > AT_ONCE) return refuse(c, 'many');
      return show(c, { lines: await checkLines(ctx, lines, roleNames) });
    })
    .get(`${root}/template.xlsx`, async (c) => {
      administratorOf(c);
      const view = c.get('view');
      const headings = columns.map((column) => view.t(columnWords[column]));
      const bytes = await accountTemplate(view, headings, await listOrgans(ctx));
      return c.body(new Uint8Array(bytes), 200, {
        'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'Content-Disposition': 'attachment; filename="accounts.xlsx"',
        'Cache-Control': 'no-store',
      });
    })
    .get(`${root}/accounts`, (c) => {
      administratorOf(c);
      return c.redirect(c.get('view').href(root), 303);
    })
    .post(`${root}/accounts`, async (c) => {
      const by = administratorOf(c);
      const lines = readBack(await readForm(c));
      if (lines.length === 0) return refuse(c, 'empty');
      if (lines.length > AT_ONCE) return refuse(c, 'many');
      const checked = await checkLines(ctx, lines, roleNames);
      if (checked.some(({ faults }) => faults.length > 0)) return show(c, { lines: checked });
      const slips = await openAccounts(
        ctx,
        by,
        checked.map(({ account }) => account),
      );
      const title = c.get('view').t('accounts.opened');
      const body = <SlipsPage title={title} slips={slips} address={ctx.env.PUBLIC_URL} />;
      return page(c, body, { title, workspace: true });
    });
}

const listFaultWords: { [fault in ListFault | 'missing' | 'many']: Key } = {
  missing: 'accounts.file_missing',
  unreadable: 'accounts.file_unreadable',
  'too-long': 'accounts.file_too_long',
  headings: 'accounts.file_headings',
  empty: 'accounts.file_empty',
  many: 'accounts.file_many',
};

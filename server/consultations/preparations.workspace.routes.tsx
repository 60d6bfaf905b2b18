import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { can } from '../staff/roles.ts';
import { ImportPage, type ImportProps } from './import-page.tsx';
import { readFile, readPasted } from './import-request.ts';
import { withClauses } from './new-content.ts';
import { type Fields, fieldsOf, readFields, type Unreadable } from './preparation-form.ts';
import { PreparationPage } from './preparation-page.tsx';
import {
  approvalsOf,
  ChangedMeanwhileError,
  changePreparation,
  createPreparation,
  getPreparation,
  getWritable,
  listPreparations,
  type Preparation,
  proposePreparation,
  writingDepartments,
} from './preparations.ts';
import { PreparationsPage } from './preparations-page.tsx';
import { obstaclesTo } from './publication-gate.ts';

const root = '/workspace/preparations';

/** Consultations in progress: brought in from text or a file, set, checked, put before the approvers. */
export function preparationsRoutes(ctx: Context) {
  const showImport = (c: PageContext, props: Shown) => {
    const { t } = c.get('view');
    const replaces = c.req.param('id');
    const title = t(replaces ? 'preparations.replace' : 'preparations.new');
    const body = (
      <ImportPage
        {...props}
        title={title}
        action={replaces ? `${root}/${replaces}/clauses` : `${root}/new`}
        keep={t(replaces ? 'preparations.replace_keep' : 'preparations.keep')}
      />
    );
    const problem = props.problem !== undefined;
    return page(c, body, { title, workspace: true, problem, status: problem ? 422 : 200 });
  };

  const show = async (c: PageContext, preparation: Preparation, given?: Given) => {
    const { t, say } = c.get('view');
    const { content, departmentId, consultationId } = preparation;
    const open = consultationId === undefined;
    const writes = open && can(officerOf(c), 'write-content', departmentId);
    const body = (
      <PreparationPage
        preparation={preparation}
        approval={(await approvalsOf(ctx, preparation)).at(-1)}
        obstacles={open ? await obstaclesTo(ctx, preparation) : []}
        filled={writes ? (given ?? { fields: fieldsOf(content), unreadable: new Map() }) : undefined}
        changedMeanwhile={given?.changedMeanwhile ?? false}
      />
    );
    const title = content.title ? say(content.title) : t('preparations.untitled');
    return page(c, body, { title, workspace: true, problem: !!given, status: given ? 422 : 200 });
  };

  const to = (c: PageContext, path: string) => c.redirect(c.get('view').href(path), 303);

  return new Hono<PageEnv>()
    .get(root, async (c) => {
      const officer = officerOf(c);
      const listed = await Promise.all(
        (await listPreparations(ctx, officer)).map(async (preparation) => ({
          preparation,
          approval: (await approvalsOf(ctx, preparation)).at(-1),
        })),
      );
      const writes = officer.roles.some(({ departmentId }) => can(officer, 'write-content', departmentId));
      const title = c.get('view').t('preparations.list');
      return page(c, <PreparationsPage listed={listed} writes={writes} />, { title, workspace: true });
    })
    .get(`${root}/new`, async (c) =>
      showImport(c, { departments: await writingDepartments(ctx, officerOf(c)) }),
    )
    .post(`${root}/new`, async (c) => {
      const officer = officerOf(c);
      const departments = await writingDepartments(ctx, officer);
      const form = await readForm(c);
      const department = departments.find(({ id }) => id === form.get('department')) ?? departments[0];
      const shown = { departments, department };
      const read = form.get('act') === 'file' ? readFile(c, form) : readPasted(c, form);
      const content = read.keep && department ? read.content(department) : undefined;
      if (!content || !department) return showImport(c, { ...shown, ...read });
      const made = await createPreparation(ctx, officer, { departmentId: department.id, content });
      return to(c, `${root}/${made.id}`);
    })
    .get(`${root}/:id`, async (c) => show(c, await getPreparation(ctx, officerOf(c), c.req.param('id'))))
    .post(`${root}/:id`, async (c) => {
      const officer = officerOf(c);
      const preparation = await getWritable(ctx, officer, c.req.param('id'));
      const form = await readForm(c);
      const fields: Fields = new Map(form);
      const { content, unreadable } = readFields(fields, preparation.content);
      if (unreadable.size > 0) return show(c, preparation, { fields, unreadable });
      try {
        const version = form.get('version') ?? '';
        await changePreparation(ctx, officer, { id: preparation.id, version, content });
      } catch (error) {
        if (!(error instanceof ChangedMeanwhileError)) throw error;
        return show(c, preparation, { fields, unreadable, changedMeanwhile: true });
      }
      return to(c, `${root}/${preparation.id}`);
    })
    .get(`${root}/:id/clauses`, async (c) => {
      await getWritable(ctx, officerOf(c), c.req.param('id'));
      return showImport(c, {});
    })
    .post(`${root}/:id/clauses`, async (c) => {
      const officer = officerOf(c);
      const { id, version, content } = await getWritable(ctx, officer, c.req.param('id'));
      const pasted = readPasted(c, await readForm(c));
      if (!pasted.keep) return showImport(c, pasted);
      const changed = withClauses(content, pasted.recognised.clauses);
      await changePreparation(ctx, officer, { id, version, content: changed });
      return to(c, `${root}/${id}`);
    })
    .post(`${root}/:id/proposals`, async (c) => {
      const approval = await proposePreparation(ctx, officerOf(c), c.req.param('id'));
      return to(c, `/workspace/approvals/${approval.id}`);
    });
}

interface Given {
  fields: Fields;
  unreadable: Unreadable;
  changedMeanwhile?: boolean;
}

type Shown = Omit<ImportProps, 'title' | 'action' | 'keep'>;

import { Hono } from 'hono';
import { readConsultationFile } from '#shared/consultation/file.ts';
import { recognise } from '#shared/drafts/recognise.ts';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { translatorFor } from '../http/translate.ts';
import { can } from '../staff/roles.ts';
import { ImportPage, type ImportProps } from './import-page.tsx';
import { contentOfText, withClauses } from './new-content.ts';
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
  writingDepartment,
} from './preparations.ts';
import { PreparationsPage } from './preparations-page.tsx';
import { obstaclesTo } from './publication-gate.ts';

const root = '/workspace/preparations';

/** Consultations in progress: brought in from text or a file, set, checked, put before the approvers. */
export function preparationsRoutes(ctx: Context) {
  const showImport = (
    c: PageContext,
    props: Omit<ImportProps, 'title' | 'action' | 'keep' | 'takesFile'>,
  ) => {
    const { t } = c.get('view');
    const replaces = c.req.param('id');
    const title = t(replaces ? 'preparations.replace' : 'preparations.new');
    const body = (
      <ImportPage
        {...props}
        title={title}
        action={replaces ? `${root}/${replaces}/clauses` : `${root}/new`}
        keep={t(replaces ? 'preparations.replace_keep' : 'preparations.keep')}
        takesFile={!replaces}
      />
    );
    const problem = props.problem !== undefined;
    return page(c, body, { title, workspace: true, problem, status: problem ? 422 : 200 });
  };

  /** The text of a form, what was recognised in it, and whether it is to be kept. */
  const readPasted = (c: PageContext, form: URLSearchParams) => {
    const text = form.get('text') ?? '';
    const recognised = recognise(text);
    if (recognised.clauses.length > 0) return { text, recognised, keep: form.get('act') === 'keep' };
    return { text, recognised, keep: false, problem: c.get('view').t('preparations.nothing_recognised') };
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
    .get(`${root}/new`, (c) => {
      writingDepartment(officerOf(c));
      return showImport(c, {});
    })
    .post(`${root}/new`, async (c) => {
      const officer = officerOf(c);
      writingDepartment(officer);
      const form = await readForm(c);
      if (form.get('act') === 'file') {
        const file = form.get('file') ?? '';
        const read = readConsultationFile(file);
        const { t } = c.get('view');
        if ('faults' in read)
          return showImport(c, { file, ...read, problem: t('preparations.file_refused') });
        const made = await createPreparation(ctx, officer, read.definition);
        return to(c, `${root}/${made.id}`);
      }
      const { keep, ...pasted } = readPasted(c, form);
      if (!keep) return showImport(c, pasted);
      const { title } = pasted.recognised;
      const noticeTitle = {
        'zh-CN': translatorFor('zh-CN')('preparations.notice_title_default', { title }),
      };
      const content = contentOfText(officer, pasted.recognised, noticeTitle);
      const made = await createPreparation(ctx, officer, content);
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
      const { keep, ...pasted } = readPasted(c, await readForm(c));
      if (!keep) return showImport(c, pasted);
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

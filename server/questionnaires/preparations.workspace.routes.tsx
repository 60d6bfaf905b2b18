import { Hono } from 'hono';
import { mergeSections } from '#shared/questionnaire/merge.ts';
import { recognise } from '#shared/questionnaire/plain/recognise.ts';
import { plainText } from '#shared/questionnaire/plain/write.ts';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { can } from '../staff/roles.ts';
import type { Fields, Unreadable } from './form-values.ts';
import { ImportPage, type ImportProps } from './import-page.tsx';
import { earlierOf, readBeginning } from './import-request.ts';
import { withProfileItems } from './new-content.ts';
import { fieldsOf, fixedOf, readFields } from './preparation-form.ts';
import { PreparationPage } from './preparation-page.tsx';
import {
  approvalsOf,
  baseOf,
  ChangedMeanwhileError,
  changePreparation,
  changesOf,
  createPreparation,
  getPreparation,
  getWritable,
  listPreparations,
  obstaclesOf,
  type Preparation,
  proposePreparation,
  writingDepartments,
} from './preparations.ts';
import { PreparationsPage, root } from './preparations-page.tsx';
import { TextPage } from './text-page.tsx';

const beginning = '/workspace/questionnaires/new';

/** Questionnaires that are being written: begun, set, checked, put before the approvers. */
export function questionnairePreparationsRoutes(ctx: Context) {
  const showImport = async (c: PageContext, shown: Partial<ImportProps>) => {
    const officer = officerOf(c);
    const departments = await writingDepartments(ctx, officer);
    const body = <ImportPage departments={departments} {...(await earlierOf(ctx, officer))} {...shown} />;
    const problem = (shown.problems?.size ?? 0) > 0;
    const title = c.get('view').t('making.new');
    return page(c, body, { title, workspace: true, problem, status: problem ? 422 : 200 });
  };

  const show = async (c: PageContext, preparation: Preparation, given?: Given) => {
    const { content, departmentId, publishedNo } = preparation;
    const open = publishedNo === undefined;
    const writes = open && can(officerOf(c), 'write-content', departmentId);
    const body = (
      <PreparationPage
        preparation={preparation}
        approval={(await approvalsOf(ctx, preparation)).at(-1)}
        obstacles={open ? await obstaclesOf(ctx, preparation) : []}
        base={await baseOf(ctx, preparation)}
        changes={await changesOf(ctx, preparation)}
        filled={writes ? (given ?? { fields: fieldsOf(content), unreadable: new Map() }) : undefined}
        changedMeanwhile={given?.changedMeanwhile ?? false}
      />
    );
    return page(c, body, { ...titled(c, preparation), problem: !!given, status: given ? 422 : 200 });
  };

  const showText = (c: PageContext, preparation: Preparation, given: GivenText) => {
    const problem = (given.problems?.size ?? 0) > 0;
    const body = <TextPage preparation={preparation} {...given} />;
    const title = c.get('view').t('making.text_edit');
    return page(c, body, { title, workspace: true, problem, status: problem ? 422 : 200 });
  };

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
      const title = c.get('view').t('making.list');
      return page(c, <PreparationsPage listed={listed} writes={writes} />, { title, workspace: true });
    })
    .get(beginning, (c) => showImport(c, {}))
    .post(beginning, async (c) => {
      const officer = officerOf(c);
      const departments = await writingDepartments(ctx, officer);
      const form = await readForm(c);
      const department = departments.find(({ id }) => id === form.get('department')) ?? departments[0];
      if (!department) return showImport(c, {});
      const { shown, content, departmentId, questionnaireId } = await readBeginning(
        ctx,
        c,
        officer,
        form,
        department,
      );
      if (!content) return showImport(c, { department, ...shown });
      const made = await createPreparation(ctx, officer, {
        departmentId: departmentId ?? department.id,
        content,
        ...(questionnaireId ? { questionnaireId } : {}),
      });
      return to(c, `${root}/${made}`);
    })
    .get(`${root}/:id`, async (c) => show(c, await getPreparation(ctx, officerOf(c), c.req.param('id'))))
    .post(`${root}/:id`, async (c) => {
      const officer = officerOf(c);
      const preparation = await getWritable(ctx, officer, c.req.param('id'));
      const { id, questionnaireId } = preparation;
      const form = await readForm(c);
      const fields: Fields = new Map(form);
      const { content: read, unreadable } = readFields(fields, preparation.content);
      if (unreadable.size > 0) return show(c, preparation, { fields, unreadable });
      const content = withProfileItems(
        questionnaireId ? fixedOf(read, preparation.content) : read,
        form.getAll('profile'),
      );
      try {
        await changePreparation(ctx, officer, { id, version: form.get('version') ?? '', content });
      } catch (error) {
        if (!(error instanceof ChangedMeanwhileError)) throw error;
        return show(c, preparation, { fields, unreadable, changedMeanwhile: true });
      }
      return to(c, `${root}/${id}`);
    })
    .get(`${root}/:id/text`, async (c) => {
      const preparation = await getWritable(ctx, officerOf(c), c.req.param('id'));
      const { version, content } = preparation;
      return showText(c, preparation, { text: plainText(content.definition), version });
    })
    .post(`${root}/:id/text`, async (c) => {
      const officer = officerOf(c);
      const preparation = await getWritable(ctx, officer, c.req.param('id'));
      const { id, content } = preparation;
      const form = await readForm(c);
      const text = form.get('text') ?? '';
      const version = form.get('version') ?? '';
      const recognised = recognise(text);
      const problem = (words: string) => new Map([['text', words]]);
      const { t } = c.get('view');
      if (recognised.sections.length === 0)
        return showText(c, preparation, { text, version, problems: problem(t('making.nothing_recognised')) });
      if (form.get('act') !== 'keep') return showText(c, preparation, { text, version, recognised });
      const { title, intro } = recognised;
      const definition = {
        ...content.definition,
        ...(title ? { title } : {}),
        ...(intro ? { intro } : {}),
        sections: mergeSections(content.definition, recognised.sections),
      };
      try {
        await changePreparation(ctx, officer, { id, version, content: { ...content, definition } });
      } catch (error) {
        if (!(error instanceof ChangedMeanwhileError)) throw error;
        const problems = problem(t('making.changed_meanwhile'));
        return showText(c, preparation, { text, version, recognised, problems });
      }
      return to(c, `${root}/${id}`);
    })
    .post(`${root}/:id/proposals`, async (c) => {
      const approval = await proposePreparation(ctx, officerOf(c), c.req.param('id'));
      return to(c, `/workspace/approvals/${approval.id}`);
    });
}

const to = (c: PageContext, path: string) => c.redirect(c.get('view').href(path), 303);

function titled(c: PageContext, { content }: Preparation) {
  const { t, say } = c.get('view');
  const { title } = content.definition;
  return { title: title ? say(title) : t('making.untitled'), workspace: true };
}

interface Given {
  fields: Fields;
  unreadable: Unreadable;
  changedMeanwhile?: boolean;
}

type GivenText = Omit<Parameters<typeof TextPage>[0], 'preparation'>;

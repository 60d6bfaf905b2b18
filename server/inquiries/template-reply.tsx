import { cleaned } from '../comments/comment-body.ts';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { getDepartment } from '../staff/departments.ts';
import { NotAllowedError, requireCan } from '../staff/roles.ts';
import { MOST_OF_REPLY } from './acts-reading.ts';
import {
  answersFor,
  changeTemplate,
  createTemplate,
  getTemplate,
  listTemplates,
  placeholders,
  removeTemplate,
} from './template.ts';
import { TemplatePage, TemplatesPage, type TemplatesPageProps } from './template-page.tsx';

type Given = Partial<Pick<TemplatesPageProps, 'messages' | 'entered'>>;

const none: TemplatesPageProps['entered'] = { title: '', text: '' };

/** Throws NotAllowedError. */
function departmentsOf(c: PageContext): string[] {
  const departments = answersFor(officerOf(c));
  if (departments.length === 0) throw new NotAllowedError();
  return departments;
}

export async function templatesReply(
  ctx: Context,
  c: PageContext,
  { messages = new Map(), entered = none }: Given = {},
): Promise<Response> {
  const ids = departmentsOf(c);
  const { t, say } = c.get('view');
  const departments = await Promise.all(ids.map((id) => getDepartment(ctx, id)));
  const props = {
    templates: await listTemplates(ctx, ids),
    departments: departments.map(({ id, name }) => ({ id, words: say(name) })),
    messages,
    entered,
  };
  return page(c, <TemplatesPage {...props} />, {
    title: t('inquiryDesk.templates'),
    workspace: true,
    problem: messages.size > 0,
    status: messages.size > 0 ? 422 : 200,
  });
}

export async function templateReply(ctx: Context, c: PageContext, given: Given = {}): Promise<Response> {
  const { id, title, text } = await templateIn(ctx, c);
  const { messages = new Map(), entered = { title, text } } = given;
  return page(c, <TemplatePage {...{ id, messages, entered }} />, {
    title: c.get('view').t('inquiryDesk.template_change'),
    workspace: true,
    problem: messages.size > 0,
    status: messages.size > 0 ? 422 : 200,
  });
}

const templateIn = (ctx: Context, c: PageContext) => {
  departmentsOf(c);
  return getTemplate(ctx, officerOf(c), c.req.param('template') ?? '');
};

export async function answerNewTemplate(ctx: Context, c: PageContext): Promise<Response> {
  const [first = ''] = departmentsOf(c);
  const fields = await readForm(c);
  const departmentId = fields.get('department') ?? first;
  requireCan(officerOf(c), 'answer-inquiries', departmentId);
  const { messages, entered } = wordsIn(c, fields);
  if (messages.size > 0) return templatesReply(ctx, c, { messages, entered });
  await createTemplate(ctx, officerOf(c), departmentId, entered);
  return toTemplates(c);
}

export async function answerTemplate(ctx: Context, c: PageContext): Promise<Response> {
  const { id } = await templateIn(ctx, c);
  const { messages, entered } = wordsIn(c, await readForm(c));
  if (messages.size > 0) return templateReply(ctx, c, { messages, entered });
  await changeTemplate(ctx, officerOf(c), id, entered);
  return toTemplates(c);
}

export async function answerRemoval(ctx: Context, c: PageContext): Promise<Response> {
  const { id } = await templateIn(ctx, c);
  await removeTemplate(ctx, officerOf(c), id);
  return toTemplates(c);
}

const toTemplates = (c: PageContext) => c.redirect(c.get('view').href('/workspace/inquiries/templates'), 303);

/** Title and words; they name nothing that is not filled in. */
function wordsIn(c: PageContext, fields: URLSearchParams) {
  const { t } = c.get('view');
  const entered = { title: cleaned(fields.get('title')) ?? '', text: cleaned(fields.get('text')) ?? '' };
  const messages = new Map<string, string>();
  const check = (field: 'title' | 'text', item: string, limit: number) => {
    if (entered[field] === '') messages.set(field, t('problem.required', { item }));
    if ([...entered[field]].length > limit) messages.set(field, t('problem.too_long', { item, limit }));
  };
  check('title', t('inquiryDesk.template_title'), 60);
  check('text', t('inquiryDesk.template_text'), MOST_OF_REPLY);
  const named = [...entered.text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name = '']) => name);
  const unknown = named.find((name) => !(placeholders as readonly string[]).includes(name));
  if (unknown !== undefined) messages.set('text', t('inquiryDesk.unknown_placeholder', { name: unknown }));
  return { messages, entered };
}

import { HTTPException } from 'hono/http-exception';
import type { Context } from '../context.ts';
import { type PageContext, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { listDepartments } from '../staff/departments.ts';
import { NotAllowedError } from '../staff/roles.ts';
import { mayAct } from './acting.ts';
import type { InquiryAct } from './case/acts.ts';
import { comingFrom } from './coming-from.ts';
import { contactsFor } from './contact-opening.ts';
import { countDesk, listBeside, listDesk } from './desk.ts';
import { formsOf } from './desk-acts.tsx';
import { type CaseConflict, CasePage, type CasePageProps } from './desk-case.tsx';
import { casePath, type DeskTab, deskTabs, filterOf, queryOf } from './desk-filter.ts';
import { getDeskCase, listMergedInto, namesOf, noteReading } from './desk-opening.ts';
import { deskScopeOf, knowsRequester } from './desk-scope.ts';
import type { Inquiry } from './inquiries.ts';
import { answeringCase } from './merging.ts';
import { InquiryQueuePage, type QueuePageProps } from './queue-page.tsx';
import { answersFor, filledIn, listTemplates } from './template.ts';

export const filterIn = (c: PageContext) => filterOf((name) => c.req.query(name));

/** Administrators hold no content. Throws NotAllowedError. */
function requireDesk(c: PageContext): void {
  if (deskScopeOf(officerOf(c)).reads.length === 0) throw new NotAllowedError();
}

type QueueGiven = Partial<Pick<QueuePageProps, 'messages' | 'entered'>>;

/** What an officer of a department that answers has no use for. */
const ofCentre: readonly DeskTab[] = ['returned', 'call_backs'];

export async function queueReply(
  ctx: Context,
  c: PageContext,
  { messages = new Map(), entered = {} }: QueueGiven = {},
): Promise<Response> {
  requireDesk(c);
  const officer = officerOf(c);
  const filter = filterIn(c);
  const { dispatches } = deskScopeOf(officer);
  const takes = dispatches.length > 0 || officer.roles.some(({ role }) => role === 'clerk');
  const tabs = deskTabs.filter((tab) => takes || !ofCentre.includes(tab));
  const { say, t } = c.get('view');
  const [queue, counts, departments] = await Promise.all([
    listDesk(ctx, officer, filter, { from: c.req.query('from') }),
    countDesk(ctx, officer, tabs),
    listDepartments(ctx),
  ]);
  const props: QueuePageProps = {
    filter,
    queue,
    counts,
    tabs,
    departments: departments.map(({ id, name }) => ({ id, words: say(name) })),
    dispatches: dispatches.length > 0,
    answers: answersFor(officer).length > 0,
    messages,
    entered,
    report: reportIn(c),
  };
  return page(c, <InquiryQueuePage {...props} />, {
    title: t('inquiryDesk.title'),
    workspace: true,
    problem: messages.size > 0,
    status: messages.size > 0 ? 422 : 200,
  });
}

/** What the address says was done with those that were ticked. */
function reportIn(c: PageContext): QueuePageProps['report'] {
  const done = c.req.query('done');
  if (done === undefined || !/^\d{1,2}$/.test(done)) return undefined;
  const left = (c.req.query('left') ?? '').split(',').filter((number) => /^[\w-]{1,40}$/.test(number));
  return { done: Number(done), left: left.slice(0, 50) };
}

export const caseIn = (ctx: Context, c: PageContext): Promise<Inquiry> =>
  getDeskCase(ctx, officerOf(c), c.req.param('number') ?? '');

export const goToCase = (c: PageContext, { row }: Inquiry): Response =>
  c.redirect(c.get('view').href(casePath(row.number) + queryOf(filterIn(c))), 303);

export interface CaseGiven {
  tried?: InquiryAct;
  messages?: ReadonlyMap<string, string>;
  entered?: { [field: string]: string };
  conflict?: CaseConflict;
  status?: 403 | 409;
}

export async function caseReply(
  ctx: Context,
  c: PageContext,
  { tried, messages = new Map(), entered, conflict, status }: CaseGiven = {},
): Promise<Response> {
  const officer = officerOf(c);
  const inquiry = await caseIn(ctx, c);
  await noteReading(ctx, officer, inquiry);
  const filter = filterIn(c);
  const { row, standing } = inquiry;
  const [queue, named, departments, into, mergedHere, templates, contacts, from] = await Promise.all([
    listBeside(ctx, officer, filter, inquiry),
    namesOf(ctx, inquiry),
    listDepartments(ctx),
    standing.into === undefined ? undefined : answeringCase(ctx, inquiry),
    listMergedInto(ctx, row.number),
    listTemplates(ctx, answersFor(officer)),
    contactsFor(ctx, officer, inquiry),
    comingFrom(ctx, officer, inquiry),
  ]);
  const knows = knowsRequester(officer, inquiry);
  const now = ctx.clock.now();
  const language = row.language === 'en' ? 'en' : 'zh-CN';
  const chosen = templates.find(({ id }) => id === c.req.query('template'));
  const fromTemplate: { [field: string]: string } = chosen
    ? { text: filledIn(chosen.text, { number: row.number, now, language }) }
    : {};
  const props: CasePageProps = {
    inquiry,
    named,
    knows,
    into,
    from,
    mergedHere,
    filter,
    queue,
    conflict,
    now,
    departments,
    contacts,
    templates: templates.map(({ id, title }) => ({
      title,
      href: `${casePath(row.number)}${queryOf(filter, { template: id })}#reply-text`,
    })),
    may: new Set(formsOf(row.kind).flatMap(({ act }) => (mayAct(officer, inquiry, act) ? [act] : []))),
    tried,
    messages,
    entered: entered ?? fromTemplate,
  };
  const problem = messages.size > 0 || conflict !== undefined;
  return page(c, <CasePage {...props} />, {
    title: c.get('view').t('inquiryDesk.case_of', { number: row.number }),
    workspace: true,
    problem,
    status: status ?? (problem ? 422 : 200),
  });
}

/** The act that a form names; a form of ours always names one. */
export function actIn(inquiry: Inquiry, fields: URLSearchParams) {
  const form = formsOf(inquiry.row.kind).find(({ act }) => act === fields.get('act'));
  const seq = fields.get('seq') ?? '';
  if (!form || !/^\d{1,6}$/.test(seq)) throw new HTTPException(400);
  return { form, seq: Number(seq) };
}

/** What was typed, to be shown again. */
export const enteredIn = (fields: URLSearchParams): { [field: string]: string } =>
  Object.fromEntries([...new Set(fields.keys())].map((name) => [name, fields.getAll(name).join(',')]));

import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { findPersonalInformation } from '#shared/text/personal-information.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { createPiece, listPieces } from '../pieces/pieces.ts';
import { getDepartment } from '../staff/departments.ts';
import { can, NotAllowedError, requireCan } from '../staff/roles.ts';
import { actOn, mayAct } from './acting.ts';
import { getApplication, listApplications, openApplication } from './application-case.ts';
import { ApplicationCasePage } from './application-case-page.tsx';
import { applicationForms, registerApplicationForms } from './application-desk-forms.tsx';
import { answerEntry, showEntry } from './application-entry-reply.tsx';
import { ApplicationLetterPage, isLetter } from './application-letter-page.tsx';
import { readDetails } from './applications.ts';
import { ApplicationsPage } from './applications-page.tsx';
import { allows } from './case/standing.ts';
import { contactsFor } from './contact-opening.ts';
import { InquiryChangedError, NotInThisStateError } from './errors.ts';
import type { Inquiry } from './inquiries.ts';

const root = '/workspace/applications';
const one = `${root}/:number`;

/** Applications made orally, and what their procedure needs. */
export function applicationsDeskRoutes(ctx: Context) {
  registerApplicationForms();
  const numberIn = (c: PageContext) => c.req.param('number') ?? '';
  const goTo = (c: PageContext, path: string) => c.redirect(c.get('view').href(path), 303);

  const showCase = async (
    c: PageContext,
    messages: ReadonlyMap<string, string> = new Map(),
    sent?: { act: string; entered: { [field: string]: string } },
    status: 200 | 409 | 422 = messages.size > 0 ? 422 : 200,
  ) => {
    const officer = officerOf(c);
    const opened = await openApplication(ctx, officer, numberIn(c));
    const { row } = opened.inquiry;
    const contacts = await contactsFor(ctx, officer, opened.inquiry);
    const mayDraft = can(officer, 'write-content', row.department_id);
    const body = (
      <ApplicationCasePage
        {...{ ...opened, messages, sent, contacts, mayDraft }}
        forms={applicationForms}
        now={ctx.clock.now()}
      />
    );
    return page(c, body, {
      title: c.get('view').t('applications.case', { number: row.number }),
      workspace: true,
      status,
      problem: status !== 200,
    });
  };

  /** Does what was sent; shows the page again where it cannot be kept as it is, or where a colleague was faster. */
  const act = async (c: PageContext, inquiry: Inquiry, fields: URLSearchParams) => {
    const form = applicationForms.find(({ act: each }) => each === fields.get('act'));
    if (!form) throw new HTTPException(400);
    const { t } = c.get('view');
    const officer = officerOf(c);
    const sent = { act: form.act, entered: Object.fromEntries(fields) };
    const seq = Number(fields.get('seq'));
    const changed = () => showCase(c, new Map([[form.act, t('error.inquiry-changed_help')]]), sent, 409);
    if (fields.has('seq') && seq !== inquiry.standing.seq) return changed();
    if (!allows(inquiry.standing, form.act)) throw new NotInThisStateError();
    if (!mayAct(officer, inquiry, form.act)) throw new NotAllowedError();
    const read = form.read(fields, { inquiry, now: ctx.clock.now(), t, departments: new Set() });
    if ('messages' in read) return showCase(c, read.messages, sent);
    try {
      await actOn(ctx, { id: inquiry.row.id, seq, officer }, form.act, read.content, read.words);
    } catch (error) {
      if (error instanceof InquiryChangedError) return changed();
      throw error;
    }
    return goTo(c, `${root}/${inquiry.row.number}`);
  };

  const back = async (c: PageContext) =>
    goTo(c, `${root}/${(await getApplication(ctx, officerOf(c), numberIn(c))).row.number}`);

  return new Hono<PageEnv>()
    .get(root, async (c) => {
      const officer = officerOf(c);
      const applications = await listApplications(ctx, officer);
      const enters = officer.roles.some(({ departmentId }) => can(officer, 'enter-answers', departmentId));
      const title = c.get('view').t('applications.desk');
      return page(c, <ApplicationsPage {...{ applications, enters }} />, { title, workspace: true });
    })
    .get(`${root}/new`, (c) => showEntry(ctx, c))
    .post(`${root}/new`, (c) => answerEntry(ctx, c))
    .get(one, (c) => showCase(c))
    .get(`${one}/acts`, (c) => back(c))
    .post(`${one}/acts`, async (c) => {
      const inquiry = await getApplication(ctx, officerOf(c), numberIn(c));
      return act(c, inquiry, await readForm(c));
    })
    .get(`${one}/letters/:seq`, async (c) => {
      const inquiry = await getApplication(ctx, officerOf(c), numberIn(c));
      const kept = inquiry.acts.find(({ seq }) => String(seq) === c.req.param('seq'));
      if (!kept || !isLetter(kept.act)) throw new NotFoundError();
      const department = await getDepartment(ctx, inquiry.row.department_id);
      return page(c, <ApplicationLetterPage {...{ inquiry, department, act: kept }} />, {
        title: c.get('view').t('applications.letter_of', { number: inquiry.row.number }),
        workspace: true,
      });
    })
    .get(`${one}/document`, (c) => back(c))
    .post(`${one}/document`, async (c) => {
      const officer = officerOf(c);
      const inquiry = await getApplication(ctx, officer, numberIn(c));
      requireCan(officer, 'write-content', inquiry.row.department_id);
      return goTo(c, `/workspace/pieces/${await draftDocument(ctx, officer, inquiry)}`);
    });
}

/**
 * Begins what is disclosed to all of its own accord (OGI Regulations, art. 44), once for an application. Of the
 * applicant's words only what the information is called is carried over, and not where it tells of a person.
 */
async function draftDocument(ctx: Context, officer: ReturnType<typeof officerOf>, { row }: Inquiry) {
  const slug = row.number.toLowerCase();
  const begun = await listPieces(ctx, officer, 'disclosed_document');
  const known = begun.find((piece) => piece.slug === slug);
  if (known) return known.id;
  const title = row.title ?? '';
  const docNo = readDetails(row.details)?.doc_no;
  const content = {
    ...(title && findPersonalInformation(title).length === 0 ? { title: { 'zh-CN': title } } : {}),
    ...(docNo ? { doc_no: docNo } : {}),
  };
  const departmentId = row.department_id;
  return (await createPiece(ctx, officer, { kind: 'disclosed_document', departmentId, slug, content })).id;
}

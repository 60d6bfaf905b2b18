import { qrPng } from '../access/qr.ts';
import type { Context } from '../context.ts';
import { type DomainError, StoreUnwritableError } from '../errors.ts';
import { type PageContext, page } from '../http/page.tsx';
import type { View } from '../http/view.ts';
import { KeyReusedError } from '../responses/errors.ts';
import type { Department } from '../staff/departments.ts';
import type { ApplicationProblem } from './application-body.ts';
import type { ApplicationForm } from './application-form.ts';
import { ApplicationPage } from './application-page.tsx';
import { ApplicationReceivedPage } from './application-received-page.tsx';
import { fieldWords } from './application-words.ts';
import { applyForDisclosure, takingDepartments } from './applications.ts';
import type { AcceptedInquiry } from './inquiries.ts';

/** 192 random bits: in the form, so that back, reload and double click give the same receipt. */
export const newApplicationKey = (ctx: Context): string => ctx.random(24).toString('base64url');

interface Shown {
  problems?: ApplicationProblem[];
  refusal?: DomainError;
}

/** The form as it stands; what stands in its way is said on top, and nothing that was written is lost. */
export async function showApplication(
  ctx: Context,
  c: PageContext,
  form: ApplicationForm,
  { problems = [], refusal }: Shown = {},
): Promise<Response> {
  const view = c.get('view');
  if (refusal?.retryAfter) c.header('Retry-After', String(refusal.retryAfter));
  const departments = await takingDepartments(ctx);
  const messages = messagesOf(view, problems);
  return page(
    c,
    <ApplicationPage
      {...{ form, departments, messages }}
      refusal={refusal && applicationRefusal(view, refusal)}
    />,
    {
      title: view.t('applications.apply'),
      status: refusal?.status ?? (problems.length > 0 ? 422 : 200),
      problem: refusal !== undefined || problems.length > 0,
      personal: true,
    },
  );
}

/** Takes a posted application; the reply is its receipt, which never stands in an address. */
export async function answerApplication(
  ctx: Context,
  c: PageContext,
  form: ApplicationForm,
): Promise<Response> {
  const { language, t } = c.get('view');
  try {
    const outcome = await applyForDisclosure(ctx, { key: form.key, language, body: form });
    if ('problems' in outcome) return await showApplication(ctx, c, form, outcome);
    const { accepted } = outcome;
    return page(c, <ApplicationReceivedPage {...received(ctx, c, outcome)} />, {
      title: t('applications.received_title'),
      status: accepted.created ? 201 : 200,
      personal: true,
    });
  } catch (error) {
    if (error instanceof KeyReusedError)
      return showApplication(ctx, c, { ...form, key: newApplicationKey(ctx) }, { refusal: error });
    if (error instanceof StoreUnwritableError) return showApplication(ctx, c, form, { refusal: error });
    throw error;
  }
}

export function received(
  ctx: Context,
  c: PageContext,
  { accepted, department }: { accepted: AcceptedInquiry; department: Department },
) {
  const qr = qrPng(`${ctx.env.PUBLIC_URL}${c.get('view').href('/receipts')}#${accepted.receipt}`);
  return { accepted, department, qr };
}

/** Problems by the field that they are about; the first of each. */
export function messagesOf({ t }: View, problems: readonly ApplicationProblem[]): Map<string, string> {
  const messages = new Map<string, string>();
  for (const { field, code, limit } of problems) {
    if (messages.has(field)) continue;
    const item = t(fieldWords[field]);
    if (code === 'required' || code === 'too_long')
      messages.set(field, t(`problem.${code}`, { item, limit }));
    else messages.set(field, t(problemWords[code], { item }));
  }
  return messages;
}

const problemWords = {
  choose: 'applications.problem_choose',
  describe: 'applications.problem_describe',
  day: 'applications.problem_day',
  day_late: 'applications.problem_day_late',
  read_back: 'applications.problem_read_back',
} as const;

/** Why an application was not taken, and what to do. */
export function applicationRefusal({ t }: View, refusal: DomainError) {
  return refusal instanceof StoreUnwritableError
    ? { title: t('responses.unsaved_title'), help: t('responses.unsaved_help') }
    : { title: t('applications.sent_before'), help: t('applications.sent_before_help') };
}

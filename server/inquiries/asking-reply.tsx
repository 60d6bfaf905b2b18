import { qrPng } from '../access/qr.ts';
import type { Context } from '../context.ts';
import { type DomainError, StoreUnwritableError } from '../errors.ts';
import { type PageContext, page } from '../http/page.tsx';
import type { View } from '../http/view.ts';
import { KeyReusedError } from '../responses/errors.ts';
import { AskedPage } from './asked-page.tsx';
import { askCentre, findCentre } from './asking.ts';
import type { AskedProblem, CleanAsked } from './asking-body.ts';
import { type AskedForm, bodyOfAsked, emptyAskedForm } from './asking-form.ts';
import { AskingPage, NoCentrePage } from './asking-page.tsx';
import { messagesOf } from './asking-words.ts';
import { NoCentreError } from './errors.ts';
import type { AcceptedInquiry } from './inquiries.ts';

/** 192 random bits: in the form, so that back, reload and double click give the same receipt. */
const newKey = (ctx: Context): string => ctx.random(24).toString('base64url');

interface Shown {
  problems?: AskedProblem[];
  refusal?: DomainError;
}

/** An empty form, with the topic from whose page somebody came; where nobody takes it, where to call. */
export async function beginAsking(ctx: Context, c: PageContext, topic: string): Promise<Response> {
  if (!(await findCentre(ctx))) return noCentre(c, 200);
  return showAsking(c, emptyAskedForm(newKey(ctx), topic));
}

/** The form as it stands; what stands in its way is said on top, and nothing that was written is lost. */
function showAsking(c: PageContext, form: AskedForm, { problems = [], refusal }: Shown = {}): Response {
  const view = c.get('view');
  if (refusal?.retryAfter) c.header('Retry-After', String(refusal.retryAfter));
  return page(
    c,
    <AskingPage
      form={form}
      messages={messagesOf(view, problems)}
      personal={form.told || problems.some(({ code }) => code === 'personal')}
      refusal={refusal && wordsOf(view, refusal)}
    />,
    {
      title: view.t('asking.ask'),
      status: refusal?.status ?? (problems.length > 0 ? 422 : 200),
      problem: refusal !== undefined || problems.length > 0,
      personal: true,
    },
  );
}

/** Takes a posted demand; the reply is its receipt, which never stands in an address. */
export async function answerAsking(ctx: Context, c: PageContext, form: AskedForm): Promise<Response> {
  const { key, told } = form;
  try {
    const outcome = await askCentre(ctx, {
      key,
      told,
      language: c.get('view').language,
      body: bodyOfAsked(form),
    });
    if ('problems' in outcome) return showAsking(c, form, { problems: outcome.problems });
    return receiptReply(ctx, c, outcome);
  } catch (error) {
    if (error instanceof NoCentreError) return noCentre(c, error.status);
    if (error instanceof KeyReusedError)
      return showAsking(c, { ...form, key: newKey(ctx) }, { refusal: error });
    if (error instanceof StoreUnwritableError) return showAsking(c, form, { refusal: error });
    throw error;
  }
}

function receiptReply(
  ctx: Context,
  c: PageContext,
  { accepted, asked }: { accepted: AcceptedInquiry; asked: CleanAsked },
) {
  const { t, href } = c.get('view');
  const { receipt = '' } = accepted;
  const qr = qrPng(`${ctx.env.PUBLIC_URL}${href('/receipts')}#${receipt}`);
  return page(c, <AskedPage {...{ accepted, receipt, asked, qr }} />, {
    title: t('asking.received_title'),
    status: accepted.created ? 201 : 200,
    personal: true,
  });
}

const noCentre = (c: PageContext, status: 200 | 409): Response =>
  page(c, <NoCentrePage />, {
    title: c.get('view').t('asking.ask'),
    status,
    problem: status !== 200,
  });

const wordsOf = ({ t }: View, refusal: DomainError) =>
  refusal instanceof StoreUnwritableError
    ? { title: t('responses.unsaved_title'), help: t('responses.unsaved_help') }
    : { title: t('asking.sent_before'), help: t('asking.sent_before_help') };

import { qrPng } from '../access/qr.ts';
import type { Context } from '../context.ts';
import { type DomainError, StoreUnwritableError } from '../errors.ts';
import { type PageContext, page } from '../http/page.tsx';
import type { View } from '../http/view.ts';
import { KeyReusedError } from '../responses/errors.ts';
import { bodyOfQuestion, type QuestionForm } from './asking-form.ts';
import { AskingPage } from './asking-page.tsx';
import { QuestionsClosedError, QuestionsNotOpenError } from './errors.ts';
import type { PublishedInterview } from './interview.ts';
import type { QuestionProblem } from './question-body.ts';
import { QuestionReceiptPage } from './question-receipt-page.tsx';
import { type AcceptedQuestion, askQuestion } from './questions.ts';

/** 192 random bits: in the form, so that back, reload and double click give the same receipt. */
export const newQuestionKey = (ctx: Context): string => ctx.random(24).toString('base64url');

interface Shown {
  problems?: QuestionProblem[];
  refusal?: DomainError;
}

/** The form as it stands; what stands in its way is said on top, and nothing that was written is lost. */
export function showAsking(
  c: PageContext,
  interview: PublishedInterview,
  form: QuestionForm,
  { problems = [], refusal }: Shown = {},
): Response {
  const view = c.get('view');
  if (refusal?.retryAfter) c.header('Retry-After', String(refusal.retryAfter));
  return page(
    c,
    <AskingPage
      interview={interview}
      form={form}
      messages={messagesOf(view, problems)}
      personal={problems.some(({ code }) => code === 'personal')}
      refusal={refusal && wordsOf(view, refusal)}
    />,
    {
      title: view.t('interviews.ask'),
      status: refusal?.status ?? (problems.length > 0 ? 422 : 200),
      problem: refusal !== undefined || problems.length > 0,
      personal: true,
    },
  );
}

/** Takes a posted question; the reply is its receipt, which never stands in an address. */
export async function answerAsking(
  ctx: Context,
  c: PageContext,
  interview: PublishedInterview,
  form: QuestionForm,
): Promise<Response> {
  const { key, told } = form;
  const body = bodyOfQuestion(form, c.get('view').language);
  try {
    const outcome = await askQuestion(ctx, interview, { key, told, body });
    if ('problems' in outcome) return showAsking(c, interview, form, { problems: outcome.problems });
    return receiptReply(ctx, c, interview, outcome.accepted);
  } catch (error) {
    if (error instanceof KeyReusedError)
      return showAsking(c, interview, { ...form, key: newQuestionKey(ctx) }, { refusal: error });
    if (
      error instanceof StoreUnwritableError ||
      error instanceof QuestionsNotOpenError ||
      error instanceof QuestionsClosedError
    )
      return showAsking(c, interview, form, { refusal: error });
    throw error;
  }
}

function receiptReply(
  ctx: Context,
  c: PageContext,
  interview: PublishedInterview,
  accepted: AcceptedQuestion,
) {
  const { t, href } = c.get('view');
  const qr = qrPng(`${ctx.env.PUBLIC_URL}${href('/receipts')}#${accepted.receipt}`);
  return page(c, <QuestionReceiptPage {...{ interview, accepted, qr }} />, {
    title: t('interviews.received_title'),
    status: accepted.created ? 201 : 200,
    personal: true,
  });
}

/** Problems by the field that they are about; the first of each. */
export function messagesOf({ t }: View, problems: readonly QuestionProblem[]): Map<string, string> {
  const messages = new Map<string, string>();
  for (const { field, code, limit } of problems)
    if (!messages.has(field)) {
      const item = t(field === 'text' ? 'interviews.question' : 'interviews.asker');
      messages.set(
        field,
        code === 'personal' ? t('interviews.personal', { item }) : t(`problem.${code}`, { item, limit }),
      );
    }
  return messages;
}

/** Why a question was not taken, and what to do. */
export function wordsOf({ t }: View, refusal: DomainError) {
  if (refusal instanceof StoreUnwritableError)
    return { title: t('responses.unsaved_title'), help: t('responses.unsaved_help') };
  if (refusal instanceof KeyReusedError)
    return { title: t('interviews.sent_before'), help: t('interviews.sent_before_help') };
  if (refusal instanceof QuestionsClosedError)
    return { title: t('error.questions-closed'), help: t('error.questions-closed_help') };
  return { title: t('error.questions-not-open'), help: t('error.questions-not-open_help') };
}

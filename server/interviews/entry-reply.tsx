import { qrPng } from '../access/qr.ts';
import type { Context } from '../context.ts';
import { DomainError, StoreUnwritableError } from '../errors.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { KeyReusedError } from '../responses/errors.ts';
import { requireCan } from '../staff/roles.ts';
import { bodyOfQuestion, type QuestionForm, readQuestionForm } from './asking-form.ts';
import { messagesOf, newQuestionKey, wordsOf } from './asking-reply.tsx';
import { interviewIn } from './desk-reply.tsx';
import { EnteredPage, EntryPage, type EntryPageProps } from './entry-page.tsx';
import { QuestionsClosedError, QuestionsNotOpenError } from './errors.ts';
import type { PublishedInterview } from './interview.ts';
import { askQuestion, enteredChannels } from './questions.ts';

/** The interview, where the officer enters for others. Throws NotFoundError, NotAllowedError. */
async function entered(ctx: Context, c: PageContext): Promise<PublishedInterview> {
  const interview = await interviewIn(ctx, c);
  requireCan(officerOf(c), 'enter-answers', interview.departmentId);
  return interview;
}

export async function showEntry(ctx: Context, c: PageContext): Promise<Response> {
  const form = { key: newQuestionKey(ctx), text: '', asker: '', told: false };
  return show(c, await entered(ctx, c), form, {});
}

type Shown = Partial<Pick<EntryPageProps, 'channel' | 'messages' | 'personal'>> & { refusal?: DomainError };

function show(c: PageContext, interview: PublishedInterview, form: QuestionForm, shown: Shown): Response {
  const view = c.get('view');
  const { t, say } = view;
  const { channel, messages = new Map(), refusal, personal = false } = shown;
  const problem = messages.size > 0 || refusal !== undefined;
  if (refusal?.retryAfter) c.header('Retry-After', String(refusal.retryAfter));
  return page(
    c,
    <EntryPage
      {...{ interview, form, channel, messages, personal }}
      refusal={refusal && wordsOf(view, refusal)}
    />,
    {
      title: t('interviews.entry_of', { title: say(interview.content.title) }),
      workspace: true,
      problem,
      status: refusal?.status ?? (problem ? 422 : 200),
    },
  );
}

/** Takes a question that was asked in the hall or by telephone, under the rules that hold for everybody. */
export async function answerEntry(ctx: Context, c: PageContext): Promise<Response> {
  const interview = await entered(ctx, c);
  const fields = await readForm(c);
  const form = readQuestionForm(fields);
  const channel = enteredChannels.find((each) => each === fields.get('channel'));
  const view = c.get('view');
  const { t, href } = view;
  if (!channel)
    return show(c, interview, form, { messages: new Map([['channel', t('interviews.channel_missing')]]) });
  try {
    const outcome = await askQuestion(ctx, interview, {
      key: form.key,
      told: form.told,
      body: bodyOfQuestion(form, fields.get('language') === 'en' ? 'en' : 'zh-CN'),
      entered: { officer: officerOf(c), channel },
    });
    if ('problems' in outcome)
      return show(c, interview, form, {
        channel,
        messages: messagesOf(view, outcome.problems),
        personal: outcome.problems.some(({ code }) => code === 'personal'),
      });
    const { accepted } = outcome;
    const qr = qrPng(`${ctx.env.PUBLIC_URL}${href('/receipts')}#${accepted.receipt}`);
    return page(c, <EnteredPage {...{ interview, accepted, qr }} />, {
      title: t('interviews.entered', { no: accepted.no }),
      workspace: true,
      status: accepted.created ? 201 : 200,
    });
  } catch (error) {
    if (!(error instanceof DomainError) || !refusals.some((kind) => error instanceof kind)) throw error;
    const fresh = error instanceof KeyReusedError ? { key: newQuestionKey(ctx) } : {};
    return show(c, interview, { ...form, ...fresh }, { channel, refusal: error });
  }
}

const refusals = [QuestionsClosedError, QuestionsNotOpenError, KeyReusedError, StoreUnwritableError];

import { Hono } from 'hono';
import type { Answers } from '#shared/questionnaire/answers.ts';
import { checkAnswers } from '#shared/questionnaire/check.ts';
import type { Problem } from '#shared/questionnaire/problem.ts';
import type { Context } from '../context.ts';
import { NotFoundError, StoreUnwritableError } from '../errors.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import type { View } from '../http/view.ts';
import {
  findVersion,
  getQuestionnaire,
  type Questionnaire,
  type Version,
} from '../questionnaires/questionnaires.ts';
import { type Answering, answeringId, findAnswering, keyOf } from './answering.ts';
import { answeringRequest, answeringToken, refuseOutside, replayOf, stepMode } from './answering-request.ts';
import { CheckPage } from './check-page.tsx';
import { readDeviceForm } from './device-form.ts';
import { entranceOf } from './entrances.ts';
import { AnsweringGoneError, ChangedElsewhereError } from './errors.ts';
import { correctResponse } from './holding.ts';
import { messagesOf } from './problem-words.ts';
import { replyWithReceipt, showSent } from './reply.tsx';
import { type Outcome, submitResponse } from './responses.ts';

/** What is about to be sent: from the store's half answer, or from a device. */
interface Pending {
  questionnaire: Questionnaire;
  version: Version;
  answers: Answers;
  answering?: Answering | undefined;
  device?: { key: string; answers: string; via?: string | undefined } | undefined;
  /** The device's script has just had it counted, and only wants the receipt. */
  counted?: boolean;
}

/** Checking the answers and sending them. */
export const responsesRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get('/questionnaires/:slug/check', async (c) => {
      const { questionnaire, version, answering } = await answeringRequest(ctx, c, stepMode(c));
      refuseOutside(ctx, questionnaire, true);
      if (!answering || answering.sent)
        return c.redirect(c.get('view').href(`/questionnaires/${questionnaire.slug}`), 303);
      return showCheck(c, { questionnaire, version, answers: answering.answers, answering });
    })
    .post('/questionnaires/:slug/check', async (c) => {
      const questionnaire = await getQuestionnaire(ctx, c.req.param('slug'));
      refuseOutside(ctx, questionnaire, true);
      return showCheck(c, pendingOfDevice(questionnaire, await readForm(c)));
    })
    .post('/questionnaires/:slug/responses', async (c) => {
      const questionnaire = await getQuestionnaire(ctx, c.req.param('slug'));
      const fields = await readForm(c);
      if (fields.get('key')) return sendFromDevice(ctx, c, pendingOfDevice(questionnaire, fields));
      const token = answeringToken(c, questionnaire.slug);
      const answering = await findAnswering(ctx, questionnaire, token);
      if (!token) throw new AnsweringGoneError();
      if (!answering || answering.sent) return (await showSent(ctx, c, questionnaire, token)) ?? gone();
      return sendFromStore(ctx, c, questionnaire, answering);
    });

const gone = (): never => {
  throw new AnsweringGoneError();
};

function pendingOfDevice(questionnaire: Questionnaire, fields: URLSearchParams): Pending {
  const { versionNo, key, answers } = readDeviceForm(fields);
  const version = findVersion(questionnaire, versionNo);
  if (!version) throw new NotFoundError();
  const via = entranceOf(fields.get('via'));
  const counted = fields.get('counted') === 'now';
  return { questionnaire, version, answers, device: { key, answers: JSON.stringify(answers), via }, counted };
}

async function sendFromDevice(ctx: Context, c: PageContext, pending: Pending) {
  const { questionnaire, version, answers, device } = pending;
  const language = c.get('view').language;
  return keepingText(c, pending, async () => {
    const outcome = await submitResponse(ctx, questionnaire, {
      key: device?.key ?? '',
      versionNo: version.no,
      language,
      answers,
      channel: 'online',
      entrance: device?.via,
    });
    return reply(ctx, c, pending, outcome);
  });
}

async function sendFromStore(
  ctx: Context,
  c: PageContext,
  questionnaire: Questionnaire,
  answering: Answering,
) {
  const version = findVersion(questionnaire, answering.versionNo);
  if (!version) throw new NotFoundError();
  const pending = { questionnaire, version, answers: answering.answers, answering };
  const language = c.get('view').language;
  return keepingText(c, pending, async () => {
    if (answering.correction) return correctFromStore(ctx, c, pending, answering.correction, language);
    const outcome = await submitResponse(ctx, questionnaire, {
      key: keyOf(answering.token),
      versionNo: version.no,
      language,
      answers: answering.answers,
      channel: 'online',
      entrance: answering.entrance,
      answeringId: answeringId(answering.token),
    });
    return reply(ctx, c, pending, outcome);
  });
}

async function correctFromStore(
  ctx: Context,
  c: PageContext,
  pending: Pending & { answering: Answering },
  correction: NonNullable<Answering['correction']>,
  language: string,
) {
  const { questionnaire, version, answers, answering } = pending;
  const done = await correctResponse(ctx, questionnaire, { ...correction, language, answers, answering });
  if ('problems' in done) return showCheck(c, pending, { problems: done.problems });
  const { receipt } = correction;
  const accepted = { receipt, versionNo: version.no, created: false, withdrawn: false };
  return replyWithReceipt(ctx, c, questionnaire, accepted, true);
}

function reply(ctx: Context, c: PageContext, pending: Pending, outcome: Outcome) {
  if ('problems' in outcome) return showCheck(c, pending, outcome);
  const { accepted } = outcome;
  const created = accepted.created || (pending.counted === true && !accepted.withdrawn);
  return replyWithReceipt(ctx, c, pending.questionnaire, { ...accepted, created });
}

/** Sends; where nothing can be stored now, or not over what was changed elsewhere, the page keeps what was written. */
async function keepingText(c: PageContext, pending: Pending, send: () => Promise<Response>) {
  try {
    return await send();
  } catch (error) {
    if (error instanceof StoreUnwritableError || error instanceof ChangedElsewhereError)
      return showCheck(c, pending, { refusal: error });
    throw error;
  }
}

interface Refused {
  problems?: Problem[];
  refusal?: StoreUnwritableError | ChangedElsewhereError;
}

function showCheck(c: PageContext, pending: Pending, { problems, refusal }: Refused = {}) {
  const { questionnaire, version, answers, answering, device } = pending;
  const view = c.get('view');
  const replayed = replayOf(version, answers);
  const messages = messagesOf(
    view,
    version.definition,
    problems ?? checkAnswers(version.definition, replayed),
  );
  if (refusal?.retryAfter) c.header('Retry-After', String(refusal.retryAfter));
  return page(
    c,
    <CheckPage
      questionnaire={questionnaire}
      version={version}
      by={stepMode(c)}
      answers={answers}
      replayed={replayed}
      messages={messages}
      correction={answering?.correction !== undefined}
      device={device}
      notice={refusal && noticeOf(view, refusal)}
    />,
    {
      title: view.t('responses.check_title'),
      status: refusal?.status ?? (messages.size > 0 ? 422 : 200),
      problem: refusal !== undefined || messages.size > 0,
      personal: true,
    },
  );
}

const noticeOf = ({ t }: View, refusal: StoreUnwritableError | ChangedElsewhereError) =>
  refusal instanceof StoreUnwritableError
    ? { title: t('responses.unsaved_title'), help: t('responses.unsaved_help'), again: true }
    : { title: t('error.changed-elsewhere'), help: t('error.changed-elsewhere_help'), again: false };

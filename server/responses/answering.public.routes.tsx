import { Hono, type Context as HonoContext } from 'hono';
import { phaseOf } from '#shared/phase.ts';
import type { Answers } from '#shared/questionnaire/answers.ts';
import { mergeStep, stepOutcome } from '#shared/questionnaire/step-outcome.ts';
import { previousStep, type Step, stepPath, stepsOf } from '#shared/questionnaire/steps.ts';
import type { Context } from '../context.ts';
import { StoreUnwritableError } from '../errors.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import type { View } from '../http/view.ts';
import { getQuestionnaire } from '../questionnaires/questionnaires.ts';
import {
  beginAnswering,
  changeAnswering,
  discardAnswering,
  findAnswering,
  newAnswering,
  orderSeed,
} from './answering.ts';
import {
  type AnsweringRequest,
  answeringRequest,
  answeringToken,
  keepToken,
  ownAnswering,
  refuseOutside,
  replayOf,
  stepMode,
} from './answering-request.ts';
import { EndedPage } from './ended-page.tsx';
import { entranceOf } from './entrances.ts';
import { IntroPage } from './intro-page.tsx';
import { messagesOf } from './problem-words.ts';
import { showSent } from './reply.tsx';
import { StepPage } from './step-page.tsx';

/** Answering page by page: everything here works with a form, a cookie and nothing else. */
export const answeringRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get('/questionnaires/:slug', async (c) => {
      const questionnaire = await getQuestionnaire(ctx, c.req.param('slug'));
      const half = await findAnswering(ctx, questionnaire, answeringToken(c, questionnaire.slug));
      const view = c.get('view');
      const by = stepMode(c);
      const [first] = stepsOf(questionnaire.live.definition, by);
      const base = view.href(`/questionnaires/${questionnaire.slug}`);
      const address = `${base}${first ? stepPath(first) : ''}`;
      return page(
        c,
        <IntroPage
          questionnaire={questionnaire}
          phase={phaseOf(questionnaire, ctx.clock.now())}
          resume={half && !half.sent ? address : undefined}
          first={address}
          entrance={entranceOf(c.req.query('via'))}
        />,
        { title: view.say(questionnaire.live.definition.title), personal: half !== undefined },
      );
    })
    .post('/questionnaires/:slug/answering', async (c) => {
      const at = await answeringRequest(ctx, c, stepMode(c));
      refuseOutside(ctx, at.questionnaire, at.answering !== undefined);
      if (at.token) await discardAnswering(ctx, at.token);
      const entrance = entranceOf((await readForm(c)).get('via'));
      const begun = { ...newAnswering(ctx, at.questionnaire.live.no), ...(entrance ? { entrance } : {}) };
      await beginAnswering(ctx, at.questionnaire, begun);
      keepToken(c, at.questionnaire.slug, begun.token);
      return toStep(c, at, at.step);
    })
    .get('/questionnaires/:slug/sections/:code', (c) => getStep(ctx, c, 'section'))
    .get('/questionnaires/:slug/items/:code', (c) => getStep(ctx, c, 'item'))
    .post('/questionnaires/:slug/sections/:code', (c) => postStep(ctx, c, 'section'))
    .post('/questionnaires/:slug/items/:code', (c) => postStep(ctx, c, 'item'));

async function getStep(ctx: Context, c: PageContext, by: Step['by']) {
  const at = await answeringRequest(ctx, c, by, c.req.param('code'));
  refuseOutside(ctx, at.questionnaire, true);
  const answers = at.answering?.answers ?? {};
  return showStep(c, at, { answers, messages: new Map(), notice: noticeOf(c) });
}

async function postStep(ctx: Context, c: PageContext, by: Step['by']) {
  const at = await answeringRequest(ctx, c, by, c.req.param('code'));
  const fields = await readForm(c);
  const sent = !at.answering && (await showSent(ctx, c, at.questionnaire, at.token));
  if (sent) return sent;
  refuseOutside(ctx, at.questionnaire, at.answering !== undefined);
  const { definition } = at.version;
  const answers = mergeStep(definition, at.step, at.answering?.answers ?? {}, fields);
  const outcome = stepOutcome(definition, at.steps, at.step, answers, fields);
  if ('ended' in outcome) {
    if (at.answering) await discardAnswering(ctx, at.answering.token);
    return page(c, <EndedPage message={outcome.ended} slug={at.questionnaire.slug} />, {
      title: c.get('view').t('responses.ended_title'),
      personal: true,
    });
  }
  const answering = { ...ownAnswering(ctx, c, at), answers };
  const now = { ...at, answering };
  const save = at.answering ? changeAnswering : beginAnswering;
  const kept = await keep(() => save(ctx, at.questionnaire, answering));
  if (!kept) return showStep(c, now, { answers: answering.answers, messages: new Map(), unsaved: true });
  if (fields.get('to') === 'back')
    return toStep(
      c,
      now,
      previousStep(at.steps, at.step.code, replayOf(at.version, answering.answers)) ?? at.step,
    );
  if ('problems' in outcome) {
    const messages = messagesOf(c.get('view'), definition, outcome.problems);
    return showStep(c, now, { answers: answering.answers, messages });
  }
  if ('more' in outcome) return toStep(c, now, at.step, `?more=1#legend-${outcome.more}`);
  return 'next' in outcome ? toStep(c, now, outcome.next) : c.redirect(addressOf(c, now, '/check'), 303);
}

/** Whether the write went through; a store that cannot be written leaves the text on the page. */
async function keep(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof StoreUnwritableError) return false;
    throw error;
  }
}

const noticeOf = (c: PageContext) =>
  c.req.query('more') === '1' ? c.get('view').t('responses.more_items') : undefined;

interface Shown {
  answers: Answers;
  messages: Map<string, string>;
  notice?: string | undefined;
  unsaved?: boolean;
}

function showStep(c: PageContext, at: AnsweringRequest, { answers, messages, notice, unsaved }: Shown) {
  const view = c.get('view');
  const problem = messages.size > 0 || unsaved === true;
  if (unsaved) c.header('Retry-After', '5');
  return page(
    c,
    <StepPage
      {...at}
      answers={answers}
      replayed={replayOf(at.version, answers)}
      messages={messages}
      seed={at.answering && orderSeed(at.answering.token)}
      kept={at.answering ? 'store' : 'device'}
      notice={unsaved ? unsavedIn(view) : notice}
    />,
    {
      title: `${view.say(at.step.section.title)} - ${view.say(at.version.definition.title)}`,
      status: unsaved ? 503 : problem ? 422 : 200,
      problem,
      personal: at.answering !== undefined,
    },
  );
}

const unsavedIn = ({ t }: View) =>
  t('common.pair', { name: t('responses.unsaved_title'), value: t('responses.unsaved_help') });

const addressOf = (c: HonoContext<PageEnv>, at: AnsweringRequest, path: string) =>
  c.get('view').href(`/questionnaires/${at.questionnaire.slug}${path}`);

const toStep = (c: PageContext, at: AnsweringRequest, step: Step, end = '') =>
  c.redirect(addressOf(c, at, stepPath(step)) + end, 303);

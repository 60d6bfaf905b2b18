import { Hono } from 'hono';
import type { Answers } from '#shared/questionnaire/answers.ts';
import { checkAnswers } from '#shared/questionnaire/check.ts';
import { mergeStep, stepOutcome } from '#shared/questionnaire/step-outcome.ts';
import { previousStep, type Step, stepsOf } from '#shared/questionnaire/steps.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { getPreparation } from '../questionnaires/preparations.ts';
import { previewOf } from '../questionnaires/preview.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { replayOf } from './answering-request.ts';
import { answersSchema } from './answers-schema.ts';
import { CheckPage } from './check-page.tsx';
import { EndedPage } from './ended-page.tsx';
import { IntroPage } from './intro-page.tsx';
import { PreviewDoor, PreviewGaps, type PreviewMode, PreviewPage, previewModes } from './preview-page.tsx';
import { messagesOf } from './problem-words.ts';
import { StepPage } from './step-page.tsx';

const root = '/workspace/questionnaire-preparations/:id/preview';

interface Preview {
  /** The preparation's address. */
  address: string;
  questionnaire: Questionnaire | undefined;
  mode: PreviewMode;
  steps: Step[];
  untimed: boolean;
}

/** The pages of answering over a preparation, to try out: answers go along in the page and are stored nowhere. */
export function previewRoutes(ctx: Context) {
  const previewIn = async (c: PageContext, asked: string | null | undefined): Promise<Preview> => {
    const preparation = await getPreparation(ctx, officerOf(c), c.req.param('id') ?? '');
    const mode = previewModes.find((each) => each === asked) ?? 'desktop';
    const questionnaire = previewOf(ctx, preparation);
    const address = `/workspace/questionnaire-preparations/${preparation.id}`;
    const by = mode === 'senior' ? 'item' : 'section';
    const steps = questionnaire ? stepsOf(questionnaire.live.definition, by) : [];
    const { closes_at, results_due_on } = preparation.content;
    return { address, questionnaire, mode, steps, untimed: !closes_at || !results_due_on };
  };

  const get = (code: (c: PageContext) => string | undefined) => async (c: PageContext) => {
    const preview = await previewIn(
      c,
      c.req.query('mode') ?? (c.req.path.includes('/items/') ? 'senior' : null),
    );
    if (!preview.questionnaire) return show(c, preview, <PreviewGaps preparation={preview.address} />);
    const asked = code(c);
    return asked ? showStep(c, preview, stepIn(preview, asked), {}) : showIntro(c, preview);
  };

  const post = async (c: PageContext) => {
    const fields = await readForm(c);
    const preview = await previewIn(c, fields.get('mode'));
    const { questionnaire, steps } = preview;
    if (!questionnaire) throw new NotFoundError();
    const { definition } = questionnaire.live;
    const step = stepIn(preview, c.req.param('code') ?? '');
    const answers = mergeStep(definition, step, carriedAnswers(fields), fields);
    if (fields.get('to') === 'back') {
      const back = previousStep(steps, step.code, replayOf(questionnaire.live, answers));
      return showStep(c, preview, back ?? step, answers);
    }
    const outcome = stepOutcome(definition, steps, step, answers, fields);
    if ('ended' in outcome)
      return show(c, preview, <EndedPage message={outcome.ended} slug={questionnaire.slug} />, step.code);
    if ('problems' in outcome)
      return showStep(c, preview, step, answers, messagesOf(c.get('view'), definition, outcome.problems));
    if ('next' in outcome) return showStep(c, preview, outcome.next, answers);
    return 'more' in outcome ? showStep(c, preview, step, answers) : showCheck(c, preview, answers);
  };

  return new Hono<PageEnv>()
    .get(
      root,
      get((c) => c.req.query('section')),
    )
    .get(
      `${root}/sections/:code`,
      get((c) => c.req.param('code')),
    )
    .get(
      `${root}/items/:code`,
      get((c) => c.req.param('code')),
    )
    .post(`${root}/sections/:code`, post)
    .post(`${root}/items/:code`, post);
}

function stepIn({ steps }: Preview, code: string): Step {
  const step = steps.find((each) => each.code === code);
  if (!step) throw new NotFoundError();
  return step;
}

function carriedAnswers(fields: URLSearchParams): Answers {
  try {
    return answersSchema.parse(JSON.parse(fields.get('answers') ?? '{}'));
  } catch {
    return {};
  }
}

function show(
  c: PageContext,
  { address, mode, steps, untimed }: Preview,
  body: Parameters<typeof PreviewPage>[0]['children'],
  step?: string,
  problem = false,
) {
  const view = c.get('view');
  c.set('view', { ...view, senior: mode === 'senior' });
  const shown = (
    <PreviewPage preparation={address} mode={mode} step={step} steps={steps} untimed={untimed}>
      {body}
    </PreviewPage>
  );
  return page(c, shown, {
    title: view.t('making.preview'),
    personal: true,
    problem,
    status: problem ? 422 : 200,
  });
}

function showIntro(c: PageContext, preview: Preview) {
  const { questionnaire, address, mode, steps } = preview;
  const query = new URLSearchParams({ mode, section: steps[0]?.code ?? '' });
  const first = c.get('view').href(`${address}/preview?${query}`);
  if (!questionnaire) throw new NotFoundError();
  const door = <PreviewDoor first={first} />;
  return show(c, preview, <IntroPage questionnaire={questionnaire} phase="open" first={first} door={door} />);
}

function showStep(
  c: PageContext,
  preview: Preview,
  step: Step,
  answers: Answers,
  messages = new Map<string, string>(),
) {
  const { questionnaire, address, mode, steps } = preview;
  if (!questionnaire) throw new NotFoundError();
  const body = (
    <StepPage
      questionnaire={questionnaire}
      version={questionnaire.live}
      steps={steps}
      step={step}
      replayed={replayOf(questionnaire.live, answers)}
      answers={answers}
      messages={messages}
      kept="store"
      preview={{ base: `${address}/preview`, carried: { mode, answers: JSON.stringify(answers) } }}
    />
  );
  return show(c, preview, body, step.code, messages.size > 0);
}

function showCheck(c: PageContext, preview: Preview, answers: Answers) {
  const { questionnaire, address, mode } = preview;
  if (!questionnaire) throw new NotFoundError();
  const { t } = c.get('view');
  const version = questionnaire.live;
  const replayed = replayOf(version, answers);
  const body = (
    <CheckPage
      questionnaire={questionnaire}
      version={version}
      by={mode === 'senior' ? 'item' : 'section'}
      answers={answers}
      replayed={replayed}
      messages={messagesOf(c.get('view'), version.definition, checkAnswers(version.definition, replayed))}
      correction={false}
      notice={{ title: t('making.preview_end'), help: t('making.preview_end_help'), again: false }}
      base={`${address}/preview`}
    />
  );
  return show(c, preview, body, 'check');
}

import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { type DomainError, StoreUnwritableError } from '../errors.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { KeyReusedError } from '../responses/errors.ts';
import { can, NotAllowedError } from '../staff/roles.ts';
import { type ApplicationProblem, entryWays } from './application-body.ts';
import { ApplicationEntryPage } from './application-entry-page.tsx';
import { type ApplicationForm, blankApplication, readApplicationForm } from './application-form.ts';
import { ApplicationEnteredPage } from './application-received-page.tsx';
import { applicationRefusal, messagesOf, newApplicationKey, received } from './application-reply.tsx';
import { applyForDisclosure, takingDepartments } from './applications.ts';

/** The bodies for which the officer enters what others say. Throws NotAllowedError where there is none. */
async function enteredFor(ctx: Context, c: PageContext) {
  const officer = officerOf(c);
  const departments = (await takingDepartments(ctx)).filter(({ id }) => can(officer, 'enter-answers', id));
  if (!officer.roles.some(({ departmentId }) => can(officer, 'enter-answers', departmentId)))
    throw new NotAllowedError();
  return { officer, departments };
}

export async function showEntry(ctx: Context, c: PageContext): Promise<Response> {
  const form = blankApplication(newApplicationKey(ctx));
  return show(ctx, c, { ...form, way: 'oral', day: dayOf(ctx.clock.now()), delivery: 'collect' });
}

async function show(
  ctx: Context,
  c: PageContext,
  form: ApplicationForm,
  { problems = [], refusal }: { problems?: ApplicationProblem[]; refusal?: DomainError } = {},
): Promise<Response> {
  const { departments } = await enteredFor(ctx, c);
  const view = c.get('view');
  const problem = problems.length > 0 || refusal !== undefined;
  if (refusal?.retryAfter) c.header('Retry-After', String(refusal.retryAfter));
  return page(
    c,
    <ApplicationEntryPage
      {...{ form, departments, messages: messagesOf(view, problems) }}
      refusal={refusal && applicationRefusal(view, refusal)}
    />,
    {
      title: view.t('applications.enter'),
      workspace: true,
      problem,
      status: refusal?.status ?? (problem ? 422 : 200),
    },
  );
}

/** Takes what a clerk wrote down, under the rules that hold for everybody. */
export async function answerEntry(ctx: Context, c: PageContext): Promise<Response> {
  const { officer } = await enteredFor(ctx, c);
  const form = readApplicationForm(await readForm(c));
  const way = entryWays.find(({ code }) => code === form.way);
  try {
    const outcome = await applyForDisclosure(ctx, {
      key: form.key,
      language: form.english ? 'en' : 'zh-CN',
      body: form,
      entered: { officer, way, day: form.day, readBack: form.readBack },
    });
    if ('problems' in outcome) return await show(ctx, c, form, outcome);
    const { accepted } = outcome;
    return page(c, <ApplicationEnteredPage {...received(ctx, c, outcome)} />, {
      title: c.get('view').t('applications.entered', { number: accepted.number }),
      workspace: true,
      status: accepted.created ? 201 : 200,
    });
  } catch (error) {
    if (!(error instanceof KeyReusedError || error instanceof StoreUnwritableError)) throw error;
    const fresh = error instanceof KeyReusedError ? { key: newApplicationKey(ctx) } : {};
    return show(ctx, c, { ...form, ...fresh }, { refusal: error });
  }
}

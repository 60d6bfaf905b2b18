import type { MiddlewareHandler } from 'hono';
import { type Consultation, listEveryConsultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { readForm } from '../http/form.ts';
import type { PageContext, PageEnv } from '../http/page.tsx';
import { readSession } from '../http/session.ts';
import { listEveryQuestionnaire, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { erratumOf, refusalOf, replyWithErratum } from '../staff/retraction-reply.tsx';
import { findRetraction } from '../staff/retractions.ts';
import { scopeOf } from '../staff/roles.ts';
import { findSignedIn } from '../staff/sessions.ts';
import { typedWords } from './typed-words.ts';

/** The departments whose rehearsals this request may see; none without an officer's session. */
async function departmentsOf(ctx: Context, c: PageContext): Promise<readonly string[]> {
  const token = readSession(c);
  const officer = token === undefined ? undefined : await findSignedIn(ctx, token);
  return officer ? scopeOf(officer) : [];
}

/** Lets officers look up what they wrote in a rehearsal. */
export const rehearsers =
  (ctx: Context): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    c.set('departments', await departmentsOf(ctx, c));
    await next();
  };

/**
 * Stands before every address of a questionnaire or consultation. A rehearsal is not there for anybody but officers of
 * its department, says on every page that it is one, and is kept by no cache; what was taken back is answered with its
 * erratum. Throws NotFoundError, RetractedError.
 */
export const addressGate =
  (ctx: Context, kind: 'questionnaire' | 'consultation'): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    const found = await findItem(ctx, kind, c.req.param('slug'));
    if (found?.exercise) {
      if (!(await departmentsOf(ctx, c)).includes(found.departmentId)) throw new NotFoundError();
      c.set('view', { ...c.get('view'), exercise: true });
      await next();
      c.header('Cache-Control', 'no-store');
      c.header('X-Robots-Tag', 'noindex');
      return;
    }
    if (found?.retracted) return takenBack(ctx, c, kind, found);
    await next();
  };

const places = /^\/workspace\/(questionnaire|consultation)s\/([^/?]+)/;

/** The workspace's pages of a rehearsal say that it is one; the officer has been let in already. */
export const markRehearsals =
  (ctx: Context): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    const view = c.get('view');
    const [, kind, slug] = places.exec(view.path) ?? [];
    const found = kind ? await findItem(ctx, kind as 'questionnaire' | 'consultation', slug) : undefined;
    if (found?.exercise && view.officer && scopeOf(view.officer).includes(found.departmentId))
      c.set('view', { ...view, exercise: true });
    await next();
  };

async function findItem(
  ctx: Context,
  kind: 'questionnaire' | 'consultation',
  slug: string | undefined,
): Promise<Questionnaire | Consultation | undefined> {
  const list = kind === 'questionnaire' ? listEveryQuestionnaire : listEveryConsultation;
  return (await list(ctx)).find((each) => each.slug === slug);
}

async function takenBack(
  ctx: Context,
  c: PageContext,
  kind: 'questionnaire' | 'consultation',
  found: Questionnaire | Consultation,
): Promise<Response> {
  const retraction = await findRetraction(ctx, kind, found.id);
  if (!retraction) throw new NotFoundError();
  const title = 'live' in found ? found.live.definition.title : found.title;
  if (c.req.path.startsWith('/api/')) throw refusalOf(c.get('view'), retraction, title);
  const typed = c.req.method === 'POST' ? typedWords(await readForm(c)) : [];
  return replyWithErratum(c, erratumOf(retraction, title), { typed });
}

import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { requireCan } from '../staff/roles.ts';
import { deleteExercise, getExercise, listExercises } from './exercises.ts';
import { ExerciseDeletionPage, ExercisesPage } from './exercises-page.tsx';

const root = '/workspace/exercises';

/** What is only rehearsed: where it stands, and its deletion. */
export function exercisesRoutes(ctx: Context) {
  const asked = async (c: PageContext) => {
    const found = await getExercise(ctx, officerOf(c), c.req.param('kind') ?? '', c.req.param('id') ?? '');
    requireCan(officerOf(c), 'write-content', found.departmentId);
    return found;
  };
  const confirmation = async (c: PageContext) =>
    page(c, <ExerciseDeletionPage exercise={await asked(c)} />, {
      title: c.get('view').t('correcting.delete_title'),
      workspace: true,
    });

  return new Hono<PageEnv>()
    .get(root, async (c) => {
      const officer = officerOf(c);
      const body = <ExercisesPage exercises={await listExercises(ctx, officer)} officer={officer} />;
      return page(c, body, { title: c.get('view').t('correcting.exercises'), workspace: true });
    })
    .get(`${root}/:kind/:id/deletion`, confirmation)
    .post(`${root}/:kind/:id/deletion`, async (c) => {
      const { kind, id } = await asked(c);
      if ((await readForm(c)).get('confirmed') !== 'yes') return confirmation(c);
      await deleteExercise(ctx, officerOf(c), kind, id);
      return c.redirect(c.get('view').href(root), 303);
    });
}

import type { Asked } from '#shared/statistics/asked.ts';
import { MOST_BY, MOST_WHERE } from '#shared/statistics/asked.ts';
import type { Figure } from '#shared/statistics/figure.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import type { Counters } from './counters.ts';
import type { InScope } from './figure-scope.ts';
import type { Layout } from './layout.ts';
import { prepareFigures, staffFigure, withheldFigure } from './staff-figures.ts';

/** Nobody can be told this: more banners or filters than a view may have, a filter or weights that are not there. */
export class FigureNotAskedError extends DomainError {
  readonly type = 'figure-not-asked';
  readonly status = 422;
}

/**
 * Officers' figures, the one way to them: one for each banner variable, or the whole alone. A figure that would give
 * people away stands there as `withheld`, without numbers. Throws NotFoundError for a code that is not counted and
 * FigureNotAskedError for a question that cannot be put.
 */
export async function askFigures(
  _ctx: Context,
  counters: Counters,
  questionnaire: Questionnaire,
  asked: Asked,
): Promise<Figure[]> {
  const shown = await counters.of(questionnaire);
  checkAsked(shown.layout, asked);
  const groups = asked.by.length > 0 ? asked.by : [null];
  await prepareFigures(
    questionnaire,
    shown,
    groups.map((by) => ({ item: asked.item, by })),
  );
  return groups.map(
    (by) =>
      staffFigure(questionnaire, shown, asked.item, by)?.figure ??
      withheldFigure(questionnaire, shown, asked.item, by),
  );
}

function checkAsked(layout: Layout, { item, by, where, weights }: Asked) {
  if (!layout.find(item)) throw new NotFoundError();
  for (const code of by)
    if (!layout.profiles.some((profile) => profile.code === code)) throw new NotFoundError();
  if (by.length > MOST_BY || where.length > MOST_WHERE) throw new FigureNotAskedError();
  if (where.length > 0 || weights !== 'none') throw new FigureNotAskedError();
}

/** Officers of other departments see the items that name theirs, by profile items. Throws NotFoundError for others. */
export function requireAsked({ own, items }: InScope, layout: Layout, { item, by }: Asked): void {
  const mine = (code: string) => items.has(layout.find(code)?.item ?? code);
  const profile = (code: string) => layout.profiles.some((each) => each.code === code);
  if (!own && !mine(item)) throw new NotFoundError();
  if (!own && by.some((code) => !mine(code) && !profile(code))) throw new NotFoundError();
}

import type { Asked } from '#shared/statistics/asked.ts';
import { MOST_BY, MOST_WHERE } from '#shared/statistics/asked.ts';
import type { Figure, FilterShown, Weighting } from '#shared/statistics/figure.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { type AdHoc, adHocFigure } from './ad-hoc-figures.ts';
import { type AskedVariable, filterShown, findAskedVariable } from './asked-variable.ts';
import { countTable } from './columns/count-table.ts';
import type { Counters } from './counters.ts';
import { estimated, heldTogether } from './estimated.ts';
import type { InScope } from './figure-scope.ts';
import type { Counted, Layout } from './layout.ts';
import type { Shown } from './shown.ts';
import { prepareFigures, staffFigure, withheldFigure } from './staff-figures.ts';
import { summedUp } from './summed-up.ts';
import { weightingOf } from './weighting/weighting-state.ts';

/**
 * Nobody can be told this: more banners or filters than a view may have, a filter that is not there, groups that would hold
 * people twice, or weights that are not declared or would do harm.
 */
export class FigureNotAskedError extends DomainError {
  readonly type = 'figure-not-asked';
  readonly status = 422;
}

/**
 * Officers' figures, the one way to them: one for each banner variable, or the whole alone. Standard figures come from
 * counters, others from columns; all are protected beside what officers already see, at the departments' threshold, and
 * say what their kind of sample allows and no more. A figure that would give people away stands there as `withheld`,
 * without numbers. Throws NotFoundError for a code that is not counted and FigureNotAskedError for a question that cannot
 * be put.
 */
export async function askFigures(
  _ctx: Context,
  counters: Counters,
  questionnaire: Questionnaire,
  asked: Asked,
): Promise<Figure[]> {
  const shown = await counters.of(questionnaire);
  const question = readAsked(questionnaire, shown, asked);
  const { variable, groups } = question;
  const parting = asked.where.map(({ variable: code }) => findAskedVariable(shown.layout, code));
  await prepareFigures(questionnaire, shown, [
    { item: variable.code, by: null },
    ...[...groups, ...parting].flatMap((by) =>
      by?.kind === 'profile' ? [{ item: variable.code, by: by.code }] : [],
    ),
  ]);
  const figures: Figure[] = [];
  for (const by of groups) figures.push(await figureBy(questionnaire, shown, question, by));
  return heldTogether(figures);
}

interface Question {
  variable: Counted;
  groups: (AskedVariable | undefined)[];
  where: Asked['where'];
  shownWhere: FilterShown[];
  weights: number[] | undefined;
  framed: boolean;
  weighting: Weighting;
  fixed: string[];
}

function readAsked(
  questionnaire: Questionnaire,
  { layout, crossed }: Shown,
  { item, by, where, weights }: Asked,
): Question {
  const variable = layout.find(item);
  if (!variable) throw new NotFoundError();
  if (by.length > MOST_BY || where.length > MOST_WHERE || by.includes(item)) throw new FigureNotAskedError();
  const groups = by.map((code) => {
    const found = findAskedVariable(layout, code);
    if (!found && layout.find(code)) throw new FigureNotAskedError();
    if (!found) throw new NotFoundError();
    return found;
  });
  const shownWhere = where.map((filter) => {
    const said = filterShown(layout, filter);
    if (!said) throw new FigureNotAskedError();
    return said;
  });
  const question = { variable, where, shownWhere, groups: groups.length > 0 ? groups : [undefined] };
  if (weights === 'none')
    return { ...question, weights: undefined, framed: false, weighting: { kind: 'none' }, fixed: [] };
  const state = weightingOf(questionnaire, crossed);
  if (!state || state.obstacles.length > 0) throw new FigureNotAskedError();
  const framed = state.outside > 0;
  if (framed && where.length === MOST_WHERE) throw new FigureNotAskedError();
  const fixed = state.variables.map(({ variable: each }) => each.code);
  return { ...question, weights: state.weights, framed, weighting: state.weighting, fixed };
}

async function figureBy(
  questionnaire: Questionnaire,
  shown: Shown,
  question: Question,
  by: AskedVariable | undefined,
): Promise<Figure> {
  const { variable, where, weights, weighting, fixed } = question;
  const standard =
    where.length === 0 && !weights && (!by || (by.kind === 'profile' && variable.role === 'opinion'));
  const asked: AdHoc = { ...question, questionnaire, shown, by };
  const tables = () =>
    countTable(shown.columns, {
      item: variable.code,
      by: by ? [by.code] : [],
      where,
      ...(weights ? { cellWeights: weights } : {}),
    });
  // Counted before anything is waited for, so that all of a figure is of one moment.
  const counted = tables();
  const figure = standard
    ? staffFigure(questionnaire, shown, variable.code, by?.code ?? null)?.figure
    : await adHocFigure(asked);
  if (!figure) return withheldFigure(questionnaire, shown, variable.code, by, question.shownWhere);
  const [whole, groups] = standard && !by ? [ofFigure(figure), undefined] : counted;
  if (!whole) return figure;
  const told = estimated(figure, { whole, groups, weighting, fixed: fixed.includes(variable.item) });
  return summedUp(told, { variable, whole, columns: shown.columns, weights });
}

/** The counts of a figure over everybody: it follows every ten acts, the columns every hundred. */
function ofFigure({ columns: [total], wording, n }: Figure) {
  const cells = total && 'cells' in total ? total.cells : [];
  const base = total && 'cells' in total ? (total.base ?? 0) : 0;
  return {
    choice: wording.choice,
    options: cells.map(({ code }) => code),
    groups: [null],
    weights: [1],
    n,
    base: [[base]],
    counts: cells.map((cell) => [['n' in cell ? cell.n : 0]]),
  };
}

/** Officers of other departments see the items that name theirs, by profile items. Throws NotFoundError for others. */
export function requireAsked({ own, items }: InScope, layout: Layout, { item, by }: Asked): void {
  const mine = (code: string) => items.has(layout.find(code)?.item ?? code);
  const opinion = (code: string) => layout.find(code)?.role === 'opinion';
  if (!own && !mine(item)) throw new NotFoundError();
  if (!own && by.some((code) => opinion(code) && !mine(code))) throw new NotFoundError();
}

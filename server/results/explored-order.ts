import { type Figure, type FigureCell, isShown, type ShownColumn } from '#shared/statistics/figure.ts';
import { isScale } from './explorer-choices.ts';
import type { Explored } from './explorer-query.ts';
import type { Counted } from './layout.ts';

type Sort = Explored['sort'];

/**
 * The options in the order asked for: as the questionnaire has them, or the most chosen first. What is no answer
 * (do not know, does not apply) comes last; a scale keeps its order.
 */
export function orderedOptions(
  variable: Counted,
  { columns }: Pick<Figure, 'columns'>,
  sort: Sort,
): Counted['options'] {
  if (sort === 'code' || isScale(variable)) return variable.options;
  const [total] = columns;
  const counts = new Map(
    total && isShown(total) ? total.cells.map((cell) => [cell.code, isShown(cell) ? cell.n : 0]) : [],
  );
  const rank = ({ code, missing }: Counted['options'][number]) => (missing ? -1 : (counts.get(code) ?? 0));
  return [...variable.options].sort((a, b) => rank(b) - rank(a));
}

export function orderedCells(variable: Counted, column: ShownColumn, sort: Sort): FigureCell[] {
  const order = orderedOptions(variable, { columns: [column] }, sort).map(({ code }) => code);
  return [...column.cells].sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
}

/** The option that a chart of one option shows: the one asked for, else the first; on a scale the best. */
export function chosenOption(
  variable: Counted,
  asked: string | undefined,
): Counted['options'][number] | undefined {
  const { options } = variable;
  const best = [...options].sort((a, b) => (b.score ?? -Infinity) - (a.score ?? -Infinity));
  return options.find(({ code }) => code === asked) ?? (isScale(variable) ? best[0] : options[0]);
}

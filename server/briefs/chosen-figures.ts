import type { Context } from '../context.ts';
import type { Counters } from '../results/counters.ts';
import type { ChosenFigure } from './content.ts';
import { differenceIn } from './drafted-points.ts';
import { type BriefFigure, takeFigure } from './figures.ts';
import type { Source } from './sources.ts';

/** How many whole figures and how many crossed ones a first draft begins with. */
const WHOLE = 3;
const CROSSED = 2;
/** How many items and profile items are looked at for differences. */
const LOOKED_AT = { items: 6, profiles: 3 };

/**
 * The figures with which a brief of a questionnaire begins: what is scored first, for there something is good or bad, then
 * the tables in which two groups lie furthest apart.
 */
export async function firstFigures(
  ctx: Context,
  counters: Counters,
  source: Source,
  from: number,
): Promise<ChosenFigure[]> {
  const { layout } = await counters.of(source.questionnaire);
  const { slug } = source.questionnaire;
  const opinions = layout.variables.filter(({ role }) => role === 'opinion');
  const scored = ({ options }: (typeof opinions)[number]) => options.some(({ score }) => score !== undefined);
  const ordered = [...opinions.filter(scored), ...opinions.filter((each) => !scored(each))];
  const take = (query: string) =>
    takeFigure(ctx, counters, { no: 0, questionnaire: slug, query }, { source, place: 1 });
  const whole: BriefFigure[] = [];
  for (const { code } of ordered) {
    if (whole.length === WHOLE) break;
    const figure = await take(`item=${code}`);
    if (figure && !figure.figure.few) whole.push(figure);
  }
  const crossed: BriefFigure[] = [];
  for (const { code } of ordered.slice(0, LOOKED_AT.items))
    for (const profile of layout.profiles.slice(0, LOOKED_AT.profiles)) {
      if (crossed.length === CROSSED) break;
      const figure = await take(`item=${code}&by=${profile.code}`);
      if (figure && differenceIn(figure)) crossed.push(figure);
    }
  return [...whole, ...crossed].map(({ query }, at) => ({ no: from + at, questionnaire: slug, query }));
}

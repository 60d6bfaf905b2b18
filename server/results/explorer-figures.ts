import type { Figure } from '#shared/statistics/figure.ts';
import type { Context } from '../context.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { askFigures } from './ask.ts';
import type { Counters } from './counters.ts';
import type { AskableItem, Banner, Choices } from './explorer-choices.ts';
import type { Explored } from './explorer-query.ts';
import { withHolm } from './holm-over.ts';
import type { Counted } from './layout.ts';

/** Figures that stand together: one, or the rows of a matrix. */
export interface Panel {
  item: AskableItem;
  by: Banner | undefined;
  rows: { variable: Counted; figure: Figure }[];
}

/** The figures of a view that can be asked for: by each banner, and each row of a matrix where it is parted by one. */
export async function panelsOf(
  ctx: Context,
  counters: Counters,
  questionnaire: Questionnaire,
  explored: Explored,
  choices: Choices,
): Promise<Panel[]> {
  const item = choices.items.find(({ code }) => code === explored.item);
  if (!item) return [];
  const { by, where, weights } = explored;
  const rows = await Promise.all(
    item.variables.map(async (variable) => ({
      variable,
      figures: await askFigures(ctx, counters, questionnaire, { item: variable.code, by, where, weights }),
    })),
  );
  const figuresBy = (code: string | null) =>
    rows.flatMap(({ variable, figures }) => {
      const figure = figures.find(({ by }) => by === code);
      return figure ? [{ variable, figure }] : [];
    });
  if (by.length === 0) return [{ item, by: undefined, rows: figuresBy(null) }];
  return by.flatMap((code) => {
    const banner = choices.banners.find((each) => each.code === code);
    const parted = figuresBy(code);
    const tested = parted.length > 1 ? withHolm(parted) : parted;
    return tested.map((row): Panel => ({ item: itemOfRow(item, row.variable), by: banner, rows: [row] }));
  });
}

const itemOfRow = (item: AskableItem, variable: Counted): AskableItem =>
  item.variables.length === 1
    ? item
    : {
        code: variable.code,
        no: variable.no,
        label: variable.label,
        question: variable.question,
        variables: [variable],
      };

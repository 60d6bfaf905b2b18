import type { FigureTest } from '#shared/statistics/figure.ts';
import type { Context } from '../context.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { askFigures } from './ask.ts';
import type { Counters } from './counters.ts';
import { LEVEL } from './estimated.ts';
import type { Choices } from './explorer-choices.ts';
import { withHolm } from './holm-over.ts';
import type { Counted } from './layout.ts';

/** One item by the groups: how far its answers differ between them. */
export interface Difference {
  variable: Counted;
  test: FigureTest;
}

export interface Differences {
  /** Those that differ first, then by Cramér’s V, the largest first; p after Holm over all of them. */
  tested: Difference[];
  /** Those that cannot be shown or tested: too few answers, or several choices. */
  untested: Counted[];
}

/** Whether the groups differ among those who answered. */
export const differs = ({ test }: Difference): boolean => test.p < LEVEL;

/** Those that differ first: a large measure of few answers means nothing before its test. */
export const byDifference = (a: Difference, b: Difference): number =>
  Number(differs(b)) - Number(differs(a)) || b.test.cramers_v - a.test.cramers_v;

/** Every opinion item by one profile item, each asked for as it would be shown. */
export async function differencesBy(
  ctx: Context,
  counters: Counters,
  questionnaire: Questionnaire,
  { items }: Choices,
  { by, weights }: { by: string; weights: 'none' | 'raked' },
): Promise<Differences> {
  const variables = items.flatMap(({ variables }) => (variables.length === 1 ? variables : []));
  const asked = variables.filter(({ role, code }) => role === 'opinion' && code !== by);
  const rows = await Promise.all(
    asked.map(async (variable) => {
      const [figure] = await askFigures(ctx, counters, questionnaire, {
        item: variable.code,
        by: [by],
        where: [],
        weights,
      });
      return figure ? [{ variable, figure }] : [];
    }),
  );
  const tested = withHolm(rows.flat())
    .flatMap(({ variable, figure }) => (figure.test ? [{ variable, test: figure.test }] : []))
    .sort(byDifference);
  const known = new Set(tested.map(({ variable }) => variable));
  return { tested, untested: asked.filter((variable) => !known.has(variable)) };
}

import loadHighs from 'highs';
import { Outsider, type Seen } from './outsider.ts';

export type { Seen };

export const highs = await loadHighs();

export interface Leak {
  where: string;
  low: number;
  high: number;
}

/**
 * Attacks everything that a release hides by linear programming, or with `whole` by programming in whole numbers: a
 * figure leaks when it can be computed and is not 0, or when it must lie between 1 and threshold − 1.
 * `suspects` counts the hidden figures.
 */
export function attack(view: Seen, threshold: number, whole = false): { leaks: Leak[]; suspects: number } {
  const outsider = new Outsider(view);
  const { names, suspects } = outsider;
  const low = names.map(() => Number.POSITIVE_INFINITY);
  const high = names.map(() => Number.NEGATIVE_INFINITY);
  const bounded = (at: number) => {
    const least = Math.ceil(low[at]! - 1e-6);
    const most = Math.floor(high[at]! + 1e-6);
    return (least >= most && most !== 0) || (least >= 1 && most < threshold);
  };
  const leaks: Leak[] = [];
  highs.withModel(outsider.model(whole), (model) => {
    // In whole numbers the presolve of HiGHS 1.15 has been seen to miss the minimum.
    model.options.set({ output_flag: false, presolve: whole ? 'off' : 'choose' });
    const push = (at: number, sign: 1 | -1) => {
      model.changeColCost(at, sign);
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
        throw new Error(`no bound of ${names[at]}`);
      const { colValue } = model.getSolution();
      model.changeColCost(at, 0);
      // Each solution is a possible truth and speaks for all figures at once.
      for (const each of suspects) {
        low[each] = Math.min(low[each]!, colValue[each]!);
        high[each] = Math.max(high[each]!, colValue[each]!);
      }
    };
    for (const at of suspects) {
      if (bounded(at)) push(at, 1);
      if (bounded(at)) push(at, -1);
      if (bounded(at)) leaks.push({ where: names[at]!, low: low[at]!, high: high[at]! });
    }
  });
  return { leaks, suspects: suspects.length };
}

/** The most people of a column who, for all that readers know, may not have chosen an option. */
export function mostOthers(view: Seen, item: string, by: string, column: string, code: string): number {
  const outsider = new Outsider(view);
  return highs.withModel(outsider.model(), (model) => {
    model.options.set({ output_flag: false });
    model.changeColCost(outsider.find('base', item, by, column), -1);
    model.changeColCost(outsider.find('cell', item, by, column, code), 1);
    model.run();
    return -model.getObjectiveValue();
  });
}

import type { Definition, Item, Rate } from './definition.ts';
import { declaredOptions, findItem } from './items.ts';
import { splitRef } from './logic.ts';
import type { Fault } from './review.ts';

/** The rates of a variable: an item, or a matrix's row that is named itself or by `Q10.*`. */
export const ratesOf = ({ indices = [] }: Pick<Definition, 'indices'>, variable: string): Rate[] => {
  const [item = '', row] = splitRef(variable);
  return indices.filter(({ items }) =>
    items.some((ref) => ref === variable || (row !== undefined && ref === `${item}.*`)),
  );
};

/** Rates name items and codes that are there, once each, of items in which each answer holds one code. */
export function rateFaults(definition: Definition): Fault[] {
  const { indices = [] } = definition;
  const twice = indices.map(({ code }) => code).filter((code, at, all) => all.indexOf(code) < at);
  return [
    ...twice.map((code) => ({ at: `indices.${code}`, message: 'rate code is used twice' })),
    ...indices.flatMap((each) => faultsOf(definition, each)),
  ];
}

function faultsOf(definition: Definition, { code, items, counted, left_out }: Rate): Fault[] {
  const at = `indices.${code}`;
  const both = counted.filter((each) => left_out.includes(each));
  return [
    ...both.map((each) => ({ at, message: `${each} is counted and left out` })),
    ...items.flatMap((ref) => {
      const [name = ''] = splitRef(ref);
      const item = findItem(definition, name);
      if (!item || !holdsVariable(item, ref)) return [{ at, message: `${ref} is not counted` }];
      if (!['single', 'region', 'scale', 'matrix'].includes(item.kind))
        return [{ at, message: `${ref} holds several choices` }];
      const options = declaredOptions(definition, item);
      return [...counted, ...left_out]
        .filter((each) => !options.some((option) => option.code === each))
        .map((each) => ({ at, message: `${ref} has no option ${each}` }));
    }),
  ];
}

function holdsVariable(item: Item, ref: string): boolean {
  const [, row] = splitRef(ref);
  if (item.kind !== 'matrix') return row === undefined;
  return row === '*' || item.rows.some(({ code }) => code === row);
}

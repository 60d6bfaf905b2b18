import type { Ref, ReleaseCounts } from '../tables.ts';
import { type Crossing, figure, keyOf } from './crossings.ts';
import { known, one, plus, type Sum, type System } from './system.ts';
import { onlyProfiles } from './unseen.ts';
import type { Wholes } from './wholes.ts';

/** The sum a ref stands for among some of the respondents, or undefined where nothing ties it to a table. */
type Resolve = (ref: Ref) => Sum | undefined;

/** Adds what the links say of the whole, of every profile column, and, between profiles, of every answer. */
export function addLinks(
  system: System,
  { links, opinions }: ReleaseCounts,
  wholes: Wholes,
  crossings: Map<string, Crossing>,
): void {
  const apply = (among: typeof links, resolve: Resolve, where: string) => {
    for (const { left, relation, right } of among) {
      const sides = [left, right].map((refs) => refs.map(resolve));
      if (sides.flat().includes(undefined)) continue;
      const [from, to] = sides.map((sums) => plus(...sums.filter((sum) => sum !== undefined)));
      system.constrain(from!, relation, to!, `link ${nameOf(left)} ${relation} ${nameOf(right)} in ${where}`);
    }
  };
  apply(links, (ref) => wholes.of(ref), 'the whole');
  for (const [by, groups] of wholes.groups) {
    for (const [code, group] of groups) {
      apply(links, (ref) => inColumn(ref, by, code, group, crossings), `${by} = ${code}`);
    }
  }
  const between = links.filter((link) => onlyProfiles(link, wholes));
  for (const { item, cells } of between.length > 0 ? opinions : []) {
    for (const code of [null, ...cells.map((cell) => cell.code)]) {
      apply(between, (ref) => inAnswer(ref, item, code, crossings), `${item} = ${code ?? 'any'}`);
    }
  }
}

/** In a column, the profile's own option is everybody and its other options are nobody. */
function inColumn(
  { item, code }: Ref,
  by: string,
  column: string,
  group: number,
  crossings: Map<string, Crossing>,
): Sum | undefined {
  if (item === by) return (code === null ? column !== '' : code === column) ? one(group) : known(0);
  const crossing = crossings.get(keyOf(item, by));
  return crossing && figure(crossing, column, code);
}

/** A profile's option among the people who gave one answer (or, with null, any answer) to an opinion item. */
function inAnswer(
  ref: Ref,
  item: string,
  code: string | null,
  crossings: Map<string, Crossing>,
): Sum | undefined {
  const crossing = crossings.get(keyOf(item, ref.item));
  if (!crossing) return undefined;
  const columns = [...crossing.columns.keys()].filter((column) =>
    ref.code === null ? column !== '' : column === ref.code,
  );
  const sums = columns.map((column) => figure(crossing, column, code)).filter((sum) => sum !== undefined);
  return sums.length === columns.length ? plus(...sums) : undefined;
}

const nameOf = (refs: Ref[]): string =>
  refs.map(({ item, code }) => (code === null ? item : `${item}=${code}`)).join(' + ');

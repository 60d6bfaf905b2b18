import type { Link, Ref, ReleaseCounts } from '../tables.ts';
import { type Crossing, figure, keyOf } from './crossings.ts';
import { known, one, plus, type Sum, type System } from './system.ts';
import type { Wholes } from './wholes.ts';

/** Everybody of whom a link is said. */
const everybody: Ref = { item: '', code: null };

/** The links without what says nothing: an item that all answered stands for everybody, and equal refs cancel out. */
export function plainLinks({ n, profiles, opinions, links }: ReleaseCounts): Link[] {
  const answeredByAll = new Set(
    [...profiles, ...opinions].filter(({ base }) => base === n).map(({ item }) => item),
  );
  const plain = (ref: Ref) => (ref.code === null && answeredByAll.has(ref.item) ? everybody : ref);
  return links.flatMap(({ left, relation, right }) => {
    const rest = right.map(plain);
    const own = left.map(plain).filter((ref) => {
      const at = rest.findIndex((other) => other.item === ref.item && other.code === ref.code);
      if (at >= 0) rest.splice(at, 1);
      return at < 0;
    });
    return own.length + rest.length > 0 ? [{ left: own, relation, right: rest }] : [];
  });
}

/** The items that a link names. */
export const itemsOf = ({ left, right }: Link): string[] =>
  [...left, ...right].map(({ item }) => item).filter((item) => item !== everybody.item);

/** Whether a link is between profiles, so that it binds the people of every answer, too. */
export const isBetween = (link: Link, wholes: Wholes): boolean =>
  itemsOf(link).every((item) => wholes.groups.has(item));

/** The sum a ref stands for among some of the respondents, or undefined where nothing ties it to a table. */
type Resolve = (ref: Ref) => Sum | undefined;

/** Adds what the links say of the whole, of every profile column, and, between profiles, of every answer. */
export function addLinks(
  system: System,
  { n, opinions }: ReleaseCounts,
  links: Link[],
  wholes: Wholes,
  crossings: Map<string, Crossing>,
): void {
  const apply = (among: Link[], resolve: Resolve, where: string) => {
    for (const { left, relation, right } of among) {
      const sides = [left, right].map((refs) => refs.map(resolve));
      if (sides.flat().includes(undefined)) continue;
      const [from, to] = sides.map((sums) => plus(...sums.filter((sum) => sum !== undefined)));
      system.constrain(from!, relation, to!, `link ${nameOf(left)} ${relation} ${nameOf(right)} in ${where}`);
    }
  };
  apply(links, (ref) => (ref === everybody ? known(n) : wholes.of(ref)), 'the whole');
  for (const [by, groups] of wholes.groups) {
    for (const [code, group] of groups) {
      apply(
        links,
        (ref) => (ref === everybody ? one(group) : inColumn(ref, by, code, group, crossings)),
        `${by} = ${code}`,
      );
    }
  }
  const between = links.filter((link) => isBetween(link, wholes));
  for (const { item, cells } of between.length > 0 ? opinions : []) {
    for (const code of [null, ...cells.map((cell) => cell.code)]) {
      apply(
        between,
        (ref) => (ref === everybody ? wholes.of({ item, code }) : inAnswer(ref, item, code, crossings)),
        `${item} = ${code ?? 'any'}`,
      );
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
  // An unseen crossing holds each option that a link names, or else the item does not have it.
  return crossing && (figure(crossing, column, code) ?? known(0));
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

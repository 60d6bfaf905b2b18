import type { Link, Ref } from '../tables.ts';
import type { HiddenView } from './view-counts.ts';

interface Tied {
  /** The items in the order in which they are asked. */
  order: readonly string[];
  links: readonly Link[];
  /** What is hidden of an item's views where the columns of some groups are closed. */
  protect(item: string, closed: ReadonlySet<string>): HiddenView[];
}

/**
 * What is hidden of an item's views when what is hidden of those that it hangs on is, too. The base of a follow-up is the
 * answer before it: in the columns in which that answer is hidden, the follow-up is closed. Each item takes from earlier
 * ones only, so that all views of one questionnaire agree in whatever order they are asked for.
 */
export function protectTied(item: string, tied: Tied): HiddenView[] {
  const known = new Map<string, HiddenView[]>();
  const viewsOf = (each: string): HiddenView[] => {
    const views = known.get(each) ?? tied.protect(each, closedBy(each, tied, viewsOf));
    known.set(each, views);
    return views;
  };
  return viewsOf(item);
}

function closedBy(
  item: string,
  { order, links }: Tied,
  viewsOf: (item: string) => HiddenView[],
): Set<string> {
  const own = order.indexOf(item);
  const closed = new Set<string>();
  for (const { left, right } of links) {
    const refs = [...left, ...right];
    if (!refs.some((ref) => ref.item === item)) continue;
    for (const ref of refs) {
      const at = order.indexOf(ref.item);
      if (at < 0 || at >= own) continue;
      for (const view of viewsOf(ref.item)) for (const group of hiding(view, ref)) closed.add(group);
    }
  }
  return closed;
}

/** The groups in which a view hides what a ref names; a withheld view tells nothing that could be told again. */
function hiding({ withheld, columns }: HiddenView, { code }: Ref): string[] {
  if (withheld) return [];
  return Object.entries(columns)
    .filter(([, { base, cells }]) => base !== undefined || (code !== null && cells[code] !== undefined))
    .map(([group]) => group);
}

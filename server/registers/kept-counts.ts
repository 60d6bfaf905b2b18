import type { Context } from '../context.ts';

const MOST = 100;

interface Kept {
  generation: number;
  counts: Map<string, Promise<unknown>>;
}

const known = new WeakMap<Context['pages'], Kept>();

/** What is counted anew once something was published: tens of thousands of entries take longer than a page may. */
export function keptCount<T>({ pages }: Context, what: string, count: () => Promise<T>): Promise<T> {
  const { generation } = pages;
  let kept = known.get(pages);
  if (kept?.generation !== generation || kept.counts.size > MOST) {
    kept = { generation, counts: new Map() };
    known.set(pages, kept);
  }
  const { counts } = kept;
  const before = counts.get(what) as Promise<T> | undefined;
  if (before) return before;
  const counted = count();
  counts.set(what, counted);
  counted.catch(() => counts.delete(what));
  return counted;
}

import type { Protection } from './protection.ts';
import type { PublishedColumn, PublishedMarginal, PublishedTable } from './publish.ts';
import type { Release } from './release.ts';

/** What an earlier release shows. What is by none of its `profiles` it does not speak of. */
export interface PublishedBefore {
  profiles: readonly { code: string }[];
  marginals: readonly PublishedMarginal[];
  tables: readonly PublishedTable[];
}

/** Whether an earlier release did not show a profile item at all. */
export const isUnseen = (before: readonly PublishedBefore[], by: string): boolean =>
  before.some((each) => speaksOf(each, by) && !each.marginals.some(({ item }) => item === by));

const speaksOf = ({ profiles }: PublishedBefore, by: string) => profiles.some(({ code }) => code === by);

/** The profile groups, by variable, that earlier releases hide; '' goes with a hidden base. */
export function groupsBefore({ wholes }: Release, before: readonly PublishedBefore[]): Set<number> {
  const found = new Set<number>();
  for (const [by, groups] of wholes.groups)
    for (const { marginals } of before) {
      const marginal = marginals.find(({ item }) => item === by);
      for (const [code, at] of groups) {
        const hidden = marginal && (code === '' ? marginal.base === undefined : isHidden(marginal, code));
        if (hidden) found.add(at);
      }
    }
  return found;
}

/** Hides in every table what earlier releases hide of it, and withholds those that they do not show. */
export function hideAgain(protection: Protection, before: readonly PublishedBefore[]): void {
  for (const crossing of protection.tables)
    for (const each of before) {
      if (!speaksOf(each, crossing.by)) continue;
      const table = each.tables.find(({ item, by }) => item === crossing.item && by === crossing.by);
      if (!table) protection.withhold(crossing);
      for (const { code, base, ...rest } of table?.columns ?? []) {
        const own = crossing.columns.get(code);
        if (own && base === undefined) protection.hide(own.base, 'secondary');
        for (const [option, at] of own?.cells ?? [])
          if (isHidden(rest, option)) protection.hide(at, 'secondary');
      }
    }
}

const isHidden = ({ cells }: Pick<PublishedColumn, 'cells'>, code: string): boolean =>
  cells.some((cell) => cell.code === code && 'hidden' in cell);

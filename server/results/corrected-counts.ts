import type { PublishedCounts } from './published.ts';
import { type DecidedGroup, type Decision, itemOf } from './release-corrections.ts';
import { correctedWeighted } from './weighting/corrected.ts';

/** The counts of a corrected release: the new ones where they replace, the last public ones where they are kept. */
export function correctedCounts(
  last: PublishedCounts,
  fresh: PublishedCounts,
  decisions: readonly DecidedGroup[],
): PublishedCounts {
  const became = new Map(decisions.flatMap(({ items, decision }) => items.map((item) => [item, decision])));
  const from = (counts: PublishedCounts, decision: Decision) => (code: string) =>
    became.get(itemOf(counts, code)) === decision;
  const [isKept, isNew] = [from(last, 'kept'), from(fresh, 'replaced')];
  const { weighted: _, ...plain } = fresh;
  const replaces = decisions.some(({ decision }) => decision === 'replaced');
  const { n, channels } = replaces ? fresh : last;
  const before = keptBeside(last, became, replaces);
  return {
    ...plain,
    ...correctedWeighted(last, fresh, isKept, isNew),
    n,
    channels,
    ...(Object.keys(before).length > 0 ? { kept: before } : {}),
    variables: inOrder(last, fresh, isKept, isNew),
    profiles: fresh.profiles,
    marginals: [
      ...last.marginals.filter(({ item }) => isKept(item)),
      ...fresh.marginals.filter(({ item }) => isNew(item)),
    ],
    tables: [
      ...last.tables.filter(({ item }) => isKept(item)),
      ...fresh.tables.filter(({ item }) => isNew(item)),
    ],
  };
}

/**
 * What stood beside kept figures: the responses of their own day. Where nothing is replaced the last ones stand beside
 * all, and only what was kept before needs its own.
 */
function keptBeside(
  last: PublishedCounts,
  became: ReadonlyMap<string, Decision>,
  replaces: boolean,
): NonNullable<PublishedCounts['kept']> {
  const items = [...became].filter(([, decision]) => decision === 'kept').map(([item]) => item);
  return Object.fromEntries(
    items.flatMap((item) => {
      const own = last.kept?.[item] ?? (replaces ? { n: last.n, channels: last.channels } : undefined);
      return own ? [[item, own]] : [];
    }),
  );
}

function inOrder(
  last: PublishedCounts,
  fresh: PublishedCounts,
  isKept: (code: string) => boolean,
  isNew: (code: string) => boolean,
) {
  return fresh.variables.flatMap((variable) => {
    if (isNew(variable.code)) return [variable];
    return last.variables.filter(({ code }) => code === variable.code && isKept(code));
  });
}

import type { Link, Ref } from '#shared/statistics/tables.ts';

/** A profile item and the codes that are counted together under each band. */
export interface Grouping {
  code: string;
  bands: { code: string; codes: string[] }[];
}

/**
 * Links in the codes as answered, said of bands. Where a link names a part of a band only, it is said of the whole band
 * on the larger side and of nothing on the smaller one, so that it still always holds; an equation then becomes the two
 * inequalities that are left of it.
 */
export function bandLinks(links: Link[], profiles: Grouping[]): Link[] {
  const byItem = new Map(profiles.map((profile) => [profile.code, profile]));
  return links.flatMap((link): Link[] => {
    const widened = (refs: Ref[]) => band(refs, byItem, true);
    const narrowed = (refs: Ref[]) => band(refs, byItem, false);
    const exact =
      same(widened(link.left), narrowed(link.left)) && same(widened(link.right), narrowed(link.right));
    if (link.relation === 'equals' && exact)
      return [{ ...link, left: narrowed(link.left), right: narrowed(link.right) }];
    const forth: Link = { left: narrowed(link.left), relation: 'atMost', right: widened(link.right) };
    const back: Link = { left: narrowed(link.right), relation: 'atMost', right: widened(link.left) };
    const stated = link.relation === 'equals' ? [forth, back] : [forth];
    return stated.filter(({ left }) => left.length > 0);
  });
}

function band(refs: Ref[], profiles: Map<string, Grouping>, wide: boolean): Ref[] {
  const done: Ref[] = [];
  const open = [...refs];
  while (open.length > 0) {
    const ref = open.shift()!;
    const group = profiles
      .get(ref.item)
      ?.bands.find(({ codes }) => ref.code !== null && codes.includes(ref.code));
    if (!group) {
      done.push(ref);
      continue;
    }
    const others = group.codes.filter((code) => code !== ref.code);
    const found = others.map((code) =>
      open.findIndex((each) => each.item === ref.item && each.code === code),
    );
    const whole = found.every((at) => at >= 0);
    for (const at of found.filter((at) => at >= 0 && (whole || wide)).sort((a, b) => b - a))
      open.splice(at, 1);
    if (whole || wide) done.push({ item: ref.item, code: group.code });
  }
  return done;
}

const same = (a: Ref[], b: Ref[]) =>
  a.length === b.length && a.every((ref, at) => ref.item === b[at]!.item && ref.code === b[at]!.code);

import { channels } from '#shared/terms.ts';
import { itemParts, type Part } from './parts.ts';
import type { Circumstance, ResponseColumns } from './response-columns.ts';
import { isCircumstance } from './selection.ts';

/** The groups of a banner in the order in which they are shown, each with the line in which it is counted. */
export interface Banner {
  groups: { code: string; line: number }[];
  /** Line 0 is without an answer. */
  lines: number;
  parts: Part[];
}

export const bannerOf = (columns: ResponseColumns, code: string): Banner =>
  isCircumstance(code) ? circumstanceBanner(columns, code) : itemBanner(columns, code);

function circumstanceBanner(columns: ResponseColumns, of: Circumstance): Banner {
  const { data, words } = columns.circumstance(of);
  const order: readonly string[] = channels;
  const rank = (code: string) =>
    of === 'channel' ? order.indexOf(code) : of === 'version' ? Number(code) : 0;
  const groups = words
    .all()
    .map((code, at) => ({ code, line: at + 1 }))
    .sort((a, b) => rank(a.code) - rank(b.code) || (a.code < b.code ? -1 : 1));
  const lines = groups.length + 1;
  const parts = [{ data, size: lines, lines: Array.from({ length: lines }, (_, at) => [at]) }];
  const partly = of === 'entrance' || of === 'site';
  return { groups: partly ? [...groups, { code: '', line: 0 }] : groups, lines, parts };
}

/** Whoever is not in the item's base is in the last group. Codes that end a questionnaire are no groups. */
function itemBanner(columns: ResponseColumns, code: string): Banner {
  const { options, parts } = itemParts(columns, code);
  const profile = columns.layout.profiles.find((each) => each.code === code);
  const there = profile && new Set(profile.values.map((value) => value.code));
  const groups = options
    .map((option, at) => ({ code: option, line: at + 1 }))
    .filter((group) => !there || there.has(group.code));
  return {
    groups: [...groups, { code: '', line: 0 }],
    lines: options.length + 1,
    parts: parts.map((part, at) => ({
      ...part,
      lines: part.lines.map((each) => {
        const own = each.filter((line) => line > 0);
        return at === 0 && !each.includes(0) ? [0, ...own] : own;
      }),
    })),
  };
}

import type { Option } from './definition.ts';

/**
 * The order in which one respondent sees the options: the same at every look, different between respondents. Pinned
 * options keep their end. The order is a hash of seed and code (FNV-1a), for fairness, not for secrecy.
 */
export function shuffled<O extends Pick<Option, 'code' | 'pin' | 'exclusive'>>(
  options: O[],
  seed: string,
): O[] {
  const first = options.filter((option) => option.pin === 'first');
  const last = options.filter((option) => option.pin === 'last');
  const middle = options.filter((option) => option.pin === undefined);
  const rank = new Map(middle.map((option) => [option.code, fnv1a(`${seed}/${option.code}`)]));
  middle.sort((a, b) => (rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0));
  return [...first, ...middle, ...last];
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  // One more round of mixing: neighbouring codes would else stay neighbours.
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}

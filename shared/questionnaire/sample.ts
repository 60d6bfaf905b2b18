import { canonicalJson } from '../text/canonical-json.ts';
import type { Definition } from './definition.ts';
import type { Fault } from './review.ts';

/** A kind of sample without its design claims what nobody can check. */
export function sampleFaults({
  sample,
  sample_design: design,
}: Pick<Definition, 'sample' | 'sample_design'>): Fault[] {
  const drawn = design !== undefined && 'register' in design;
  const listed = design !== undefined && 'list' in design;
  if (sample === 'open' && design) return [{ at: 'sample_design', message: 'an open sample has no design' }];
  if (sample === 'invited' && !drawn)
    return [{ at: 'sample_design', message: 'an invited sample needs register, drawn and invited' }];
  if (sample === 'census' && !listed)
    return [{ at: 'sample_design', message: 'a census needs list and members' }];
  return [];
}

/** What was fixed before opening: whom the figures speak of, and the rates. A next version has the same. */
export const fixedFaults = (before: Definition, after: Definition): Fault[] =>
  (['sample', 'sample_design', 'indices'] as const)
    .filter((part) => canonicalJson(before[part] ?? null) !== canonicalJson(after[part] ?? null))
    .map((part) => ({ at: part, message: `${part} is fixed before opening` }));

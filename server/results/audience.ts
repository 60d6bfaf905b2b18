import type { Condition, Definition, Item, Leaf } from '#shared/questionnaire/definition.ts';
import { findItem } from '#shared/questionnaire/items.ts';
import { splitRef } from '#shared/questionnaire/logic.ts';
import type { Ref } from '#shared/statistics/tables.ts';
import { codesThat, decidedCodes, exclusiveCodes, holdsOne } from './condition-codes.ts';

/** A number of respondents in terms of counts: the sum of `plus` less the sum of `minus`. */
export interface Head {
  plus: Ref[];
  minus: Ref[];
}

/** What counts tell of how many respondents a condition holds for: exactly, or at most each of these. */
export interface Audience {
  exact?: Head;
  atMost: Head[];
}

const nothing: Audience = { atMost: [] };

const exactly = (plus: Ref[], minus: Ref[] = []): Audience => ({
  exact: { plus, minus },
  atMost: [{ plus, minus }],
});

/**
 * How many respondents meet a condition, as far as the counts of earlier items always tell. Where they do not, less is
 * said: a link that fails once would make a release contradict itself.
 */
export function audienceOf(definition: Definition, condition: Condition): Audience {
  if ('all' in condition) {
    const parts = condition.all.map((part) => audienceOf(definition, part));
    const [only] = parts;
    return parts.length === 1 && only ? only : { atMost: parts.flatMap((part) => part.atMost) };
  }
  if ('any' in condition) return eitherOf(condition.any.map((part) => audienceOf(definition, part)));
  if ('not' in condition) return oppositeOf(definition, condition.not);
  return leafAudience(definition, condition);
}

function eitherOf(parts: Audience[]): Audience {
  const [only, ...others] = parts;
  if (only && others.length === 0) return only;
  const firsts = parts.map((part) => part.atMost[0]);
  if (!firsts.every((head) => head !== undefined)) return nothing;
  return {
    atMost: [{ plus: firsts.flatMap((head) => head.plus), minus: firsts.flatMap((head) => head.minus) }],
  };
}

/** Those who answered and for whom the condition fails; an unknown condition stays unknown. */
function oppositeOf(definition: Definition, condition: Condition): Audience {
  if (!('op' in condition) || condition.op === 'answered') return nothing;
  const { item, variable } = subjectOf(definition, condition);
  if (!item || !holdsOne(item, condition.item)) return nothing;
  const held = new Set(codesThat(definition, item, condition));
  const known = decidedCodes(definition, item, condition);
  return exactly(
    refs(
      variable,
      known.filter((code) => !held.has(code)),
    ),
  );
}

function leafAudience(definition: Definition, leaf: Leaf): Audience {
  const { item, variable } = subjectOf(definition, leaf);
  if (!item) return nothing;
  const everybody: Ref = { item: variable, code: null };
  if (holdsOne(item, leaf.item)) {
    if (leaf.op === 'answered') return exactly([everybody]);
    return exactly(refs(variable, codesThat(definition, item, leaf)));
  }
  if (item.kind !== 'multiple' && item.kind !== 'ranking') return nothing;
  switch (leaf.op) {
    case 'answered':
      return exactly([everybody]);
    case 'eq':
      return exactly(refs(variable, [leaf.code]));
    case 'ne':
      return exactly([everybody], refs(variable, [leaf.code]));
    case 'any_of':
      return leaf.codes.length === 1
        ? exactly(refs(variable, leaf.codes))
        : { atMost: [{ plus: refs(variable, leaf.codes), minus: [] }] };
    case 'all_of':
      return { atMost: leaf.codes.map((code) => ({ plus: refs(variable, [code]), minus: [] })) };
    case 'none_of':
    case 'any_except':
      return withoutCodes(definition, item, variable, leaf);
    default:
      return nothing;
  }
}

/** Of several choices: those who chose none of the codes, or enough besides them. */
function withoutCodes(
  definition: Definition,
  item: Item,
  variable: string,
  leaf: Extract<Leaf, { op: 'none_of' | 'any_except' | 'any_of' | 'all_of' }>,
): Audience {
  const alone = new Set(exclusiveCodes(definition, item));
  const everybody: Ref = { item: variable, code: null };
  const excluded = [...new Set(leaf.codes)];
  const parted =
    excluded.every((code) => alone.has(code)) || (leaf.op === 'none_of' && excluded.length === 1);
  const head: Head = {
    plus: [everybody],
    minus: refs(variable, parted ? excluded : excluded.filter((code) => alone.has(code))),
  };
  const enough = leaf.op !== 'any_except' || leaf.min_selected === 1;
  return parted && enough ? { exact: head, atMost: [head] } : { atMost: [head] };
}

const refs = (item: string, codes: string[]): Ref[] => codes.map((code) => ({ item, code }));

function subjectOf(
  definition: Definition,
  { item: ref }: Leaf,
): { item: Item | undefined; variable: string } {
  const [code = ''] = splitRef(ref);
  return { item: findItem(definition, code), variable: ref };
}

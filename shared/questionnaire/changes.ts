import { canonicalJson } from '../text/canonical-json.ts';
import type { Definition, Item, Text } from './definition.ts';
import { declaredOptions, itemsOf } from './items.ts';

/** A difference between two versions. `place` is an item, an option (`Q1/A2`) or a row (`Q1.R1`). */
export type Change =
  | { kind: 'reworded'; place: string; item: string; before: Text; after: Text }
  | { kind: 'added' | 'removed'; place: string; item: string; text: Text }
  /** The item asks in another way, which needs another code. */
  | { kind: 'other_kind'; place: string; item: string; text: Text };

/** What respondents would see changed, item by item, in the order of the later version. */
export function changesBetween(before: Definition, after: Definition): Change[] {
  const old = new Map(itemsOf(before).map((item) => [item.code, item]));
  const now = new Set(itemsOf(after).map(({ code }) => code));
  return [
    ...itemsOf(after).flatMap((item): Change[] => {
      const was = old.get(item.code);
      if (!was) return [{ kind: 'added', place: item.code, item: item.code, text: item.text }];
      return changesOf(before, was, after, item);
    }),
    ...itemsOf(before)
      .filter(({ code }) => !now.has(code))
      .map(({ code, text }): Change => ({ kind: 'removed', place: code, item: code, text })),
  ];
}

function changesOf(before: Definition, was: Item, after: Definition, item: Item): Change[] {
  const { code } = item;
  if (was.kind !== item.kind) return [{ kind: 'other_kind', place: code, item: code, text: item.text }];
  const offered = (definition: Definition, each: Item) =>
    each.kind === 'scale' ? [] : declaredOptions(definition, each).filter(({ retired }) => !retired);
  return [
    ...reworded(code, code, words(was), words(item)),
    ...parts(code, `${code}/`, offered(before, was), offered(after, item)),
    ...('rows' in was && 'rows' in item ? parts(code, `${code}.`, was.rows, item.rows) : []),
    ...(was.kind === 'scale' && item.kind === 'scale' && (was.from !== item.from || was.to !== item.to)
      ? [{ kind: 'other_kind' as const, place: code, item: code, text: item.text }]
      : []),
  ];
}

/** The words by which an item is understood: the question, and what explains it. */
const words = ({ text, help }: Item): Text =>
  help
    ? Object.fromEntries(
        Object.keys(text).map((language) => [
          language,
          help[language] ? `${text[language]}\n${help[language]}` : (text[language] ?? ''),
        ]),
      )
    : text;

interface Part {
  code: string;
  text: Text;
}

function parts(item: string, before: string, was: Part[], now: Part[]): Change[] {
  const old = new Map(was.map((each) => [each.code, each.text]));
  const there = new Set(now.map(({ code }) => code));
  return [
    ...now.flatMap(({ code, text }): Change[] => {
      const place = before + code;
      const earlier = old.get(code);
      return earlier ? reworded(item, place, earlier, text) : [{ kind: 'added', place, item, text }];
    }),
    ...was
      .filter(({ code }) => !there.has(code))
      .map(({ code, text }): Change => ({ kind: 'removed', place: before + code, item, text })),
  ];
}

/** A translation that is only added changes no wording. */
function reworded(item: string, place: string, before: Text, after: Text): Change[] {
  const same = Object.keys(before).every((language) => before[language] === after[language]);
  return same || canonicalJson(before) === canonicalJson(after)
    ? []
    : [{ kind: 'reworded', place, item, before, after }];
}

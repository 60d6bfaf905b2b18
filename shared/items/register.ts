import type { Item } from '../questionnaire/definition.ts';
import { date } from './date.ts';
import type { ItemKind } from './kind.ts';
import { matrix } from './matrix.ts';
import { multiple } from './multiple.ts';
import { number } from './number.ts';
import { ranking } from './ranking.ts';
import { single } from './single.ts';
import { text } from './text.ts';

const kinds = { single, region: single, scale: single, multiple, matrix, ranking, text, number, date };

/** The kind of an item by its name; a name that no kind answers to is a bug in the definition's schema. */
export function findKind(kind: Item['kind']): ItemKind<Item> {
  if (!Object.hasOwn(kinds, kind)) throw new TypeError(`No item kind ${kind}`);
  return kinds[kind] as unknown as ItemKind<Item>;
}

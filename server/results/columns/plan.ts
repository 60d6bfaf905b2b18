import type { Variable } from '#shared/items/kind.ts';
import { itemsOf } from '#shared/questionnaire/items.ts';
import type { Version } from '../../questionnaires/questionnaires.ts';

/** What a column holds for each response: an index up to 255 or 65,535, or a number (NaN: none). */
export type Shape = 'byte' | 'short' | 'number';

/** Choices to a byte: so few that the table of two such columns fits a processor's nearest cache. */
export const BITS = 7;

/**
 * Where a variable's codes lie. `code`: the option's place from 1; 0 is not in the base. `choices`: a bit for each option,
 * in bytes of `BITS`, the first bit for whoever answered. `places`: for each rank the option's place from 1.
 */
export type Held =
  | { kind: 'code'; column: number }
  | { kind: 'choices'; first: number; bytes: number }
  | { kind: 'places'; first: number; places: number };

const MOST_BYTE = 254;

/** The columns of a questionnaire's answers. Words have none: only whether there are any. */
export class Plan {
  readonly shapes: Shape[] = [];
  /** Columns of the numbers and days that were entered, by item. A day is counted from 1970. */
  readonly numbers = new Map<string, number>();
  readonly texts = new Map<string, number>();
  readonly #held = new Map<string, Held>();
  #empty: number[] = [];

  constructor(versions: Pick<Version, 'definition'>[], variables: Variable[]) {
    const items = versions.flatMap(({ definition }) => itemsOf(definition));
    for (const variable of variables) {
      const places = Math.max(
        ...items.map((item) => (item.kind === 'ranking' && item.code === variable.item ? item.max : 0)),
      );
      this.#held.set(variable.code, this.#place(variable, places));
    }
    for (const { kind, code } of items) {
      const named = kind === 'text' ? this.texts : this.numbers;
      if (!['text', 'number', 'date'].includes(kind) || named.has(code)) continue;
      named.set(code, this.#add(kind === 'text' ? 'byte' : 'number'));
    }
  }

  /** Throws a TypeError for what is not counted. */
  held(variable: string): Held {
    const held = this.#held.get(variable);
    if (!held) throw new TypeError(`${variable} is not counted`);
    return held;
  }

  /** Answers of nobody. */
  empty = (): number[] => {
    if (this.#empty.length !== this.shapes.length)
      this.#empty = this.shapes.map((shape) => (shape === 'number' ? Number.NaN : 0));
    return this.#empty.slice();
  };

  #place({ choice, item, options }: Variable, places: number): Held {
    const shape = options.length > MOST_BYTE ? 'short' : 'byte';
    if (choice === 'many' && places > 0) {
      const first = this.shapes.length;
      for (let place = 0; place < places; place++) this.#add(shape);
      return { kind: 'places', first, places };
    }
    if (choice === 'many') {
      const bytes = Math.ceil((options.length + 1) / BITS);
      const first = this.shapes.length;
      for (let at = 0; at < bytes; at++) this.#add('byte');
      return { kind: 'choices', first, bytes };
    }
    // A ranking's first place is a column already.
    const ranking = places > 0 ? this.#held.get(item) : undefined;
    return { kind: 'code', column: ranking?.kind === 'places' ? ranking.first : this.#add(shape) };
  }

  #add(shape: Shape): number {
    return this.shapes.push(shape) - 1;
  }
}

/** Writes the options of one answer, by their places from 0, into a row. */
export function hold(held: Held, row: number[], options: number[]): void {
  if (options.length === 0) return;
  if (held.kind === 'code') row[held.column] = options[0]! + 1;
  else if (held.kind === 'places')
    for (let rank = 0; rank < options.length; rank++) row[held.first + rank] = options[rank]! + 1;
  else {
    row[held.first]! |= 1;
    for (const option of options)
      row[held.first + Math.floor((option + 1) / BITS)]! |= 1 << ((option + 1) % BITS);
  }
}

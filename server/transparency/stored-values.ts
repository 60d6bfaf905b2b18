/** How often a value stands at a place of the answers to a questionnaire. */
export interface HeldValue {
  /** The row of a matrix, or the place (from 0) in a list. */
  part: string | number | null;
  value: string | number;
  n: number;
  /** How often among the respondents of each place of each profile item. */
  among: Int32Array;
}

type Scalar = HeldValue['value'];

/**
 * Every value of the stored answers, counted as it stands in them: nothing is known here of items and options, so that
 * what the counters make of them can be held against it. One pass counts for all profile items together.
 */
export class StoredValues {
  readonly #places: number;
  readonly #items = new Map<string, Map<HeldValue['part'], Map<Scalar, HeldValue>>>();

  /** With the number of places that all profile items have together. */
  constructor(places: number) {
    this.#places = places;
  }

  /** Counts one response, whose respondent stands in these places. */
  add(answers: { [item: string]: unknown }, places: readonly number[]): void {
    for (const [item, answer] of Object.entries(answers)) {
      if (isScalar(answer)) this.#count(item, null, answer, places);
      else if (Array.isArray(answer))
        for (const [part, value] of answer.entries()) this.#count(item, part, value, places);
      else if (typeof answer === 'object' && answer !== null)
        for (const [part, value] of Object.entries(answer)) this.#count(item, part, value, places);
    }
  }

  #count(item: string, part: HeldValue['part'], value: unknown, places: readonly number[]): void {
    if (!isScalar(value)) return;
    const parts = within(this.#items, item, () => new Map());
    const values = within(parts, part, () => new Map());
    const held = within(values, value, () => ({ part, value, n: 0, among: new Int32Array(this.#places) }));
    held.n++;
    for (const place of places) held.among[place]!++;
  }

  of(item: string): HeldValue[] {
    return [...(this.#items.get(item)?.values() ?? [])].flatMap((values) => [...values.values()]);
  }
}

const isScalar = (value: unknown): value is Scalar => typeof value === 'string' || typeof value === 'number';

function within<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

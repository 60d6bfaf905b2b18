import type { Layout, Mark } from '../layout.ts';
import type { Step } from '../tally.ts';
import { type Data, FIRST_ROOM, grown, hashOf, roomFor } from './growing.ts';
import type { Shape } from './plan.ts';
import { Words } from './words.ts';

/** How and when a response came: what figures may be filtered by, beside profile items. */
export const circumstances = ['channel', 'day', 'version', 'entrance', 'site'] as const;
export type Circumstance = (typeof circumstances)[number];

const shapes: { [of in Circumstance]: Shape } = {
  channel: 'byte',
  day: 'short',
  version: 'short',
  entrance: 'short',
  site: 'short',
};

interface Row {
  hash: number;
  values: number[];
}

/**
 * The responses to one questionnaire as columns of codes, in memory only, for questions that no counter answers. Rows are
 * a multiset: no row knows whose it is. What changes or goes is found by its content, for of two rows of one content
 * either will do. At the start they come in the order of their random ids, later in batches that are put in the order of
 * their content: no order of arrival is told.
 */
export class ResponseColumns {
  readonly layout: Layout;
  /** Responses. */
  n = 0;
  /** Another number after each change: what was worked out holds for one state. */
  state = 0;
  readonly #words: { [of in Circumstance]: Words };
  readonly #shapes: Shape[];
  #data: Data[];
  #hashes = new Uint32Array(FIRST_ROOM);

  constructor(layout: Layout) {
    this.layout = layout;
    this.#shapes = [...layout.plan.shapes, ...circumstances.map((of) => shapes[of]), 'short'];
    this.#data = this.#shapes.map((shape) => roomFor(shape, FIRST_ROOM));
    this.#words = {
      ...{ channel: new Words(), day: new Words(), version: new Words() },
      ...{ entrance: new Words(), site: new Words() },
    };
  }

  /** A column of the layout's plan; what lies behind the first `n` is nothing. */
  column = (at: number): Data => this.#data[at]!;

  circumstance = (of: Circumstance): { data: Data; words: Words } => ({
    data: this.#data[this.layout.plan.shapes.length + circumstances.indexOf(of)]!,
    words: this.#words[of],
  });

  /** The weight cell of each response, from 1; 0 is outside the frame. */
  get cells(): Data {
    return this.#data.at(-1)!;
  }

  /** How many are inside the frame. */
  get framed(): number {
    let n = 0;
    for (let at = 0; at < this.n; at++) if (this.cells[at] !== 0) n += 1;
    return n;
  }

  /** These responses in other weight cells, from 1; 0 is outside the frame. For trying a plan: it does not follow acts. */
  withCells(cells: Data): ResponseColumns {
    const others = new ResponseColumns(this.layout);
    others.n = this.n;
    others.#data = [...this.#data.slice(0, -1), cells];
    Object.assign(others.#words, this.#words);
    return others;
  }

  /** Bytes that are held for the responses. */
  get bytes(): number {
    return this.#data.reduce((sum, { byteLength }) => sum + byteLength, this.#hashes.byteLength);
  }

  /** Takes in what is stored at the start. */
  load(step: Step): void {
    if (step.before) this.apply([step]);
    else if (step.after) this.#append(this.#rowOf(step, step.after));
    this.state += 1;
  }

  /** Takes in acts in their order. Throws a RangeError for a change of what is not there. */
  apply(steps: readonly Step[]): void {
    const fresh: Row[] = [];
    const gone: Row[] = [];
    for (const step of steps) {
      if (step.before) {
        const row = this.#rowOf(step, step.before);
        const at = fresh.findLastIndex((each) => same(each, row));
        if (at >= 0) fresh.splice(at, 1);
        else gone.push(row);
      }
      if (step.after) fresh.push(this.#rowOf(step, step.after));
    }
    fresh.sort((a, b) => a.hash - b.hash);
    const holes = this.#find(gone);
    for (const row of fresh) {
      const hole = holes.pop();
      if (hole === undefined) this.#append(row);
      else this.#put(hole, row);
    }
    // The highest first: the last row is then never one that goes as well.
    for (const hole of holes.sort((a, b) => b - a)) this.#remove(hole);
    this.state += 1;
  }

  /** Rows of these contents, each another one; all in one walk. */
  #find(rows: Row[]): number[] {
    if (rows.length === 0) return [];
    const wanted = new Map<number, Row[]>();
    for (const row of rows) wanted.set(row.hash, [...(wanted.get(row.hash) ?? []), row]);
    const found: number[] = [];
    for (let at = 0; at < this.n && found.length < rows.length; at++) {
      const alike = wanted.get(this.#hashes[at]!);
      const which = alike?.findIndex((row) => this.#holds(at, row)) ?? -1;
      if (!alike || which < 0) continue;
      alike.splice(which, 1);
      found.push(at);
    }
    if (found.length < rows.length) throw new RangeError('A response that changed is not in the columns');
    return found;
  }

  #rowOf({ channel, day, version, entrance, site }: Step, { row, cell }: Mark): Row {
    const values = row.slice();
    values.push(
      this.#words.channel.place(channel),
      this.#words.day.place(day),
      this.#words.version.place(String(version)),
      this.#words.entrance.place(entrance),
      this.#words.site.place(site),
      cell + 1,
    );
    return { hash: hashOf(values), values };
  }

  #holds(at: number, { values }: Row): boolean {
    for (let column = 0; column < values.length; column++)
      if (!Object.is(this.#data[column]![at], values[column])) return false;
    return true;
  }

  #append(row: Row) {
    if (this.n === this.#hashes.length) {
      const room = 2 * this.n;
      this.#data = this.#data.map((data, at) => grown(data, roomFor(this.#shapes[at]!, room)));
      this.#hashes = grown(this.#hashes, new Uint32Array(room));
    }
    this.#put(this.n, row);
    this.n += 1;
  }

  #put(at: number, { hash, values }: Row) {
    for (let column = 0; column < values.length; column++) this.#data[column]![at] = values[column]!;
    this.#hashes[at] = hash;
  }

  /** The last row takes the place; what stood there is overwritten, and so is the last. */
  #remove(at: number) {
    this.n -= 1;
    for (const data of this.#data) {
      data[at] = data[this.n]!;
      data[this.n] = 0;
    }
    this.#hashes[at] = this.#hashes[this.n]!;
    this.#hashes[this.n] = 0;
  }
}

const same = (one: Row, other: Row) =>
  one.hash === other.hash && one.values.every((value, at) => Object.is(value, other.values[at]));

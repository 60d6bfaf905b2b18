/** Words that stand in a column as their place in a list, from 1; 0 is none. */
export class Words {
  readonly #all: string[] = [];
  readonly #at = new Map<string, number>();

  /** The word's place; a new word gets the next. */
  place(word: string | undefined): number {
    if (word === undefined) return 0;
    const known = this.#at.get(word);
    if (known !== undefined) return known;
    this.#all.push(word);
    this.#at.set(word, this.#all.length);
    return this.#all.length;
  }

  /** 0 for a word that never came. */
  find = (word: string): number => this.#at.get(word) ?? 0;

  /** By place − 1. */
  all = (): readonly string[] => this.#all;
}

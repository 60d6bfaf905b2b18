/** Decisions drawn from a list of numbers, so that fast-check shrinks what is built from them; 0 is the plainest. */
export class Choices {
  #at = 0;

  constructor(private readonly numbers: number[]) {}

  below(limit: number): number {
    return (this.numbers[this.#at++] ?? 0) % limit;
  }

  oneIn(many: number): boolean {
    return this.below(many) === many - 1;
  }

  of<T>(list: readonly T[]): T {
    const chosen = list[this.below(list.length)];
    if (chosen === undefined) throw new RangeError('Nothing to choose from');
    return chosen;
  }

  /** At least one, each once. */
  some<T>(list: readonly T[]): T[] {
    const left = [...list];
    return Array.from({ length: 1 + this.below(Math.min(3, list.length)) }, () =>
      left.splice(this.below(left.length), 1),
    ).flat();
  }
}

/** Longest name that SPSS takes, in bytes; R takes longer ones. */
const LONGEST = 64;

/** Words that R or SPSS keep for themselves, in lower case. */
const reserved = new Set(
  (
    'all and by eq ge gt le lt ne not or to with ' +
    'if else repeat while function for next break true false null inf nan na ' +
    'na_integer_ na_real_ na_complex_ na_character_ in t f c'
  ).split(' '),
);

/**
 * Names of columns that R and SPSS take as they are: letters, digits and underscores, beginning with a letter, at most 64
 * bytes, not kept words, and none twice even where capitals do not count (SPSS). A name is never used again for another
 * column of the same file.
 */
export class ColumnNames {
  readonly #used = new Set<string>();

  /** The parts joined by underscores, made to fit. */
  make(...parts: string[]): string {
    const plain = parts
      .join('_')
      .replace(/[^A-Za-z0-9]+/g, '_')
      .replace(/_+$/, '');
    const begun = /^[A-Za-z]/.test(plain) ? plain : `v_${plain}`;
    const own = reserved.has(begun.toLowerCase()) ? `${begun}_v` : begun;
    for (let no = 1; ; no += 1) {
      const end = no === 1 ? '' : `_${no}`;
      const name = own.slice(0, LONGEST - end.length).replace(/_+$/, '') + end;
      if (this.#used.has(name.toLowerCase())) continue;
      this.#used.add(name.toLowerCase());
      return name;
    }
  }
}

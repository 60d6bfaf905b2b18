/** Something that holds from one local day to another, both included; a side without a day has no end. */
export interface Dated {
  valid_from?: string | undefined;
  valid_until?: string | undefined;
}

export const holdsOn = ({ valid_from, valid_until }: Dated, day: string): boolean =>
  (valid_from === undefined || valid_from <= day) && (valid_until === undefined || day <= valid_until);

/** What holds on a day, in the order in which it was written. */
export const holdingOn = <T extends Dated>(lines: readonly T[], day: string): T[] =>
  lines.filter((line) => holdsOn(line, day));

/** What begins to hold after a day, the next first. */
export const comingAfter = <T extends Dated>(lines: readonly T[], day: string): T[] =>
  lines
    .filter(({ valid_from }) => valid_from !== undefined && valid_from > day)
    .sort((a, b) => ((a.valid_from ?? '') < (b.valid_from ?? '') ? -1 : 1));

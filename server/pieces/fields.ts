import type { Key } from '#shared/i18n/catalogues.ts';
import type { PieceKindName } from './kinds.ts';

interface Common {
  /** Its name in the content; letters and underscores. */
  name: string;
  label: Key;
  help?: Key;
}

export interface Choice {
  value: string;
  label: Key;
}

/** A field of the form of a piece, and by that of its content. */
export type Field =
  /** `Text`: Chinese and, beside it, English; the English is left out where it is empty. */
  | (Common & { as: 'text'; rows?: number; most?: number })
  /** One string for both languages: a document number, a law, a name. */
  | (Common & { as: 'line'; most?: number })
  /** A local day, `2021-05-15`. */
  | (Common & { as: 'day' })
  /** A local time of day, `HH:MM`, to 24:00. */
  | (Common & { as: 'clock' })
  /** An instant with its offset, `2021-05-15T09:00:00+08:00`, entered as day and time. */
  | (Common & { as: 'moment' })
  | (Common & { as: 'number' })
  | (Common & { as: 'flag' })
  | (Common & { as: 'choice'; choices: readonly Choice[] })
  /** An array of codes. */
  | (Common & { as: 'choices'; choices: readonly Choice[] })
  /** The slug of another piece, chosen from a list. */
  | (Common & { as: 'piece'; of: readonly PieceKindName[] })
  | (Common & { as: 'pieces'; of: readonly PieceKindName[] })
  /** The slug of a consultation whose outcome is public, chosen from a list. */
  | (Common & { as: 'consultation' })
  /** The id of one of the piece's own files. */
  | (Common & { as: 'file'; media: readonly ('image' | 'audio' | 'pdf')[] })
  /** An array of objects, or of `Text`s where it has one field with the empty name. */
  | (Common & { as: 'list'; fields: readonly Field[]; one: Key; most?: number })
  /** An object of its own, under a heading. */
  | (Common & { as: 'group'; fields: readonly Field[] });

/** The name of a field within another. */
export const within = (outer: string, name: string): string =>
  outer === '' ? name : name === '' ? outer : `${outer}.${name}`;

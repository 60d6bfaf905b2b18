/** What the reader of a preview should look at. */
export type DoubtReason =
  /** Part of a table of contents: passed over. */
  | 'contents'
  /** Before the first label, and not the title. */
  | 'preamble'
  | 'no_title'
  | 'no_structure'
  /** The number was there already, or goes back. */
  | 'not_ascending'
  /** A number is left out before it. */
  | 'gap'
  /** Taken for a label although nothing parts it from its text. */
  | 'unparted'
  /** Begins like a label and was taken for the middle of a sentence. */
  | 'reference'
  /** After a list of items; it may belong to the whole article. */
  | 'after_items'
  /** A label without words. */
  | 'empty';

export interface Doubt {
  /** The line of the text, from 1. */
  line: number;
  text: string;
  reason: DoubtReason;
}

import type { StoredAnswers } from '#shared/questionnaire/answers.ts';
import type { Definition, Item, Option, Text } from '#shared/questionnaire/definition.ts';
import type { Replay } from '#shared/questionnaire/replay.ts';

/** A cell: a code, a number, or nothing: not asked, not answered, or not on offer in that version. */
export type Cell = string | number | null;

/** A code that a column may hold. */
export interface CodeWords {
  code: string;
  text: Text;
  /** Why it is no substantive answer; the kinds are never pooled. */
  missing?: NonNullable<Option['missing']>;
}

/** `flag`: 1 or 0. `place`: 1 for the first place, 0 for none. */
export type CellType = 'code' | 'flag' | 'place' | 'number' | 'day';

/** What a column says of its item. */
export type Part =
  | 'answer'
  | 'row'
  | 'option'
  | 'place'
  | 'place_of'
  | 'given'
  | 'shown'
  | 'derived'
  | 'about'
  | 'weight';

/** One column of a file of answers one by one, with everything a reader must know of it. */
export interface DataColumn {
  name: string;
  part: Part;
  type: CellType;
  /** The item's code; of what is no item, the name. */
  item: string;
  /** The number under which respondents saw the item; 0 for what is no item. */
  no: number;
  kind: Item['kind'] | 'about';
  role: Item['role'] | 'about';
  /** The newest wording of the item. */
  label: Text;
  /** The row or option, where the column stands for one. */
  detail?: CodeWords;
  /** What the cells may hold, where they hold codes. */
  values: CodeWords[];
  /** In which versions it exists. */
  versions: number[];
  /** How one response of a version is read; undefined where the version does not have it. */
  reader(definition: Definition): Read | undefined;
}

/** One response as it is read. */
export interface Case {
  answers: StoredAnswers;
  /** What the logic makes of the answers. */
  replayed: Replay;
  about: About;
}

/** What is said of a response itself; null where it would single people out. */
export interface About {
  version: number;
  channel: string | null;
  language: string | null;
  week: string | null;
}

export type Read = (one: Case) => Cell;

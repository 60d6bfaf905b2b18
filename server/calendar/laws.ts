import type { Dated } from '#shared/dated.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import laws from './laws.json' with { type: 'json' };

interface Law extends Dated {
  name: Text;
  /** How many it has; undefined where it is not made of articles. */
  articles?: number;
}

/** A place in a law, and from when to when it is the one to name. */
export interface Citation extends Dated {
  law: string;
  article?: Text;
}

const known: { [code: string]: Law | undefined } = laws;

/** A law by its code; from when to when it is in force. Throws for one that is not in the list. */
export function lawOf({ law }: Pick<Citation, 'law'>): Law {
  const found = Object.hasOwn(known, law) ? known[law] : undefined;
  if (!found) throw new Error(`No law is called ${law}`);
  return found;
}

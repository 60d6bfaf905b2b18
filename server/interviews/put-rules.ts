import type { Text } from '#shared/questionnaire/definition.ts';
import data from './put-rules.json' with { type: 'json' };

/** A rule under which a question is not put in an interview. Title and basis are what its asker reads. */
export interface PutRule {
  code: string;
  title: Text;
  basis: Text;
  /** It becomes a demand on the 12345 line. */
  to_line?: boolean;
}

export const putRules: readonly PutRule[] = data.rules;

export const findPutRule = (code: string): PutRule | undefined => putRules.find((rule) => rule.code === code);

import type { Text } from '../questionnaire/definition.ts';
import type { ClauseNode, ConsultationDefinition } from './definition.ts';

/** Something of which parts may not be there yet; words are whole or missing. */
type Gaps<T> = T extends string | number | boolean | null | Text
  ? T
  : T extends (infer E)[]
    ? Gaps<E>[]
    : { [K in keyof T]?: Gaps<T[K]> | undefined };

/** A consultation as its editors have it: the shape of the file, with gaps. */
export type ConsultationInProgress = Gaps<Omit<ConsultationDefinition, 'clauses'>> & {
  clauses: ClauseNode[];
};

/** Every clause, depth first. */
export const everyClause = (clauses: readonly ClauseNode[]): ClauseNode[] =>
  clauses.flatMap((clause) => [clause, ...everyClause(clause.children)]);

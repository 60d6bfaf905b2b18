import type { Channel } from '../terms.ts';
import type { Definition, Section, Text } from './definition.ts';

/** Whether a changed wording means the same. Another meaning needs another code. */
export const rewordingKinds = ['typo', 'meaning'] as const;

/** What is said of a changed wording. `place` is an item, an option (`Q1/A2`) or a row (`Q1.R1`). */
export interface Rewording {
  place: string;
  kind: (typeof rewordingKinds)[number];
}

/** A definition of which parts may not be there yet. Its languages and its privacy notice are made when it is whole. */
export type DefinitionInProgress = Partial<
  Omit<Definition, 'schema' | 'languages' | 'default_language' | 'privacy' | 'sections' | 'lists'>
> & {
  privacy: { handler?: Text; contact?: Text; purpose?: Text; minors?: Text };
  sections: Section[];
  lists: Definition['lists'];
};

/** A questionnaire, or its next version, as its editors have it. */
export interface QuestionnaireInProgress {
  definition: DefinitionInProgress;
  opens_at?: string;
  closes_at?: string;
  results_due_on?: string;
  channels: Channel[];
  /** Whether one interim release is announced. */
  interim: boolean;
  /** 演练 */
  exercise: boolean;
  retention_months?: number;
  /** What the public is told of the next version. */
  change_note?: Text;
  rewordings: Rewording[];
}

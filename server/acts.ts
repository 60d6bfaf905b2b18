import type { StoredAnswers } from '#shared/questionnaire/answers.ts';
import type { Channel } from '#shared/terms.ts';

/** A committed change of one response. `before` is absent for a new one, `after` for a withdrawal. */
export interface ResponseAct {
  questionnaireId: string;
  versionNo: number;
  channel: Channel;
  day: string;
  entrance?: string;
  site?: string;
  before?: StoredAnswers;
  after?: StoredAnswers;
}

/** Hears of committed acts in commit order. */
export type ActListener = (act: ResponseAct) => void;

import { DomainError } from '../errors.ts';

/** No questions are taken now: not yet, or between the intake and the interview. */
export class QuestionsNotOpenError extends DomainError {
  readonly type = 'questions-not-open';
  readonly status = 409;
}

/** The interview is over. */
export class QuestionsClosedError extends DomainError {
  readonly type = 'questions-closed';
  readonly status = 409;
}

/** A colleague acted on the question since it was opened, or what the act needs is no longer so. */
export class QuestionChangedError extends DomainError {
  readonly type = 'question-changed';
  readonly status = 409;
}

/** Who wrote an answer does not publish it. */
export class OwnAnswerError extends DomainError {
  readonly type = 'own-interview-answer';
  readonly status = 403;
}

/** There are no published answers of which a transcript could be made. */
export class NoAnswersError extends DomainError {
  readonly type = 'no-answers';
  readonly status = 409;
}

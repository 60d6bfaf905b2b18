import { DomainError } from '../errors.ts';

export class QuestionnaireClosedError extends DomainError {
  readonly type = 'questionnaire-closed';
  readonly status = 409;
}

export class QuestionnaireNotOpenError extends DomainError {
  readonly type = 'questionnaire-not-open';
  readonly status = 409;
}

/** The key was used for another body: a client that mixes up two people's answers. */
export class KeyReusedError extends DomainError {
  readonly type = 'idempotency-key-reused';
  readonly status = 409;
}

export class WeakKeyError extends DomainError {
  readonly type = 'idempotency-key-weak';
  readonly status = 400;
}

/** The response was changed elsewhere since it was opened for correction. */
export class ChangedElsewhereError extends DomainError {
  readonly type = 'changed-elsewhere';
  readonly status = 409;
}

export class WithdrawnError extends DomainError {
  readonly type = 'withdrawn';
  readonly status = 410;
}

/** The half answer is no longer there: sent from another tab, discarded, or older than seven days. */
export class AnsweringGoneError extends DomainError {
  readonly type = 'answering-gone';
  readonly status = 409;
}

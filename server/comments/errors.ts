import { DomainError } from '../errors.ts';

/** The period is over, its quarter hour too. */
export class CommentsClosedError extends DomainError {
  readonly type = 'comments-closed';
  readonly status = 409;
}

/** The period has not begun, or rests. */
export class CommentsNotOpenError extends DomainError {
  readonly type = 'comments-not-open';
  readonly status = 409;
}

/** A paper that came after the days in which it may be entered, or whose day lies outside the period. */
export class PaperTooLateError extends DomainError {
  readonly type = 'paper-too-late';
  readonly status = 409;
}

/** The outcome is public: what comes now is for its correction. */
export class OutcomePublishedError extends DomainError {
  readonly type = 'outcome-published';
  readonly status = 409;
}

/** The round asks commenters for something that this way of commenting cannot give. */
export class IdentityNeededError extends DomainError {
  readonly type = 'identity-needed';
  readonly status = 403;
}

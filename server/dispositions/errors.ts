import { DomainError } from '../errors.ts';

/** Something is missing before the outcome can be proposed; the preview lists it. */
export class IncompleteOutcomeError extends DomainError {
  readonly type = 'incomplete-outcome';
  readonly status = 409;
}

/** Comments, groups or answers are no longer what was proposed. */
export class OutcomeChangedError extends DomainError {
  readonly type = 'outcome-changed';
  readonly status = 409;
}

/** An opinion was corrected, withdrawn or taken back into review while it was being grouped. */
export class OpinionChangedError extends DomainError {
  readonly type = 'opinion-changed';
  readonly status = 409;
}

/** The signer wrote an answer that would be published. */
export class OwnAnswerError extends DomainError {
  readonly type = 'own-answer';
  readonly status = 403;
}

/** A group needs a title, within its length. */
export class GroupTitleError extends DomainError {
  readonly type = 'group-title';
  readonly status = 422;
}

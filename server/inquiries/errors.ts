import { DomainError } from '../errors.ts';

/** A colleague acted on the case since it was opened. */
export class InquiryChangedError extends DomainError {
  readonly type = 'inquiry-changed';
  readonly status = 409;
}

/** How the case stands does not allow the act. */
export class NotInThisStateError extends DomainError {
  readonly type = 'inquiry-not-in-this-state';
  readonly status = 409;
}

/** Who asked for an extension does not grant it. */
export class OwnExtensionError extends DomainError {
  readonly type = 'own-extension';
  readonly status = 403;
}

/** An extension is asked for before the time is nearly over (rule data), and once. */
export class ExtensionTooLateError extends DomainError {
  readonly type = 'extension-too-late';
  readonly status = 409;
}

/** No department of this site takes what is asked of the line. */
export class NoCentreError extends DomainError {
  readonly type = 'no-centre';
  readonly status = 409;
}

/** There is no such case into which another one can be merged. */
export class IntoMissingError extends DomainError {
  readonly type = 'inquiry-into-missing';
  readonly status = 409;
}

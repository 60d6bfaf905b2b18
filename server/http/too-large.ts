import { DomainError } from '../errors.ts';

export class TooLargeError extends DomainError {
  readonly type = 'too-large';
  readonly status = 413;
}

import { StoreUnavailableError } from '#db/store.ts';

/**
 * A refusal: the request was understood and cannot be granted. `type` is stable, its words stand in the catalogues
 * under `error.<type>`. Subclasses are declared beside the verb that throws them.
 */
export abstract class DomainError extends Error {
  abstract readonly type: string;
  abstract readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503;
  /** Values for the words, for example the day from which results are there. */
  readonly values: Record<string, string | number> = {};
  /** Seconds after which another try makes sense. */
  readonly retryAfter: number | undefined = undefined;

  constructor(options?: ErrorOptions) {
    super(undefined, options);
    this.name = new.target.name;
  }
}

export class NotFoundError extends DomainError {
  readonly type = 'not-found';
  readonly status = 404;
}

export class StoreUnwritableError extends DomainError {
  readonly type = 'store-unavailable';
  readonly status = 503;
  override readonly retryAfter = 5;
}

/** Whether the store cannot even be read: a database that is away. */
export const isOutOfReach = (error: unknown): boolean => error instanceof StoreUnavailableError;

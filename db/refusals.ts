/** Why a data folder or its store is not taken: one sentence for whoever started the program, and nothing was touched. */
export class StoreRefusedError extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = new.target.name;
  }
}

/** Another process holds the data folder. */
export class HeldError extends StoreRefusedError {}

/** The folder or the file is not there, or this account or this disk does not let it be opened. */
export class UnreachableError extends StoreRefusedError {}

/** The file is something else. */
export class NotAStoreError extends StoreRefusedError {}

/** The file was a store. */
export class DamagedStoreError extends StoreRefusedError {}

/** A newer program made the store. */
export class NewerStoreError extends StoreRefusedError {}

/** The store was not yet brought up to date. */
export class OlderStoreError extends StoreRefusedError {
  constructor(place: string, schema: string) {
    super(
      `The store ${place} still has the schema ${schema}; start the server once, which brings it up to date`,
    );
  }
}

/** What an error says, in one line. */
export const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';

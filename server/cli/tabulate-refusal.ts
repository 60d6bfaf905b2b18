/** The file is not as it must be: exit 1. */
export class TabulateRefusal extends Error {
  constructor(
    readonly type: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'TabulateRefusal';
  }
}

/** The command was not typed as its help says: exit 2. */
export class TabulateUsage extends Error {}

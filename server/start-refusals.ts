import { StoreRefusedError } from '#db/refusals.ts';

/** What whoever starts a program has to set right; said in one sentence. */
export class StartRefusedError extends Error {
  override name = 'StartRefusedError';
}

/** Runs a program's start. What stands in its way is said without a stack, and the process ends with 1; a bug is thrown. */
export async function startOrSay<T>(start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    const sentence = refusalIn(error);
    if (sentence === undefined) throw error;
    console.error(sentence);
    process.exit(1);
  }
}

/** The sentence to say, where the error is a refusal and no bug. */
export function refusalIn(error: unknown): string | undefined {
  if (error instanceof StoreRefusedError || error instanceof StartRefusedError) return error.message;
  if (!(error instanceof Error) || !('syscall' in error) || error.syscall !== 'listen') return undefined;
  return `The server cannot listen where HOST and PORT say: ${error.message}`;
}

import { type ParseArgsConfig, parseArgs } from 'node:util';
import { BackupError } from '../archive/errors.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads the one FILE and the options of a command. Throws BackupError where they are not as its help says. */
export function readArguments<T extends Options>(command: string, args: readonly string[], options: T) {
  const help = `${command} --help says what there is`;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new BackupError(`${command} takes one file: ${help}`);
    return { values, file };
  } catch (error) {
    if (error instanceof BackupError || !(error instanceof TypeError)) throw error;
    // Node goes on to explain how a file could be named that begins like an option.
    const [sentence] = error.message.split(/\.\s/, 1);
    throw new BackupError(`${sentence}: ${help}`, { cause: error });
  }
}

/** What a command is given, and where it writes. */
export interface Run {
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  out(line: string): void;
  err(line: string): void;
}

/** 0: all is well; 1: what was checked does not hold; 2: the command could not do its work. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  /** Its words on the command line: `verify audit`. */
  name: string;
  /** What may follow them. */
  takes: string;
  /** One line. */
  does: string;
  help: string;
  run(run: Run): Promise<ExitCode>;
}

import { wordsOf as wordsOfError } from '#db/refusals.ts';
import { readEnv } from '../env.ts';
import { readInstallation } from '../reading.ts';
import { verifyTrail } from '../staff/audit-verify.ts';
import { refusalIn } from '../start-refusals.ts';
import type { Command, ExitCode, Run } from './command.ts';
import { wordsOf } from './fault-words.ts';
import { verifyAuditFile } from './verify-audit-file.ts';

const help = `Without FILE: follows the audit trail of the store in DATA_DIR (read only, also beside a running
server) from its first line to its sealed end. With FILE: checks a .jsonl export by itself, without
the store; whether lines were written after the export, or the whole file made anew, it cannot know:
compare the hash of its last line with that line in the store.

DATA_DIR     the data folder, ./data where it is not set
SECRET_KEY   the installation's secret, where it is not in DATA_DIR/secret.key

Exit: 0 the trail holds; 1 it does not, the first bad line is named; 2 it could not be read.`;

export const verifyAudit: Command = {
  name: 'verify audit',
  takes: '[FILE.jsonl]',
  does: 'checks the audit trail, or an export of it',
  help,
  run: (run) => {
    const [file, ...more] = run.args;
    const strange = run.args.find((arg) => arg.startsWith('-'));
    if (strange !== undefined)
      return refuse(run, `Unknown option '${strange}': verify audit --help says what there is`);
    if (more.length > 0)
      return refuse(run, 'verify audit takes one file: verify audit --help says what there is');
    return file === undefined ? verifyStore(run) : verifyAuditFile(run, file);
  },
};

async function refuse({ err }: Run, message: string): Promise<ExitCode> {
  err(message);
  return 2;
}

async function verifyStore(run: Run): Promise<ExitCode> {
  try {
    const { ctx, close } = await readInstallation(readEnv(run.env));
    try {
      return await tell(run, ctx);
    } finally {
      await close();
    }
  } catch (error) {
    return refuse(run, refusalIn(error) ?? `The store cannot be read: ${wordsOfError(error)}`);
  }
}

async function tell({ out }: Run, ctx: Parameters<typeof verifyTrail>[0]): Promise<ExitCode> {
  const { lines, last, fault } = await verifyTrail(ctx);
  if (fault) {
    out(wordsOf(fault));
    out(`${lines} lines before it hold`);
    return 1;
  }
  out(`The audit trail holds: ${lines} lines, sealed`);
  if (lines > 0) out(`last line ${last.seq} ${last.hash}`);
  return 0;
}

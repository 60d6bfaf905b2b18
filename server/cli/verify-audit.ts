import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openReading } from '#db/reading.ts';
import { readEnv } from '../env.ts';
import { findMeta } from '../installation.queries.ts';
import { checkValue, readSecret, type Secrets, secretsFrom } from '../secrets.ts';
import { verifyTrail } from '../staff/audit-verify.ts';
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
    if (more.length > 0) return refuse(run, 'verify audit takes one file');
    return file === undefined ? verifyStore(run) : verifyAuditFile(run, file);
  },
};

async function refuse({ err }: Run, message: string): Promise<ExitCode> {
  err(message);
  return 2;
}

async function verifyStore(run: Run): Promise<ExitCode> {
  const env = readEnv(run.env);
  const file = join(env.DATA_DIR, 'wenji.db');
  // Reading must make nothing, neither a store nor a secret.
  if (!existsSync(file)) return refuse(run, `There is no store in ${env.DATA_DIR}`);
  if (!env.SECRET_KEY && !existsSync(join(env.DATA_DIR, 'secret.key')))
    return refuse(
      run,
      `SECRET_KEY is not set and ${env.DATA_DIR} holds no secret.key: the seal cannot be checked`,
    );
  const reading = openReading(file);
  try {
    const secrets = secretsFrom(readSecret(env.DATA_DIR, env.SECRET_KEY));
    if ((await findMeta(reading.db, 'secret_check')) !== checkValue(secrets))
      return await refuse(run, 'SECRET_KEY is not the one with which this store was made');
    return await tell(run, reading.db, secrets);
  } catch (error) {
    return await refuse(run, `The store cannot be read: ${error instanceof Error ? error.message : error}`);
  } finally {
    await reading.close();
  }
}

async function tell(
  { out }: Run,
  db: ReturnType<typeof openReading>['db'],
  secrets: Secrets,
): Promise<ExitCode> {
  const { lines, last, fault } = await verifyTrail({ db, secrets });
  if (fault) {
    out(wordsOf(fault));
    out(`${lines} lines before it hold`);
    return 1;
  }
  out(`The audit trail holds: ${lines} lines, sealed`);
  if (lines > 0) out(`last line ${last.seq} ${last.hash}`);
  return 0;
}

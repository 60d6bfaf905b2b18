import { wordsOf } from '#db/refusals.ts';
import { readEnv } from '../env.ts';
import { registerPieceKinds } from '../piece-kinds.ts';
import { readInstallation } from '../reading.ts';
import { refusalIn } from '../start-refusals.ts';
import { type CheckResult, checkStore } from '../transparency/store-check.ts';
import type { Command, ExitCode, Run } from './command.ts';

const help = `Makes every check that the store in DATA_DIR can be put to, reading one moment of it, also beside a
running server: the file itself; the audit trail to its sealed end; hashes of versions, drafts,
releases, outcomes and files; that answers are whole and such as their questionnaire takes, that
tombstones are empty and words can be found; that the figures are what the stored answers come to;
that comments and opinions add up; that pieces of public information are listed, counted and found by
what was signed, and indicators are what the registers come to; that leases are sane and what was
erased is gone. What is wrong is
named by its id, never by what it says.

--json       one line of JSON, for programs
DATA_DIR     the data folder, ./data where it is not set
SECRET_KEY   the installation's secret, where it is not in DATA_DIR/secret.key

Exit: 0 everything holds; 1 something does not, each is named; 2 the store could not be read.`;

export const verifyStore: Command = {
  name: 'verify store',
  takes: '[--json]',
  does: 'checks that nothing in the store is missing or changed',
  help,
  run: async (run) => {
    const strange = run.args.filter((arg) => arg !== '--json');
    if (strange.length === 0) return verify(run, run.args.includes('--json'));
    run.err(`Unknown: ${strange.join(' ')}: verify store --help says what there is`);
    return 2;
  },
};

async function verify(run: Run, json: boolean): Promise<ExitCode> {
  try {
    registerPieceKinds();
    const { ctx, close } = await readInstallation(readEnv(run.env));
    try {
      const results = await checkStore(ctx, json ? {} : watcherFor(run));
      const holds = results.every(({ fault }) => fault === undefined);
      if (json) run.out(JSON.stringify({ holds, checks: results }));
      else run.out(holds ? 'The store holds' : 'The store does not hold');
      return holds ? 0 : 1;
    } finally {
      await close();
    }
  } catch (error) {
    run.err(refusalIn(error) ?? `The store cannot be read: ${wordsOf(error)}`);
    return 2;
  }
}

const PROGRESS_MS = 2000;
const counted = new Intl.NumberFormat('en');

/** A line when a check has ended, and one every two seconds while it runs. */
function watcherFor({ out, err }: Run) {
  let told = Date.now();
  return {
    looked(name: string, things: number) {
      if (Date.now() - told < PROGRESS_MS) return;
      told = Date.now();
      err(`  ${name}: ${counted.format(things)} …`);
    },
    ended({ name, of, looked, fault }: CheckResult) {
      told = Date.now();
      out(`${fault === undefined ? 'ok   ' : 'WRONG'}  ${name.padEnd(11)}${counted.format(looked)} ${of}`);
      if (fault !== undefined) out(`       ${fault}`);
    },
  };
}

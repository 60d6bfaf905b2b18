import { parseArgs } from 'node:util';
import { MoveRefusedError } from '#db/move/ends.ts';
import { type Moved, move, type Stage, type Watch } from '#db/move/move.ts';
import { wordsOf } from '#db/refusals.ts';
import { refusalIn } from '../start-refusals.ts';
import type { Command, ExitCode, Run } from './command.ts';
import { checkOf, type End, isSame, openSource, openTarget, readEnd } from './move-ends.ts';
import { movedWords, secretWords } from './move-words.ts';
import { progressLine, stoppable } from './terminal.ts';

const help = `Moves a store: from the data folder of one server to a PostgreSQL database, which many servers share, or
back. Stop every server first. Everything is copied as it stands at one moment, indexes of words are made
anew, then the rows and the content of every table are compared; until both sides hold the same, no server
opens the new store. The old one is only read. A move that was cut short goes on when the same command is
given again. docs/move.md tells what to do before and after.

--from END   where the store is: sqlite:PATH, a data folder, or postgres://USER@HOST/DATABASE
--to END     where it goes: a folder without a store, or a database with nothing in it

SECRET_KEY   the installation's secret, where it is not in the data folder: it is only checked
PGPASSWORD   the password of the database, which anybody on this machine could see in an argument

Exit: 0 the store is moved; 1 it is not, and a sentence says why; 2 the arguments are not right.`;

const STOPPED = 'The move is stopped; the same command goes on where it was, and the old store is as it was';

export const moveStore: Command = {
  name: 'move',
  takes: '--from END --to END',
  does: 'moves the store to PostgreSQL, or back',
  help,
  async run(run) {
    const ends = endsIn(run);
    if (typeof ends === 'string') {
      run.err(`${ends}: move --help says what there is`);
      return 2;
    }
    try {
      return await stoppable(() => moveBetween(run, ...ends), STOPPED);
    } catch (error) {
      run.err(refusalIn(error) ?? `The move was cut short: ${wordsOf(error)}`);
      return 1;
    }
  },
};

/** The two ends, or what is wrong with them. */
function endsIn({ args }: Run): [from: End, to: End] | string {
  const options = { from: { type: 'string' }, to: { type: 'string' } } as const;
  try {
    const { from, to } = parseArgs({ args: [...args], options }).values;
    if (from === undefined || to === undefined) return 'move takes --from and --to';
    const [one, other] = [readEnd(from), readEnd(to)];
    if (one && other) return [one, other];
    return `--${one ? 'to' : 'from'} is neither sqlite:PATH nor postgres://…`;
  } catch (error) {
    return wordsOf(error).replace(/\.\s.*/s, '');
  }
}

async function moveBetween(run: Run, from: End, to: End): Promise<ExitCode> {
  if (isSame(from, to)) throw new MoveRefusedError('--from and --to are the same place');
  const source = await openSource(from);
  try {
    const check = await checkOf(source);
    const target = await openTarget(to);
    try {
      const moved = await watched((watch) => move(source, target, watch));
      const secret = secretWords(from, to, check, run.env.SECRET_KEY);
      for (const line of movedWords(from, to, moved, secret)) run.out(line);
      return 0;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

const sayings: { [stage in Stage]: string } = {
  reading: 'Reading',
  copying: 'Copying',
  indexing: 'Making findable',
  verifying: 'Comparing',
};

const counted = new Intl.NumberFormat('en');

/** Says at the terminal how far it is, and how fast. */
async function watched(work: (watch: Watch) => Promise<Moved>): Promise<Moved> {
  const line = progressLine();
  const began = performance.now();
  const done = new Map<string, number>();
  try {
    return await work((stage, table, rows) => {
      done.set(table, stage === 'indexing' ? (done.get(table) ?? 0) + rows : rows);
      const all = [...done.values()].reduce((sum, each) => sum + each, 0);
      const rate = Math.round((1000 * all) / (performance.now() - began));
      const far = `${counted.format(done.get(table) ?? 0)}, ${counted.format(rate)} rows a second`;
      line.say(`${sayings[stage]} ${table} ${rows > 0 ? far : ''}`);
    });
  } finally {
    line.end();
  }
}

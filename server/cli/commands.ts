import { backup } from './backup.ts';
import { backupKey } from './backup-key.ts';
import type { Command, ExitCode, Run } from './command.ts';
import { moveStore } from './move.ts';
import { restore } from './restore.ts';
import { tabulate } from './tabulate.ts';
import { verifyAudit } from './verify-audit.ts';
import { verifyStore } from './verify-store.ts';

const commands: readonly Command[] = [
  backupKey,
  backup,
  restore,
  moveStore,
  verifyAudit,
  verifyStore,
  tabulate,
];

const usage = () => {
  const lines = commands.map(({ name, takes, does }) => [`${name} ${takes}`, does] as const);
  const width = Math.max(...lines.map(([typed]) => typed.length));
  return [
    'Usage: node dist/cli.js COMMAND',
    '',
    ...lines.map(([typed, does]) => `  ${typed.padEnd(width)}   ${does}`),
    '',
    'node dist/cli.js COMMAND --help says more.',
  ];
};

const asking = ['--help', '-h', 'help'];

/** Finds the command by its words and runs it; `--help` or `-h` anywhere explains, and so does `help` in front. */
export async function runCommand(run: Run): Promise<ExitCode> {
  const words = run.args.filter((arg, at) => !asking.slice(0, at === 0 ? 3 : 2).includes(arg));
  const asksHelp = words.length < run.args.length;
  const found = commands.find(({ name }) => name.split(' ').every((word, at) => words[at] === word));
  if (found && asksHelp) {
    for (const line of [`Usage: node dist/cli.js ${found.name} ${found.takes}`, '', found.help])
      run.out(line);
    return 0;
  }
  if (found) return found.run({ ...run, args: words.slice(found.name.split(' ').length) });
  const typed = words.join(' ');
  const begun = commands.filter(({ name }) => name.startsWith(`${typed} `)).map(({ name }) => name);
  const explains = asksHelp && (typed === '' || begun.length > 0);
  const say = explains ? run.out : run.err;
  if (!explains && typed !== '')
    say(begun.length > 0 ? `Say what: ${begun.join(' or ')}` : `Unknown command: ${typed}`);
  for (const line of usage()) say(line);
  return explains ? 0 : 2;
}

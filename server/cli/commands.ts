import { backup } from './backup.ts';
import { backupKey } from './backup-key.ts';
import type { Command, ExitCode, Run } from './command.ts';
import { restore } from './restore.ts';
import { verifyAudit } from './verify-audit.ts';
import { verifyStore } from './verify-store.ts';

const commands: readonly Command[] = [backupKey, backup, restore, verifyAudit, verifyStore];

const usage = () => [
  'Usage: node dist/cli.js COMMAND',
  '',
  ...commands.map(({ name, takes, does }) => `  ${`${name} ${takes}`.padEnd(28)}${does}`),
  '',
  'node dist/cli.js COMMAND --help says more.',
];

/** Finds the command by its words and runs it; `--help` anywhere explains. */
export async function runCommand(run: Run): Promise<ExitCode> {
  const words = run.args.filter((arg) => arg !== '--help');
  const asksHelp = words.length < run.args.length;
  const found = commands.find(({ name }) => name.split(' ').every((word, at) => words[at] === word));
  if (found && asksHelp) {
    for (const line of [`Usage: node dist/cli.js ${found.name} ${found.takes}`, '', found.help])
      run.out(line);
    return 0;
  }
  if (found) return found.run({ ...run, args: words.slice(found.name.split(' ').length) });
  const say = asksHelp ? run.out : run.err;
  if (words.length > 0) say(`Unknown command: ${words.join(' ')}`);
  for (const line of usage()) say(line);
  return asksHelp && words.length === 0 ? 0 : 2;
}

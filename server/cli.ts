import { runCommand } from './cli/commands.ts';

process.exitCode = await runCommand({
  args: process.argv.slice(2),
  env: process.env,
  out: console.log,
  err: console.error,
});

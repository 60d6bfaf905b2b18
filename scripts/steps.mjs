import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

const local = (name) => `node_modules/.bin/${name}`;

/** Runs a program of node_modules/.bin, or node itself, with its output shown. Resolves with its exit code. */
export const shown = (program, args, env = {}) =>
  new Promise((resolve) => {
    const child = spawn(program === 'node' ? process.execPath : local(program), args, {
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });

/** Runs named steps one after the other, all of them, and times each. */
export async function runSteps(steps) {
  const done = [];
  for (const { name, run } of steps) {
    process.stdout.write(`\n== ${name}\n`);
    const began = performance.now();
    const ok = await run();
    done.push({ name, ok, seconds: (performance.now() - began) / 1000 });
  }
  return done;
}

export const table = (done, unit) => {
  const width = Math.max(...done.map(({ name }) => name.length));
  return done
    .map(({ name, ok, seconds }) => {
      const time = unit === 'min' ? `${(seconds / 60).toFixed(1)} min` : `${seconds.toFixed(1)} s`;
      return `${name.padEnd(width)}  ${time.padStart(8)}  ${ok === null ? 'skipped' : ok ? 'ok' : 'FAILED'}`;
    })
    .join('\n');
};

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

/** The same with its output kept: resolves with the exit code and with what it wrote, for a program that runs beside others. */
export const heard = (program, args, env = {}) =>
  new Promise((resolve) => {
    const written = [];
    const child = spawn(local(program), args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => written.push(chunk));
    child.on('error', (error) => resolve({ code: 1, text: `${program}: ${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, text: Buffer.concat(written).toString() }));
  });

/**
 * Runs named steps one after the other, all of them, and times each. One with `begin` runs beside those that follow it, up
 * to the step that it names in `until`; what it wrote is shown then.
 */
export async function runSteps(steps) {
  const done = [];
  const beside = [];
  const join = async (name) => {
    for (const each of beside.filter(({ until }) => until === name || name === undefined)) {
      beside.splice(beside.indexOf(each), 1);
      const { ok, text, seconds } = await each.running;
      process.stdout.write(`\n== ${each.name}, beside the steps above\n${text}`);
      done.push({ name: each.name, ok, seconds });
    }
  };
  for (const { name, run, begin, until } of steps) {
    await join(name);
    const began = performance.now();
    const since = () => (performance.now() - began) / 1000;
    if (begin) {
      beside.push({ name, until, running: begin().then((ended) => ({ ...ended, seconds: since() })) });
      continue;
    }
    process.stdout.write(`\n== ${name}\n`);
    const ok = await run();
    done.push({ name, ok, seconds: since() });
  }
  await join();
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

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

/** Runs node, with the output shown when it has ended: whatever runs beside it does not talk in between. */
export const told = (args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(data));
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    child.on('close', (code) => {
      process.stdout.write(`node ${args.join(' ')}\n${Buffer.concat(said)}`);
      resolve(code ?? 1);
    });
  });

/** Does all of it, so many at once, in the order in which it is given. Resolves with what each came to. */
export async function inLanes(lanes, works) {
  const done = [];
  const left = [...works.entries()];
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) done[next[0]] = await next[1]();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return done;
}

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

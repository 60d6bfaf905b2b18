import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sources = [
  'client',
  'server',
  'shared',
  'db',
  'bench',
  'torture',
  'public',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
];

const newest = (path) => {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
};

/** Builds when dist/ is missing or older than any source. Says so on stderr, so that stdout stays the program's. */
export async function buildIfNeeded() {
  const built = existsSync('dist/.built') ? statSync('dist/.built').mtimeMs : 0;
  if (built > Math.max(...sources.map(newest))) return;
  const { createBuilder } = await import('vite').catch((error) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Refusal(
      built === 0
        ? 'There is no build, and Vite is not installed to make one.'
        : 'The build is older than the sources, and Vite is not installed to renew it.',
      'Run `npm ci --include=dev`, or build elsewhere (`npm run build`) and bring dist/ along.',
    );
  });
  process.stderr.write('Building…\n');
  // Called from a test, Vite would build what the dev server serves.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  const builder = await createBuilder({ logLevel: 'warn' });
  await builder.buildApp();
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;
}

/** What a person can put right: shown without a stack. */
export class Refusal extends Error {
  constructor(...lines) {
    super(lines.join('\n'));
  }
}

/** Runs a script's body from the root of the checkout; a refusal is printed plainly. */
export async function run(body) {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  try {
    await body(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** Imports a built program as if it had been started itself: `node dist/<name>.js <args>`. */
export async function start(name, args) {
  const path = join(process.cwd(), 'dist', `${name}.js`);
  if (!existsSync(path)) throw new Refusal(`There is no dist/${name}.js.`);
  process.argv = [process.argv[0], path, ...args];
  await import(path);
}

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const sources = ['client', 'server', 'shared', 'db', 'vite.config.ts'];

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Journeys walk through what is served to people: the build. Throws where there is none, or an older one. */
export function refuseStaleBuild(): void {
  if (!existsSync('dist/.built')) throw new Error('There is no build to walk through: run `npm run build`');
  const { mtimeMs: built } = statSync('dist/.built');
  const changed = sources.filter((source) => newest(source) > built);
  if (changed.length > 0)
    throw new Error(`The build is older than ${changed.join(', ')}: run \`npm run build\` first`);
}

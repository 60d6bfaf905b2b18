import { placeOf } from './imports.ts';
import type { Source } from './source.ts';

const publishing = /^publish[A-Z]/;

/**
 * Verbs that make another verb's subject public inside their own slice: each is itself called by the last act of a
 * chain.
 */
const within: { [path: string]: readonly string[] } = {
  'server/consultations/preparations.ts': ['publishConsultation'],
  'server/questionnaires/preparations.ts': ['publishFirst', 'publishNext'],
  // Answers become public one by one under the interview that was signed, by a second officer: decision 0055.
  'server/interviews/interviews.workspace.routes.tsx': ['publishAnswer'],
};

/**
 * Nothing is published but by the last act of a chain: app.ts registers the publishing verbs of the slices, the
 * demonstration plays them, and nobody else names them.
 */
export function publishFaults({ path, imports, calls }: Source): string[] {
  const { area, role } = placeOf(path);
  if (area !== 'slice' && area !== 'http' && area !== 'root') return [];
  const own = within[path] ?? [];
  const fromSlices = imports.filter(({ target, typeOnly }) => target.startsWith('server/') && !typeOnly);
  const named = fromSlices.flatMap(({ names }) => names);
  const others = new Set(imports.flatMap(({ target, names }) => (target.startsWith('server/') ? [] : names)));
  const called = calls.flatMap(({ member, name }) => (member ? [] : [name]));
  const faults = [...new Set([...named, ...called])]
    .filter((name) => publishing.test(name) && !own.includes(name) && !others.has(name))
    .map((name) => `${path} names ${name}: only the last act of a chain publishes`);
  const past = calls
    .filter(({ member, name }) => member && (name === 'publish' || name === 'register'))
    .filter(({ on }) => on === 'publication' || on === 'publications')
    .filter(() => path !== 'server/staff/approvals.ts')
    .map(({ name }) => `${path} calls ${name}() of publications: approvals.ts and app.ts do`);
  return role === 'queries' ? past : [...faults, ...past];
}

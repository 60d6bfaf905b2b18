import type { Import, Source } from './source.ts';

/** The slices in their order: an import goes upwards, never down. */
const slices = [
  'staff',
  'jobs',
  'backups',
  'calendar',
  'access',
  'questionnaires',
  'responses',
  'results',
  'drafts',
  'consultations',
  'comments',
  'dispositions',
  'pieces',
  'inquiries',
  'policies',
  'interviews',
  'registers',
  'open-day',
  'briefs',
  'transparency',
  'front',
];

/** Where a program begins: what opens an installation and knows everything. */
export const entries = ['server/main.ts', 'server/cli.ts', 'server/demo.ts', 'server/dev.ts'];

/** Where slices are put together. */
const wiring = [
  'server/app.ts',
  'server/erasers.ts',
  'server/jobs.ts',
  'server/piece-kinds.ts',
  'server/piece-routes.ts',
  'server/inquiry-routes.ts',
];

/** Files of http/ that hold plain data. */
const plain = ['server/http/site.ts'];

/** What tries the product and is no part of it. */
const outside = ['tests', 'bench', 'torture', 'scripts'];

interface Place {
  area: string;
  /** What kind of file it is, and of which slice; `web` are parts of handlers: reading a request, replying to it. */
  role?: 'noun' | 'queries' | 'routes' | 'web' | 'view';
  slice?: string;
}

/** Where a path or package belongs. */
export function placeOf(path: string): Place {
  const [top = '', folder = '', ...rest] = path.split('/');
  if (!['server', 'client', 'shared', 'db', 'tests', 'bench', 'torture', 'scripts'].includes(top))
    return { area: 'package' };
  if (top !== 'server') return { area: top };
  if (wiring.includes(path)) return { area: 'wiring' };
  if (entries.includes(path)) return { area: 'entry' };
  if (rest.length === 0) return { area: 'root', slice: folder.replace(/\..*/, ''), role: roleOf(path) };
  if (['http', 'demo', 'cli', 'archive'].includes(folder)) return { area: folder };
  return { area: 'slice', slice: folder, role: roleOf(path) };
}

function roleOf(path: string): NonNullable<Place['role']> {
  if (path.endsWith('.queries.ts')) return 'queries';
  if (/\.routes\.tsx?$/.test(path)) return 'routes';
  if (/[/-](request|form|schema|reply)\.tsx?$/.test(path)) return 'web';
  return path.endsWith('.tsx') ? 'view' : 'noun';
}

/** The imports of a file that the house does not allow. */
export function importFaults(source: Source): string[] {
  const from = placeOf(source.path);
  if (from.area === 'slice' && !slices.includes(from.slice ?? ''))
    return [`${source.path}: ${from.slice} is not among the slices`];
  return source.imports.flatMap((each) => {
    const reason = refusal(source.path, from, each);
    return reason ? [`${source.path} imports ${each.target}: ${reason}`] : [];
  });
}

function refusal(path: string, from: Place, { target, typeOnly, names }: Import): string | undefined {
  if (outside.includes(from.area)) return undefined;
  const to = placeOf(target);
  if (outside.includes(to.area)) return 'the product does not know its tests';
  if (to.area === 'entry') return 'nobody imports an entry';
  if (to.area === 'demo' && from.area !== 'demo' && from.area !== 'entry')
    return 'only the entry of the demo plays it';
  if (to.area === 'cli' && from.area !== 'cli' && from.area !== 'entry') return 'only cli.ts runs commands';
  if (
    /^better-sqlite3/.test(target) &&
    names.includes('default') &&
    !typeOnly &&
    path !== 'db/sqlite/open.ts'
  )
    return 'only db/sqlite/open.ts opens a database';
  if (/^db\/seeds\//.test(target) && from.area !== 'entry' && from.area !== 'demo')
    return 'seeds belong to the demo and the tests';
  if (to.area === 'package') return packageRefusal(path, from, target, typeOnly);
  if (from.area === 'entry' || from.area === 'demo' || from.area === 'cli')
    return to.area === 'client' ? 'the server never imports the client' : undefined;
  return rules[from.area]?.(from, to, typeOnly, target) || undefined;
}

type Rule = (from: Place, to: Place, typeOnly: boolean, target: string) => string | false;

const only =
  (...areas: string[]): Rule =>
  (from, to) =>
    !areas.includes(to.area) && `${from.area} may import ${areas.join(', ')}`;

const rules: { [area: string]: Rule } = {
  shared: only('shared'),
  client: only('client', 'shared'),
  db: only('db', 'shared'),
  http: only('http', 'root', 'shared'),
  archive: only('archive', 'root', 'db', 'shared'),
  root: only('root', 'db', 'shared'),
  wiring: (from, to, typeOnly, target) =>
    to.area === 'slice' && to.role === 'queries'
      ? 'queries belong to their slice'
      : only(
          'wiring',
          'slice',
          'http',
          'root',
          'shared',
          ...(typeOnly ? ['db'] : []),
        )(from, to, typeOnly, target),
  slice: (from, to, typeOnly, target) => {
    if (to.area === 'slice') return betweenSlices(from, to);
    if (to.area === 'http')
      return isDeep(from) && !typeOnly && !plain.includes(target) && 'only types of http/';
    if (to.area === 'db')
      return !dbAllowed(from, typeOnly, target) && 'only types of db/, and dialect.ts in queries';
    return !['root', 'shared', 'archive'].includes(to.area) && `a slice never imports ${to.area}`;
  },
};

/** Verbs and queries, which know no HTTP; the rest of a slice are its leaves. */
const isDeep = ({ role }: Place) => role === 'noun' || role === 'queries';

const dbAllowed = (from: Place, typeOnly: boolean, target: string) =>
  typeOnly || (from.role === 'queries' && target === 'db/dialect.ts');

function betweenSlices(from: Place, to: Place): string | false {
  const own = from.slice === to.slice;
  if (to.role === 'routes') return 'only app.ts imports routes';
  if (to.role === 'queries')
    return (!own || from.role === 'view') && 'queries serve the verbs and routes of their slice';
  if (to.role === 'view') return (!own || isDeep(from)) && 'pages serve the routes of their slice';
  if (to.role === 'web')
    return (
      (isDeep(from) || rank(to) > rank(from)) && 'parts of handlers serve routes, here and in slices below'
    );
  return isDeep(from) && rank(to) > rank(from) && `${to.slice} stands below ${from.slice}`;
}

const rank = (place: Place) => slices.indexOf(place.slice ?? '');

const server = /^(node:|hono(\/|$)|@hono\/|kysely|better-sqlite3|pg(\/|$)|i18next|pino)/;
const inClient = /^(preact|chart\.js)(\/|$)/;

function packageRefusal(path: string, from: Place, target: string, typeOnly: boolean): string | undefined {
  if (path.startsWith('db/migrations/'))
    return target === 'kysely' ? undefined : 'a migration is frozen and imports kysely only';
  if (path.startsWith('client/behaviours/')) return 'behaviours need no library';
  if (from.area === 'client') return inClient.test(target) ? undefined : 'not for browsers';
  if (from.area === 'shared') return server.test(target) ? 'shared code runs in browsers' : undefined;
  const sql = /^(kysely|better-sqlite3|pg)(\/|$)/.test(target);
  if (sql && !typeOnly && from.area !== 'db' && from.role !== 'queries' && from.area !== 'entry')
    return 'SQL stands in queries and db/';
  const web = /^(hono(\/|$)|@hono\/)/.test(target);
  if (web && (from.area === 'db' || (from.area === 'slice' && isDeep(from)))) return 'no HTTP here';
  return undefined;
}

/** What a bundle that begins at the entry holds: files and packages, by way of all imports but those of types. */
function reachOf(sources: Source[], entry: string): Set<string> {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const seen = new Set<string>();
  const follow = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const each of byPath.get(path)?.imports ?? []) if (!each.typeOnly) follow(each.target);
  };
  follow(entry);
  return seen;
}

/** What must never reach a browser by way of the entry. */
export const reachFaults = (sources: Source[], entry: string): string[] =>
  [...reachOf(sources, entry)]
    .filter(
      (target) => placeOf(target).area === 'package' && !inClient.test(target) && !target.endsWith('.css'),
    )
    .map((target) => `${entry} reaches ${target}`);

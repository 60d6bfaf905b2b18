import { existsSync, readdirSync, rmSync, statfsSync, utimesSync, writeFileSync } from 'node:fs';
import { getRequestListener } from '@hono/node-server';
import preact from '@preact/preset-vite';
import { isRunnableDevEnvironment, type Plugin } from 'vite';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { sqliteOnly } from './tests/support/sqlite-only.ts';

const present = (files: string[]) => files.filter((file) => existsSync(file));

const clientEntries = present([
  'client/site.ts',
  'client/workspace.ts',
  'client/styles/main.css',
  'client/styles/figures.css',
  'client/styles/sheets.css',
  'client/styles/embed.css',
]);

/** Programs that try the product: `bench/intake.ts` becomes `dist/bench/intake.js`. */
const programs = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.ts'))
        .map((file) => [`${folder}/${file.slice(0, -3)}`, `${folder}/${file}`])
    : [];

const serverEntries = Object.fromEntries([
  ...present(['server/main.ts', 'server/demo.ts', 'server/cli.ts']).map((file) => [
    file.slice('server/'.length, -3),
    file,
  ]),
  ...present(['db/sqlite/checkpoint-worker.ts']).map((file) => ['checkpoint-worker', file]),
  ...present(['server/results/apart/results-worker.ts']).map((file) => ['results-worker', file]),
  ...programs('bench'),
  ...programs('torture'),
]);

/** WebViews of phones that are still in use: WeChat on Android with Chromium 70, iOS 13. */
const oldestBrowsers = ['chrome70', 'safari13'];

/** Pure functions of counts, codes and words without dates, and the shape of the code: there is no clock in them. */
const timeless = [
  'tests/shared/statistics/**',
  'tests/shared/suppression/**',
  'tests/shared/drafts/**',
  'tests/shared/questionnaire/**',
  'tests/shared/text/personal-information.test.ts',
  'tests/cli/tabulate*',
  'tests/architecture.test.ts',
];

/** Tests on the real machine that hold a server to a time. */
const timed = ['many-processes', 'weather', 'figures-apart'].map((name) => `tests/machine/${name}.test.ts`);

/**
 * Stores of tests that are no tests of a disk: in memory, where that has 2 GiB to spare, no commit waits for a disk. A store
 * asks for the same durability there, and the machine's tests stay on its disks.
 */
function inMemory(): { TMPDIR?: string } {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > 2 * 1024 ** 3 ? { TMPDIR: '/dev/shm' } : {};
  } catch {
    return {};
  }
}

/**
 * Long ones whose findings no database changes: the envelope of a backup, what a release hides, who may do what and from which
 * site, what stands in a page, a header or a file, what comes back of a form. `npm test` tries them on SQLite; `DIALECT=postgres npx vitest run --project unit` on PostgreSQL, too.
 */
const alike = [
  'tests/backups/archive.test.ts',
  'tests/results/disclosure.test.ts',
  'tests/security/matrix.test.ts',
  'tests/security/scripts.test.ts',
  'tests/security/formulas.test.ts',
  'tests/security/csrf.test.ts',
  'tests/http/every-answer.test.ts',
  'tests/http/not-stored.test.ts',
  'tests/http/origins.test.ts',
  'tests/http/security-headers.test.ts',
  'tests/front/api-page.test.ts',
];

/** Files that take longest, the longest first: they begin first, so that the others fit beside them. */
const longest = [
  'tests/journeys/states.test.ts',
  'tests/machine/torture.test.ts',
  'tests/machine/bad-disks.test.ts',
  'tests/machine/restore-drill.test.ts',
  'tests/machine/starts.test.ts',
  'tests/machine/bundle.test.ts',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((file) => moduleId.endsWith(file));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  appType: 'custom',
  plugins: [preact(), honoDev('/server/dev.ts'), listPackages()],
  server: { host: '127.0.0.1', port: 3000 },
  environments: {
    client: {
      build: {
        outDir: 'dist/client',
        manifest: true,
        target: oldestBrowsers,
        cssTarget: oldestBrowsers,
        modulePreload: { polyfill: false },
        rolldownOptions: { input: clientEntries },
      },
    },
    ssr: {
      build: {
        outDir: 'dist',
        emptyOutDir: false,
        copyPublicDir: false,
        target: 'node20',
        sourcemap: true,
        // Chunks lie beside the entries: `server/http/assets.ts` looks for `client/` beside its own file.
        rolldownOptions: {
          input: serverEntries,
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      const started = new Date();
      rmSync('dist', { recursive: true, force: true });
      const { client, ssr } = builder.environments;
      if (!client || !ssr) throw new Error('The environments client and ssr belong to the build');
      await builder.build(client);
      if (Object.keys(serverEntries).length > 0) await builder.build(ssr);
      writeFileSync('dist/.built', '');
      utimesSync('dist/.built', started, started);
    },
  },
  test: {
    // By default one core is left idle, which on a machine of two is half of it.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          env: inMemory(),
          // Files of one worker share what they import: each opens a store of its own, and reading the whole house anew
          // for each took most of the time.
          isolate: false,
          // Never a measure of speed: CI machines are busy.
          testTimeout: 30_000,
          hookTimeout: 30_000,
          globalSetup: 'tests/support/postgres-setup.ts',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [
            ...configDefaults.exclude,
            'tests/journeys/**',
            'tests/machine/**',
            ...(process.env.WENJI_TESTS === 'clocks' ? timeless : []),
            ...(process.env.DIALECT === 'postgres' ? Object.keys(sqliteOnly) : ['tests/**/postgres/**']),
            ...(process.env.DIALECT === 'postgres' && process.env.WENJI_TESTS === 'clocks' ? alike : []),
          ],
        },
      },
      {
        extends: true,
        test: {
          // The built programs on a real machine: its disks, its signals, its network.
          name: 'machine',
          include: ['tests/machine/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...timed],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          // Nothing else runs beside what measures how long something takes.
          name: 'machine-timed',
          include: timed,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          // As in the suite: each file would read the house anew. Who keeps anything for a site keeps it by `onceFor`.
          isolate: false,
          include: ['tests/journeys/**/*.test.{ts,tsx}'],
          globalSetup: 'tests/journeys/support/setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

/** Answers every request with the app of `entry`, evaluated anew after each edit; the browser follows. */
function honoDev(entry: string): Plugin {
  return {
    name: 'hono-dev',
    apply: (_config, { command }) => command === 'serve' && !process.env.VITEST,
    configureServer(server) {
      const { ssr } = server.environments;
      if (!isRunnableDevEnvironment(ssr)) throw new Error('The ssr environment cannot run modules');
      return () => {
        server.middlewares.use(async (req, res, next) => {
          try {
            if (req.originalUrl) req.url = req.originalUrl;
            const app: { default: { fetch: Parameters<typeof getRequestListener>[0] } } =
              await ssr.runner.import(entry);
            await getRequestListener(app.default.fetch, { overrideGlobalObjects: false })(req, res);
          } catch (error) {
            if (error instanceof Error) server.ssrFixStacktrace(error);
            next(error);
          }
        });
      };
    },
    hotUpdate({ file, server }) {
      if (this.environment.name !== 'ssr') return;
      const seenByClient = server.environments.client.moduleGraph.getModulesByFile(file)?.size;
      if (!seenByClient) server.environments.client.hot.send({ type: 'full-reload' });
    },
  };
}

/** Writes down which packages each file for browsers holds, for the test that keeps server libraries out. */
function listPackages(): Plugin {
  return {
    name: 'list-packages',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const packages = Object.fromEntries(
        chunks.map((chunk) => [
          chunk.fileName,
          [
            ...new Set(
              chunk.moduleIds.flatMap((id) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []),
            ),
          ],
        ]),
      );
      this.emitFile({ type: 'asset', fileName: '.vite/packages.json', source: JSON.stringify(packages) });
    },
  };
}

// npm run bundle [-- FOLDER]: one archive that installs on a machine of the same kind without a network, in dist-bundle/.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildIfNeeded, Refusal, run } from './build.mjs';
import { productionPackages } from './packages.mjs';

const documents = [
  'LICENSE',
  'CHANGELOG.md',
  'SECURITY.md',
  'docs/operations.md',
  'docs/many-processes.md',
  'docs/move.md',
  'docs/inquiry-exchange.md',
  'docs/distributed-engines.md',
  'docs/data-dictionary.md',
  'docs/glossary.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('-format.md'))
    .map((name) => `docs/${name}`),
];

/** Of the build: the server's programs and what browsers get; no measurements, no maps. */
const built = /^dist\/(?!(bench|torture)\/)(?!.*\.map$)(?!\.built$)/;

/** Of packages: nothing for compilers and readers of types, and of better-sqlite3 what was compiled. */
const idle = [
  /\.map$/,
  /\.[cm]?ts$/,
  /\/(README|CHANGELOG|HISTORY)[^/]*\.md$/i,
  /\/better-sqlite3\/(deps|src)\//,
  /\/better-sqlite3\/build\/(?!Release\/better_sqlite3\.node$)/,
];

await run(async ([out = 'dist-bundle']) => {
  await buildIfNeeded();
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { platform, arch, versions } = process;
  const name = `wenji-${version}-${platform}-${arch}-node${versions.node.split('.')[0]}`;
  const stage = mkdtempSync(join(tmpdir(), 'wenji-bundle-'));
  try {
    const folder = join(stage, name);
    for (const file of sourceFiles()) put(file, join(folder, file));
    put('deploy/install.sh', join(folder, 'install.sh'));
    writeFileSync(
      join(folder, 'BUILT-FOR'),
      `version=${version}\nplatform=${platform}\narch=${arch}\nmodules=${versions.modules}\nnode=${versions.node}\n`,
      { mode: 0o644 },
    );
    writeFileSync(join(folder, 'SHA256SUMS'), await sumsOf(folder), { mode: 0o644 });
    mkdirSync(out, { recursive: true });
    const archive = join(out, `${name}.tar.gz`);
    pack(stage, name, archive);
    const sum = await hashOf(archive);
    writeFileSync(`${archive}.sha256`, `${sum}  ${name}.tar.gz\n`);
    process.stdout.write(`${archive}  ${(statSync(archive).size / 1e6).toFixed(1)} MB\n${sum}\n`);
  } finally {
    rmSync(stage, { recursive: true });
  }
});

function sourceFiles() {
  const packages = productionPackages().flatMap((path) => filesIn(path, (inner) => inner !== 'node_modules'));
  const files = [
    'package.json',
    ...documents,
    ...filesIn('dist').filter((file) => built.test(file)),
    ...filesIn('deploy').filter((file) => file !== 'deploy/install.sh'),
    ...packages.filter((file) => !idle.some((each) => each.test(file))),
  ];
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Refusal(`Missing: ${missing.join(', ')}`);
  return files;
}

function filesIn(folder, enters = () => true) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return enters(entry.name) ? filesIn(path, enters) : [];
    return entry.isFile() ? [path] : [];
  });
}

/** Modes of an archive must not hang on the umask of whoever packs it. */
function put(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
  chmodSync(to, /\.(node|sh)$/.test(to) ? 0o755 : 0o644);
}

async function sumsOf(folder) {
  const files = filesIn(folder).map((file) => file.slice(folder.length + 1));
  const lines = [];
  for (const file of files.sort()) lines.push(`${await hashOf(join(folder, file))}  ${file}\n`);
  return lines.join('');
}

async function hashOf(file) {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part);
  return hash.digest('hex');
}

/** The same files make the same bytes: names in order, no owner, one time. */
function pack(stage, name, archive) {
  const tar = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner', '--format=gnu'];
  const modes = '--mode=u+rwX,go+rX,go-w';
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', 'tar "$@" | gzip -n >"$ARCHIVE"', 'sh', ...tar, modes, '-C', stage, '-cf', '-', name],
    { env: { PATH: process.env.PATH, LC_ALL: 'C', ARCHIVE: archive }, encoding: 'utf8' },
  );
  if (status !== 0 || stderr !== '') throw new Refusal(`tar and gzip failed: ${stderr}`);
}

import { existsSync, readFileSync } from 'node:fs';

/** What is only needed where packages are fetched or compiled. */
const forInstalling = new Set(['prebuild-install']);

/**
 * The folders of node_modules that a running server needs: from the dependencies of package.json along what each asks
 * for, as package-lock.json has it and as far as it is installed here. Nothing is asked of a network.
 */
export function productionPackages() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const found = new Set();
  const follow = (name, from) => {
    const path = resolve(packages, name, from);
    if (path === undefined || found.has(path) || !existsSync(path)) return;
    found.add(path);
    for (const each of needs(packages[path])) follow(each, path);
  };
  for (const name of Object.keys(packages[''].dependencies)) {
    follow(name, '');
    if (!found.has(`node_modules/${name}`)) throw new Error(`${name} is not installed`);
  }
  return [...found].sort();
}

function needs({
  dependencies = {},
  optionalDependencies = {},
  peerDependencies = {},
  peerDependenciesMeta = {},
}) {
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  return [...Object.keys(dependencies), ...Object.keys(optionalDependencies), ...peers].filter(
    (name) => !forInstalling.has(name),
  );
}

/** Where Node would find a package that is asked for by the one in `from`. */
function resolve(packages, name, from) {
  for (let at = from; ; at = at.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const path = `${at}${at === '' ? '' : '/'}node_modules/${name}`;
    if (packages[path]) return path;
    if (at === '') return undefined;
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The addresses of a bundle's script and style. */
export interface Bundle {
  scripts: string[];
  styles: string[];
}

export interface Assets {
  site: Bundle;
  workspace: Bundle;
  /** The style of pages with figures, after the site's; the workspace's holds it. */
  figures: Bundle;
  /** Of sheets that are made to be printed, after the site's. */
  sheets: Bundle;
  /** Of fragments that other sites show: a style and no script. */
  embed: Bundle;
}

type Manifest = { [source: string]: { file: string; css?: string[]; imports?: string[] } };

/** Where the built client lies: beside the server's bundle, or in dist/ when the source runs in a test. */
export const clientFolder = (): string => {
  const beside = fileURLToPath(new URL('./client/', import.meta.url));
  return existsSync(beside) && !import.meta.env.DEV
    ? beside
    : fileURLToPath(new URL('../../dist/client/', import.meta.url));
};

/** Reads the manifest of the build; under the dev server the sources themselves, in an unbuilt tree nothing. */
export function findAssets(): Assets {
  if (import.meta.env.DEV && !process.env.VITEST)
    return {
      site: devBundle('site'),
      workspace: devBundle('workspace'),
      figures: { scripts: [], styles: ['/client/styles/figures.css'] },
      sheets: { scripts: [], styles: ['/client/styles/sheets.css'] },
      embed: { scripts: [], styles: ['/client/styles/embed.css'] },
    };
  const path = `${clientFolder()}.vite/manifest.json`;
  const manifest: Manifest = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  return {
    site: bundleOf(manifest, 'client/site.ts'),
    workspace: bundleOf(manifest, 'client/workspace.ts'),
    figures: styleOf(manifest, 'client/styles/figures.css'),
    sheets: styleOf(manifest, 'client/styles/sheets.css'),
    embed: styleOf(manifest, 'client/styles/embed.css'),
  };
}

const devBundle = (name: string): Bundle => ({
  scripts: ['/@vite/client', `/client/${name}.ts`],
  styles: ['/client/styles/main.css'],
});

const styleOf = (manifest: Manifest, source: string): Bundle => ({
  scripts: [],
  styles: manifest[source] ? [`/${manifest[source].file}`] : [],
});

function bundleOf(manifest: Manifest, source: string): Bundle {
  const entry = manifest[source];
  if (!entry) return { scripts: [], styles: [] };
  const styles = [
    ...(manifest['client/styles/main.css'] ? [manifest['client/styles/main.css'].file] : []),
    ...stylesOf(manifest, source),
  ];
  return { scripts: [`/${entry.file}`], styles: [...new Set(styles)].map((file) => `/${file}`) };
}

/** The styles of a script and of the scripts that it imports, theirs first. */
const stylesOf = (manifest: Manifest, source: string): string[] => [
  ...(manifest[source]?.imports ?? []).flatMap((each) => stylesOf(manifest, each)),
  ...(manifest[source]?.css ?? []),
];

import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { findAssets } from '#server/http/assets.ts';

const read = <T>(path: string): T => JSON.parse(readFileSync(`dist/client/.vite/${path}`, 'utf8')) as T;

type Manifest = { [source: string]: { file: string; imports?: string[] } };

test('no library of the server is in a file for browsers', () => {
  const packages = read<{ [file: string]: string[] }>('packages.json');
  const allowed = /^(preact|chart\.js|@kurkle\/color)$/;
  expect(
    Object.values(packages)
      .flat()
      .filter((name) => !allowed.test(name)),
  ).toEqual([]);
});

test('script and style of a public page leave room for its HTML in 30 KB', () => {
  const manifest = read<Manifest>('manifest.json');
  const files = new Set<string>();
  const follow = (source: string) => {
    const entry = manifest[source];
    if (!entry) throw new Error(`The manifest has no ${source}`);
    files.add(entry.file);
    for (const each of entry.imports ?? []) follow(each);
  };
  follow('client/site.ts');
  follow('client/styles/main.css');
  const bytes = [...files].map((file) => gzipSync(readFileSync(`dist/client/${file}`)).length);
  expect(bytes.reduce((sum, each) => sum + each)).toBeLessThan(24 * 1024);
});

test('every style that was built is linked by the pages that need it', () => {
  const { site, workspace, figures, sheets, embed } = findAssets();
  const linked = [site, workspace, figures, sheets, embed].flatMap(({ styles }) =>
    styles.map((address) => address.replace('/assets/', '')),
  );
  const built = readdirSync('dist/client/assets').filter((file) => file.endsWith('.css'));
  expect(built.filter((file) => !linked.includes(file))).toEqual([]);
  expect(site.styles.length).toBeGreaterThan(0);
  expect(embed.styles.length).toBeGreaterThan(0);
  expect(figures.styles.length).toBeGreaterThan(0);
  expect(sheets.styles.length).toBeGreaterThan(0);
});

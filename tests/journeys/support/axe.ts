import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const options: axe.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
  // No rule of these reads style sheets by itself; collecting them took a tenth of the time.
  preload: { assets: ['media'] },
};

/** The same but for the dearest rule, a third of the whole, which a page needs in one of its languages (decision 58). */
const withoutContrast: axe.RunOptions = {
  ...options,
  rules: { ...options.rules, 'color-contrast': { enabled: false } },
};

/** What other colours can change, and nothing else. */
const ofColours = (contrast: boolean): axe.RunOptions => ({
  runOnly: { type: 'rule', values: ['link-in-text-block', ...(contrast ? ['color-contrast'] : [])] },
  resultTypes: ['violations'],
  preload: false,
});

interface Choice {
  /** Whether the contrast of colours is measured. */
  contrast?: boolean;
}

/** Gives every page of a browser window axe-core along, which is not run before it is asked for. */
export const bringAxe = (page: Page) =>
  page.context().addInitScript(`window.openAxe = () => {${source}\nreturn window.axe;}`);

/** What axe-core finds wrong with the page as it stands, a line each. */
export const violationsOn = (page: Page, { contrast = true }: Choice = {}): Promise<string[]> =>
  find(page, contrast ? options : withoutContrast);

/** What it finds wrong with the colours, on a page whose other faults have been looked for. */
export const faultsOfColour = (page: Page, { contrast = true }: Choice = {}): Promise<string[]> =>
  find(page, ofColours(contrast));

async function find(page: Page, chosenRules: axe.RunOptions): Promise<string[]> {
  const found = await page.evaluate(async (chosen) => {
    const there = window as unknown as { axe?: typeof axe; openAxe(): typeof axe };
    const { violations } = await (there.axe ?? there.openAxe()).run(document, chosen);
    return violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ target, html }) => ({ target, html })),
    }));
  }, chosenRules);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html}`),
  );
}

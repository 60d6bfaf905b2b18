import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { crawl } from '../security/crawl.ts';
import { openHouse, workspaceRoots } from '../security/house.ts';
import { signedIn } from '../security/sign-in.ts';
import { makeOfficer } from '../staff/support.ts';
import { Browser } from '../support/browser.ts';
import { dialect } from '../support/dialect.ts';

const WORKING = ['editor', 'moderator', 'analyst', 'approver', 'legal', 'decision', 'clerk'] as const;

/** What differs from page to page: a form's own key, and the time of the last visit. */
const lasting = (html: string) => html.replace(/(name="key" value=")[^"]*/g, '$1');

// SQLite alone gives rows the other way round where no order is asked for; PostgreSQL gives them as it likes at any time.
test.skipIf(dialect === 'postgres')(
  'every page says the same whichever way rows come that nobody put in order',
  async () => {
    const house = await openHouse();
    const walks: [Browser, string[]][] = [
      [new Browser(house), ['/', '/questionnaires/released', '/consultations/past', '/consultations/small']],
    ];
    for (const roles of [WORKING, ['security'], ['system'], ['auditor']] as const) {
      const { signInName } = await makeOfficer(house.ctx, house.department, [...roles], `looks-${roles[0]}`);
      const roots = roles === WORKING ? workspaceRoots(house) : ['/workspace'];
      walks.push([await signedIn(house, signInName), roots]);
    }
    const differing: string[] = [];
    for (const [browser, roots] of walks) {
      const pages = await crawl(browser, roots, { most: 80, alike: 1 });
      expect(pages.length).toBeGreaterThan(4);
      const again = async () => {
        house.ctx.pages.expire();
        const found = new Map<string, string>();
        for (const { path } of pages) found.set(path, lasting((await browser.get(path)).html));
        return found;
      };
      const before = await again();
      await sql`pragma reverse_unordered_selects = on`.execute(house.ctx.db);
      const after = await again();
      await sql`pragma reverse_unordered_selects = off`.execute(house.ctx.db);
      for (const [path, html] of before) if (after.get(path) !== html) differing.push(path);
    }
    expect(differing).toEqual([]);
  },
  120_000,
);

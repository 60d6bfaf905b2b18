import type { Browser, Page } from '../support/browser.ts';
import type { Form } from '../support/form.ts';

interface Limits {
  /** Pages in all. */
  most?: number;
  /** Pages of one kind: the same path but for its numbers, the same names in the query. */
  alike?: number;
}

const kindOf = (address: string): string => {
  const { pathname, searchParams } = new URL(address, 'http://here');
  const names = [...new Set(searchParams.keys())].sort().join('&');
  const path = pathname
    .replace(/\d+/g, 'n')
    .replace(/\/[\w-]{12}(?=\/|$)/g, '/id')
    .replace(/\/(consultations|questionnaires)\/(?!new|receipts)[\w-]+/, '/$1/slug');
  return `${path}?${names}`;
};

/** Goes from page to page, by links, as somebody who looks at everything; from the workspace not out of it. */
export async function crawl(
  browser: Browser,
  roots: string[],
  { most = 300, alike = 3 }: Limits = {},
): Promise<Page[]> {
  const kinds = new Map<string, number>();
  const waiting = [...roots];
  const known = new Set(roots);
  const pages: Page[] = [];
  const inside = roots.every((each) => each.startsWith('/workspace')) ? /^\/workspace/ : /^\/(?!\/)/;
  while (waiting.length > 0 && pages.length < most) {
    const path = waiting.shift() ?? '';
    const page = await browser.follow(await browser.get(path));
    if (!/^text\/html/.test(page.answer.headers.get('content-type') ?? '')) continue;
    pages.push(page);
    for (const link of page.links) {
      const address = link.replace(/#.*/, '');
      if (!inside.test(address) || /\.(csv|json|ics|atom)(\?|$)/.test(address) || known.has(address))
        continue;
      known.add(address);
      const kind = kindOf(address);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if ((kinds.get(kind) ?? 0) <= alike) waiting.push(address);
    }
  }
  return pages;
}

/** Every form of these pages, once for its address, fields and page; not the one that ends the session. */
export function formsOn(pages: Page[]): Form[] {
  const found = new Map<string, Form>();
  for (const form of pages.flatMap(({ forms }) => forms)) {
    if (form.action.endsWith('/sign-out')) continue;
    const names = [...new Set([...form.offered.keys(), ...form.fields.keys()])].sort().join(' ');
    const action = form.action.replace(/^\/en(?=\/)/, '');
    found.set(`${form.method} ${kindOf(action)} ${names.replace(/\d+/g, 'n')}`, form);
  }
  return [...found.values()];
}

import { inflateSync } from 'node:zlib';
import { expect } from 'vitest';
import { languages } from '#shared/i18n/languages.ts';
import { openSite, test, type Watched } from './support/site.ts';

const site = openSite();
const boards = '/open-day/2021/boards';

/** Points of the sheets, and the least side of a code on one: 6 cm. */
const papers = {
  a0: [2384, 3370],
  a3: [842, 1191],
} as const;

/** The sheets that come out of the printer, each with its size, and whether there are letters on every one. */
async function onPaper({ page }: Watched) {
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const pdf = bytes.toString('latin1');
  const sheets = [...pdf.matchAll(/\/Type\s*\/Page\b(?!s)[\s\S]*?endobj/g)].map(([object]) => object);
  const size = (object: string) =>
    (/\/MediaBox\s*\[([^\]]*)\]/.exec(object)?.[1] ?? '')
      .trim()
      .split(/\s+/)
      .slice(2)
      .map((side) => Math.round(Number(side)));
  return { sizes: sheets.map(size), lettered: sheets.map((object) => showsText(bytes, object)) };
}

/** Whether the content of a page draws text. */
function showsText(bytes: Buffer, object: string): boolean {
  const [, id = ''] = /\/Contents\s+(\d+) 0 R/.exec(object) ?? [];
  const begin = bytes.indexOf(`\n${id} 0 obj`);
  const from = bytes.indexOf('stream', begin) + 'stream'.length;
  const at = bytes[from] === 13 ? from + 2 : from + 1;
  const content = inflateSync(bytes.subarray(at, bytes.indexOf('endstream', at))).toString('latin1');
  return /\bTJ|\bTj/.test(content);
}

/** What a printer would cut: words beyond their sheet, or sheets that hold more than they are high. And codes, in cm. */
const measured = ({ page }: Watched) =>
  page.evaluate(() => {
    const sheets = [...document.querySelectorAll('.sheet')];
    const cut = sheets.filter((sheet) => {
      const { right, bottom } = sheet.getBoundingClientRect();
      const beyond = [...sheet.querySelectorAll('*')].some((each) => {
        const box = each.getBoundingClientRect();
        return box.right > right + 1 || box.bottom > bottom + 1;
      });
      return beyond || sheet.scrollHeight > sheet.clientHeight + 1;
    });
    const codes = sheets.map((sheet) => sheet.querySelector('img')?.getBoundingClientRect().width ?? 0);
    return {
      cut: cut.map((sheet) => sheet.querySelector('h2')?.textContent),
      code: (Math.min(...codes) / 96) * 2.54,
    };
  });

test.each(languages)(
  'all eight boards print on A0 and A3, a sheet each, and nothing is cut, in %s',
  async (language) => {
    const reader = await site.visitor({ language });
    await reader.page.emulateMedia({ media: 'print' });
    for (const paper of ['a0', 'a3'] as const) {
      await reader.opens(`${boards}?paper=${paper}`);
      const { sizes, lettered } = await onPaper(reader);
      expect(sizes).toEqual(Array(8).fill([...papers[paper]]));
      expect(lettered).toEqual(Array(8).fill(true));
      const { cut, code } = await measured(reader);
      expect(cut, paper).toEqual([]);
      expect(code).toBeGreaterThanOrEqual(6);
    }
  },
);

test('a board alone is one sheet, whose text is what the page says', async () => {
  const reader = await site.visitor();
  await reader.opens(`${boards}/5?paper=a3`);
  expect((await onPaper(reader)).sizes).toEqual([[...papers.a3]]);
  await reader.page.emulateMedia({ media: 'print' });
  const words = await reader.page.locator('body').innerText();
  for (const said of [
    '多久有答复',
    '20个工作日内答复',
    '第三十三条',
    '第1版，2021年5月12日公开',
    '/open-day/2021/boards/5',
  ])
    expect(words).toContain(said);
  expect(words).not.toContain('意见征集');
});

import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { openOffice } from './setup-support.ts';

const path = '/workspace/settings/site';

/** The form as it stands, with some fields changed. */
async function save(system: Browser, fields: { [name: string]: string }, prefix = '') {
  const form = (await system.get(prefix + path)).form(path);
  const { english, ...words } = fields;
  form.fill(words);
  if (english !== undefined) form.fields.delete('english');
  return system.post(form.action, form.fields);
}

const marks = {
  identifier: '2100000000',
  icp: '辽ICP备00000000号-1',
  security_record: '辽公网安备00000000000001号',
  government_mark: 'https://marks.example.org/site?id=1&x=2',
  mistakes_link: 'http://mistakes.example.org/',
  privacy_contact: '政务公开科（示例），电话12345',
  accessibility_contact: '信息中心（示例），电话12345',
};

test('what is set stands at the foot of every page, what is not is left out', async () => {
  const { app, system } = await openOffice();
  const visitor = new Browser({ app });
  const before = await visitor.get('/about');
  expect(before.html).not.toContain('class="row marks"');
  expect(before.html).not.toContain('beian');
  expect(before.html).not.toContain('/open-day/');
  const saved = await save(system, marks);
  expect([saved.status, saved.location]).toEqual([303, `${path}?saved=1`]);
  expect((await system.follow(saved)).words).toContain('已保存');
  const after = await visitor.get('/about');
  expect(after.html).toContain(
    '<a href="https://beian.miit.gov.cn/" rel="noopener noreferrer">辽ICP备00000000号-1</a>',
  );
  expect(after.links).toContain('https://beian.mps.gov.cn/#/query/webSearch?code=00000000000001');
  expect(after.html).toContain('href="https://marks.example.org/site?id=1&amp;x=2"');
  expect(after.links).toContain('http://mistakes.example.org/');
  expect(after.html).toContain('网站标识码：2100000000');
  expect(after.words).toMatch(/Wenji）\d+\.\d+\.\d+版/);
  expect((await visitor.get('/privacy')).words).toContain('政务公开科（示例），电话12345');
  expect((await visitor.get('/en/accessibility')).words).toContain('信息中心（示例），电话12345');
});

test.each([
  ['identifier', '210000000'],
  ['identifier', '21000000001'],
  ['icp', '05000000'],
  ['icp', '辽ICP备00000000号<b>'],
  ['security_record', '辽公网安备1号'],
  ['government_mark', 'javascript:alert(1)'],
  ['government_mark', 'https://user:pass@example.org/'],
  ['government_mark', '//example.org'],
  ['mistakes_link', 'data:text/html,x'],
  ['mistakes_link', 'ftp://example.org/'],
  ['mistakes_link', `https://example.org/${'x'.repeat(300)}`],
  ['portal_origins', 'javascript:alert(1)'],
  ['portal_origins', 'http://portal.example.org'],
  ['portal_origins', 'https://portal.example.org/path'],
  ['portal_origins', 'https://*.example.org'],
  ['portal_origins', "https://portal.example.org;script-src 'unsafe-inline'"],
  ['portal_origins', 'https://portal.example.org;script-src'],
  ['portal_origins', 'https://user@portal.example.org'],
  ['portal_origins', 'null'],
  ['portal_origins', Array.from({ length: 21 }, (_, no) => `https://p${no}.example.org`).join('\n')],
  ['site_name', ''],
  ['sponsor', ' \u200b '],
  ['phone', 'call us'],
])('%s is not taken as %s, and stays in the form', async (field, value) => {
  const { system, ctx } = await openOffice();
  const page = await save(system, { [field]: value });
  expect([page.status, page.summary]).toEqual([422, [`#${field}`]]);
  expect(page.title).toMatch(/^错误：网站信息/);
  expect(page.form(path).fields.get(field)).toBe(value);
  const events = await ctx.db
    .selectFrom('audit_event')
    .select('act')
    .where('act', '=', 'site.changed')
    .execute();
  expect(events).toEqual([]);
});

test('origins of portals are kept one by one, as browsers write them', async () => {
  const { system } = await openOffice();
  const given =
    'https://www.example.org/\r\n  HTTPS://Portal.example.org \r\nhttps://www.example.org:8443\r\n';
  expect((await save(system, { portal_origins: given })).status).toBe(303);
  expect((await system.get(path)).form(path).fields.get('portal_origins')).toBe(
    'https://www.example.org\nhttps://portal.example.org\nhttps://www.example.org:8443',
  );
});

test('a change is recorded with what stood before and after; saving the same again is none', async () => {
  const { system, ctx } = await openOffice();
  await save(system, { phone: '12345转1' });
  await save(system, { phone: '12345转1' });
  const events = await ctx.db
    .selectFrom('audit_event')
    .selectAll()
    .where('act', '=', 'site.changed')
    .execute();
  expect(events).toHaveLength(1);
  expect(events[0]?.before_hash).toMatch(/^sha256:/);
  expect(events[0]?.after_hash).not.toBe(events[0]?.before_hash);
  const [setUp] = await ctx.db
    .selectFrom('audit_event')
    .selectAll()
    .where('act', '=', 'site.set-up')
    .execute();
  expect(events[0]?.before_hash).toBe(setUp?.after_hash);
});

test('of two administrators the later is told, keeps what was entered and may then save it', async () => {
  const { system } = await openOffice();
  const late = (await system.get(path)).form(path).fill({ sponsor: '后来的单位' });
  await save(system, { sponsor: '先来的单位' });
  const told = await system.post(path, late.fields);
  expect(told.status).toBe(422);
  expect(told.words).toContain('另一位管理员保存了别的设置');
  expect(told.form(path).fields.get('sponsor')).toBe('后来的单位');
  expect((await system.get('/about')).html).toContain('先来的单位');
  expect((await system.post(path, told.form(path).fields)).status).toBe(303);
  expect((await system.get('/about')).html).toContain('后来的单位');
});

test('two changes in the same instant: one is stored, one is told', async () => {
  const { system } = await openOffice();
  const forms = await Promise.all(
    ['甲', '乙'].map(async (sponsor) => (await system.get(path)).form(path).fill({ sponsor })),
  );
  const answers = await Promise.all(forms.map(({ fields }) => system.post(path, fields)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
});

test('hostile words stay words on every page that shows them', async () => {
  const { system } = await openOffice();
  const hostile = '"><img src=x onerror=alert(1)>';
  await save(system, { site_name: hostile, city: hostile, sponsor: hostile, privacy_contact: hostile });
  for (const address of ['/', '/en', '/privacy', '/about', path, '/feed.atom']) {
    const page = await system.get(address);
    expect([address, page.status]).toEqual([address, 200]);
    expect(page.html).not.toContain('<img src=x');
  }
});

test('without English its addresses lead to the Chinese ones, and no switch is left', async () => {
  const { app, system } = await openOffice();
  expect((await system.get('/')).html).toContain('hreflang="en"');
  expect((await save(system, { english: '' })).status).toBe(303);
  const visitor = new Browser({ app });
  const leads = async (address: string) => {
    const { status, location } = await visitor.get(address);
    return `${status} ${location}`;
  };
  expect(await leads('/en')).toBe('307 /');
  expect(await leads('/en/consultations?after=3')).toBe('307 /consultations?after=3');
  expect(await leads('/en/workspace/settings')).toBe('307 /workspace/settings');
  expect(await leads('/en//evil.example/x')).toBe('307 /evil.example/x');
  expect(await leads('/en/\\evil.example')).toBe('307 /evil.example');
  expect(await leads('/english')).toBe('404 ');
  const posted = await visitor.post('/en/preferences', { mode: 'senior', back: '/' });
  expect([posted.status, posted.location]).toEqual([307, '/preferences']);
  for (const address of ['/', '/privacy', '/workspace/settings', '/nothing'])
    expect((await system.get(address)).html).not.toContain('hreflang');
  expect((await visitor.get('/sitemap.xml')).html).not.toContain('/en');
  const api = await app.request('/api/v1/questionnaires/none', { headers: { 'Accept-Language': 'en' } });
  expect([api.status, ((await api.json()) as { title: string }).title]).toEqual([
    404,
    'There is no such page',
  ]);
});

test('crawlers are kept out of the workspace and told what there is', async () => {
  const { app } = await openOffice();
  const visitor = new Browser({ app });
  const robots = await visitor.get('/robots.txt');
  expect(robots.answer.headers.get('content-type')).toMatch(/^text\/plain/);
  expect(robots.html).toContain('Disallow: /workspace\n');
  expect(robots.html).toContain('Disallow: /en/workspace\n');
  expect(robots.html).toContain('Sitemap: http://127.0.0.1:3000/sitemap.xml');
  const map = await visitor.get('/sitemap.xml');
  expect(map.answer.headers.get('content-type')).toMatch(/^application\/xml/);
  expect(map.html).toContain('<loc>http://127.0.0.1:3000/consultations</loc>');
  expect(map.html).toContain('<loc>http://127.0.0.1:3000/en/about</loc>');
  expect(map.html).not.toContain('workspace');
});

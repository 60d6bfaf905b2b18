import { describe, expect, test } from 'vitest';
import { fiveActs, hash, type Office, openOffice } from './chain-support.ts';
import { signedIn } from './support.ts';

const pdf = Buffer.from('%PDF-1.7\n%\xe2\xe3\n', 'latin1');
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1]);
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1]);
const hostileName = '../../"; filename="x.html';

interface Sent {
  bytes?: Buffer;
  name?: string;
  fields?: { [name: string]: string };
  path?: string;
}

const complete = {
  subject_hash: hash,
  signed_by: '市长（示例）',
  signed_on: '2021-05-20',
  paper_secrecy: 'reviewed',
};

async function withScan(set = false) {
  const office = await openOffice();
  if (set) await office.set(fiveActs(office));
  const { id } = await office.proposeIt();
  const path = `/workspace/approvals/${id}`;
  const cookie = await signedIn(office, 'head');
  const send = (
    { bytes = pdf, name = hostileName, fields = complete, path: at = path }: Sent = {},
    as = cookie,
  ) => {
    const body = new FormData();
    for (const [field, value] of Object.entries(fields)) body.append(field, value);
    if (bytes.length > 0) body.append('scan', new File([new Uint8Array(bytes)], name, { type: 'text/html' }));
    return office.app.request(`${at}/scan`, {
      method: 'POST',
      body,
      headers: { Cookie: as, 'Sec-Fetch-Site': 'same-origin' },
    });
  };
  const scans = () => office.ctx.db.selectFrom('attachment').selectAll().execute();
  return { ...office, id, path, cookie, send, scans };
}

describe('a sheet signed on paper', () => {
  test('does the act, and says who signed, when, and who uploaded it', async () => {
    const { send, scans, published, path, as, id, head } = await withScan();
    expect((await send()).status).toBe(303);
    expect(await published()).toBe(1);
    const [scan] = await scans();
    expect(scan).toMatchObject({
      media_type: 'application/pdf',
      name: `approval-${id}-2.pdf`,
      officer_id: head.id,
    });
    expect(scan?.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
    const page = await (await as('analyst')).get(path);
    expect(page.words).toContain('纸质签批：市长（示例），2021年5月20日');
    expect(page.words).toContain('head（示例）已确认');
    expect(page.links).toContain(`${path}/scans/2`);
  });

  test('is downloaded by the department, never shown in the browser', async () => {
    const office = await withScan();
    await office.send();
    const get = (cookie: string, step = '2') =>
      office.app.request(`${office.path}/scans/${step}`, { headers: { Cookie: cookie } });
    const answer = await get(await signedIn(office, 'legal'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="approval-${office.id}-2.pdf"`,
    );
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf);
    expect((await get(await signedIn(office, 'gardener'))).status).toBe(404);
    expect((await get(await signedIn(office, 'security'))).status).toBe(404);
    expect((await get(office.cookie, '1')).status).toBe(404);
    expect((await get(office.cookie, 'x')).status).toBe(404);
  });

  test('goes on to the next act where another follows, without a confirmation that is not asked', async () => {
    const { send, published, path, as } = await withScan(true);
    const { paper_secrecy: _, ...fields } = complete;
    expect((await send({ bytes: png, fields: { ...fields, step: '2' } })).status).toBe(303);
    expect(await published()).toBe(0);
    expect((await (await as('head')).get(path)).words).toContain('第3环节（共5个环节）');
    expect((await send({ bytes: jpeg, fields })).status).toBe(403);
  });

  const wrong: [string, Sent, string, string][] = [
    ['no file', { bytes: Buffer.alloc(0) }, '#scan', '请选择扫描件'],
    ['a page with a picture’s name', { bytes: Buffer.from('<script>'), name: 'x.png' }, '#scan', '不是PDF'],
    ['an empty post', { fields: { ...complete, signed_by: ' ' } }, '#scan-by', '在纸上签字的职务'],
    ['a long post', { fields: { ...complete, signed_by: '长'.repeat(101) } }, '#scan-by', '最多100个字'],
    ['a day that is none', { fields: { ...complete, signed_on: '2021-02-30' } }, '#scan-on', '签字日期'],
    ['a day to come', { fields: { ...complete, signed_on: '2021-05-21' } }, '#scan-on', '签字日期'],
    ['a day before the draft', { fields: { ...complete, signed_on: '2021-05-19' } }, '#scan-on', '签字日期'],
    ['no secrecy review', { fields: { ...complete, paper_secrecy: '' } }, '#scan-secrecy', '保密审查'],
    ['a long note', { fields: { ...complete, note: '长'.repeat(501) } }, '#scan-note', '最多写500个字'],
  ];

  test.each(wrong)('%s is said at its field, and nothing is kept', async (_what, sent, field, words) => {
    const { send, scans, published } = await withScan();
    const answer = await send(sent);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain(`<a href="${field}">`);
    expect(html).toContain(`id="${field.slice(1)}"`);
    expect(html).toContain(words);
    expect(await scans()).toEqual([]);
    expect(await published()).toBe(0);
  });

  test('another content takes the scan back too', async () => {
    const { send, scans } = await withScan();
    expect((await send({ fields: { ...complete, subject_hash: 'sha256:other' } })).status).toBe(409);
    expect(await scans()).toEqual([]);
  });

  test('is refused to the author, to strangers, and as another kind of form', async () => {
    const office: Office & Awaited<ReturnType<typeof withScan>> = await withScan();
    expect((await office.send({}, await signedIn(office, 'analyst'))).status).toBe(403);
    expect((await office.send({}, await signedIn(office, 'gardener'))).status).toBe(404);
    const browser = await office.as('head');
    expect((await browser.post(`${office.path}/scan`, complete)).status).toBe(415);
    expect(await office.scans()).toEqual([]);
  });

  test('of more than 8 MB is refused', async () => {
    const { send, scans } = await withScan();
    const over = Buffer.concat([pdf, Buffer.alloc(8 * 1024 * 1024)]);
    const answer = await send({ bytes: over });
    expect(answer.status).toBe(413);
    expect(await scans()).toEqual([]);
    const exact = Buffer.concat([pdf, Buffer.alloc(8 * 1024 * 1024 - pdf.length)]);
    expect((await send({ bytes: exact })).status).toBe(303);
  });
});

import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { fold, unfold } from '#server/staff/safe-archive.ts';
import { actsOf, makeOffice, type Office, upload } from './accounts-support.ts';

const root = '/workspace/officers/import';
const headings = ['部门代码', '科室', '职务', '职务（英文）', '登录名', '角色', '角色部门'];
const english = [
  'Department code',
  'Section',
  'Post',
  'Post in English',
  'Sign-in name',
  'Roles',
  'Role departments',
];

const list = (rows: string[][], first: string[] = headings) => writeWorkbook([first, ...rows]).toBuffer();
const right = ['city', '', '问卷编辑岗（示例）', 'Editor (sample)', 'survey.editor', '编辑、分析', ''];

const send = (office: Office, file: Uint8Array | undefined, path = root) =>
  upload(office, { browser: office.security, path, file });

const accounts = async ({ ctx }: Office) =>
  (await ctx.db.selectFrom('officer').select('sign_in_name').orderBy('sign_in_name').execute()).map(
    (row) => row.sign_in_name,
  );

/** Opens what a report offers. */
async function openAll(office: Office, html: string) {
  const { formsOf } = await import('../support/form.ts');
  const form = formsOf(html).find(({ action }) => action.endsWith('/import/accounts'));
  if (!form) throw new Error('Nothing to open');
  return { form, page: await office.security.press(form) };
}

test('a list is looked at first, then opened at once, with every slip', async () => {
  const office = await makeOffice();
  const file = await list([
    right,
    ['parks', '', '签发岗（示例）', '', 'PARKS.Approver', 'approver', 'parks, city'],
  ]);
  const report = await send(office, file);
  expect(report.status).toBe(200);
  expect(report.html).toContain('2行都可以开设，现在还没有开设。');
  expect(await accounts(office)).toEqual(['security']);
  const { form, page } = await openAll(office, report.html);
  expect(page.status).toBe(200);
  expect(page.words).toContain('2张登录单');
  const words = [...page.html.matchAll(/[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}/g)].map(([word]) => word);
  expect(words).toHaveLength(2);
  expect(await accounts(office)).toEqual(['parks.approver', 'security', 'survey.editor']);
  expect((await office.signIn('parks.approver', words[1])).page.status).toBe(303);
  const again = await office.security.press(form);
  expect(again.status).toBe(422);
  expect(again.words).toContain('这个登录名已经有账户');
  expect(again.html).not.toContain(words[0]);
  expect((await actsOf(office)).filter((act) => act === 'officer.created')).toHaveLength(3);
});

test('every line that is wrong is told with its repair, and none is opened', async () => {
  const office = await makeOffice();
  await office.security.post('/workspace/organisation/city/sections', { name: '法规科' });
  const file = await list([
    right,
    ['nowhere', '', '岗', '', 'a.b', '编辑', ''],
    ['city', '财务科', '岗', '', 'a.c', '编辑', ''],
    ['city', '法规科', '', '', 'a.d', '编辑', ''],
    ['city', '', '岗', '', 'a b', '编辑', ''],
    ['city', '', '岗', '', 'Security', '编辑', ''],
    ['city', '', '岗', '', 'survey.editor', '编辑', ''],
    ['city', '', '岗', '', 'a.e', '', ''],
    ['city', '', '岗', '', 'a.f', '皇帝', ''],
    ['city', '', '岗', '', 'a.g', '系统管理员，编辑', ''],
    ['city', '', '岗', '', 'a.h', '编辑', 'nowhere'],
    ['city', '', '岗'.repeat(81), '', 'a.i', '编辑', ''],
  ]);
  const report = await send(office, file, `/en${root}`);
  expect(report.status).toBe(422);
  expect(report.html).toContain('11 of 12 lines need correction. No account was opened.');
  for (const words of [
    'There is no such department code',
    'The department has no such section',
    'Enter the post',
    'A sign-in name has 2 to 40',
    'An account with this sign-in name exists',
    'stands in the list twice',
    'Enter at least one role',
    'There is no such role;',
    'An administrator’s account holds that one role',
    'A role department has no such code',
    'at most 80 characters',
  ])
    expect(report.html.split(words).length - 1, words).toBe(1);
  expect(report.html).not.toContain('/import/accounts"');
  expect(await accounts(office)).toEqual(['security']);
});

test('the form that comes back is believed no more than a file', async () => {
  const office = await makeOffice();
  const fields = {
    no: '2',
    department: 'city',
    section: '',
    title: '岗',
    titleInEnglish: '',
    signInName: 'security',
    roles: 'security',
    roleDepartments: '',
  };
  expect((await office.security.post(`${root}/accounts`, fields)).status).toBe(422);
  expect((await office.security.post(`${root}/accounts`, {})).status).toBe(422);
  const many = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, Array(301).fill(value)]),
  );
  const refused = await office.security.post(`${root}/accounts`, many);
  expect(refused.status).toBe(422);
  expect(refused.words).toContain('一次最多开设300个账户');
  expect(await accounts(office)).toEqual(['security']);
});

test('the template has the headings of its language and comes back as a list', async () => {
  const office = await makeOffice();
  const cookie = [...office.security.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  for (const [prefix, expected] of [
    ['', headings],
    ['/en', english],
  ] as const) {
    const answer = await office.app.request(`${prefix}${root}/template.xlsx`, {
      headers: { Cookie: cookie },
    });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="accounts.xlsx"');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(await readSheet(bytes)).toEqual([expected]);
    expect((await readSheet(bytes, 2)).flat()).toContain('parks');
    expect((await send(office, bytes)).html).toContain('表格里没有账户');
  }
  const report = await send(office, await list([right], english));
  expect(report.status).toBe(200);
});

test('text from the file stays text', async () => {
  const office = await makeOffice();
  const hostile = '"><script>alert(1)</script>';
  const report = await send(
    office,
    await list([['city', hostile, hostile, hostile, hostile, hostile, hostile]]),
  );
  expect(report.status).toBe(422);
  expect(report.html).not.toContain('<script>alert');
});

describe('a file that is no list', () => {
  /** An archive of one sheet, as hand-made as hostile ones are. */
  const sheetWith = async (xml: string) => {
    const parts = await unfold(await list([right]));
    return fold(
      parts.map((part) => (/sheet1\.xml$/.test(part.name) ? { ...part, bytes: Buffer.from(xml) } : part)),
    );
  };
  /** The same under another name, to which the archive's own table leads. */
  const elsewhere = async (xml: string) => {
    const moved = (text: string) => text.replaceAll('worksheets/sheet1.xml', 'other/x.xml');
    const parts = await unfold(Buffer.from(await sheetWith(xml)));
    return fold(
      parts.map(({ name, bytes }) => ({
        name: moved(name),
        bytes: name.endsWith('.rels') ? Buffer.from(moved(bytes.toString())) : bytes,
      })),
    );
  };
  const around = (rows: string) =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

  test.each<[string, () => Promise<Uint8Array | undefined>, string]>([
    ['nothing', async () => undefined, '请选择要上传的文件'],
    ['text', async () => Buffer.from('name,role'), '这个文件读不出来'],
    ['an empty archive', async () => fold([]), '这个文件读不出来'],
    ['half a file', async () => (await list([right])).subarray(0, 900), '这个文件读不出来'],
    ['other headings', () => list([right], ['a', 'b', 'c', 'd', 'e', 'f', 'g']), '第一行没有找到需要的列'],
    [
      'a row far away',
      () => sheetWith(around('<row r="4000000"><c r="A4000000" t="str"><v>x</v></c></row>')),
      '表格超过2000行',
    ],
    [
      'a column far away',
      () => sheetWith(around('<row r="1"><c r="XFD1" t="str"><v>x</v></c></row>')),
      '表格超过2000行',
    ],
    [
      'a row far away in a sheet with an odd name',
      () => elsewhere(around('<row r="4000000"><c r="A4000000" t="str"><v>x</v></c></row>')),
      '表格超过2000行',
    ],
    [
      'an address that is none',
      () => sheetWith(around(`<row r="1"><c r='${'Z'.repeat(40)}1'><v>1</v></c></row>`)),
      '这个文件读不出来',
    ],
    [
      'a row hidden in an entity',
      () => sheetWith(around('<row r="&#57;99999999"><c r="A9"><v>1</v></c></row>')),
      '这个文件读不出来',
    ],
    ['a sheet without cells', () => sheetWith(around('')), '第一行没有找到需要的列'],
    ['broken markup', () => sheetWith('<worksheet><sheetData><row'), '这个文件读不出来'],
    [
      'too many accounts',
      () => list(Array.from({ length: 301 }, (_, at) => ['city', '', '岗', '', `a.${at}`, '编辑', ''])),
      '一次最多开设300个账户',
    ],
  ])('%s', async (_what, file, words) => {
    const office = await makeOffice();
    const report = await send(office, await file());
    expect(report.html).toContain(words);
    expect(report.status).toBe(422);
    expect(report.html).toMatch(/<title>错误：/);
    expect(await accounts(office)).toEqual(['security']);
  });

  test('one that unfolds into more than it says, or into too much', async () => {
    const office = await makeOffice();
    const bomb = deflateRawSync(Buffer.alloc(40 * 1024 * 1024, 32));
    const archive = (declared: number) => {
      const stored = fold([{ name: 'xl/worksheets/sheet1.xml', bytes: bomb }]);
      for (const [signature, method, size] of [
        [Buffer.from('PK\x03\x04', 'latin1'), 8, 22],
        [Buffer.from('PK\x01\x02', 'latin1'), 10, 24],
      ] as const) {
        const at = stored.lastIndexOf(signature);
        stored.writeUInt16LE(8, at + method);
        stored.writeUInt32LE(declared, at + size);
      }
      return stored;
    };
    for (const declared of [1000, 40 * 1024 * 1024, 0xffffffff]) {
      const before = process.memoryUsage().arrayBuffers;
      expect((await send(office, archive(declared))).status, String(declared)).toBe(422);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024);
    }
  });

  test('a file over the limit, and a body over the limit of the route', async () => {
    const office = await makeOffice();
    const large = await send(office, new Uint8Array(1024 * 1024 + 1));
    expect(large.status).toBe(413);
    expect(large.html).toContain('请上传不超过1 MB的文件');
    const answer = await office.app.request(root, {
      method: 'POST',
      body: 'x',
      headers: { 'Content-Length': String(3 * 1024 * 1024), Origin: 'http://127.0.0.1:3000' },
    });
    expect(answer.status).toBe(413);
  });

  test('a body that is no upload, or is a broken one, or comes without a session', async () => {
    const office = await makeOffice();
    expect((await office.security.post(root, { file: 'x' })).status).toBe(415);
    const cookie = [...office.security.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const broken = (headers: { [name: string]: string }) =>
      office.app.request(root, {
        method: 'POST',
        body: '--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n',
        headers: {
          'Content-Type': 'multipart/form-data; boundary=b',
          Origin: 'http://127.0.0.1:3000',
          ...headers,
        },
      });
    expect((await broken({ Cookie: cookie })).status).toBe(400);
    expect((await broken({})).status).toBe(401);
    expect((await broken({ Cookie: cookie, Origin: 'http://evil.example' })).status).toBe(403);
  });

  test('whatever bytes come, the page says so', async () => {
    const office = await makeOffice();
    const whole = await list([right]);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        async (at, noise) => {
          const file = Buffer.from(whole);
          file.set(noise.subarray(0, file.length - at), at);
          expect([200, 422]).toContain((await send(office, file)).status);
        },
      ),
      { numRuns: 60 },
    );
  });
});

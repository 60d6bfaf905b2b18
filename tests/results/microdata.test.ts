import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { SignedIn } from '#server/http/signed-in.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { createOfficer, findOfficer } from '#server/staff/staff.ts';
import { setStandIn } from '#server/staff/stand-ins.ts';
import { answersOf } from './stored.ts';
import { closedQuestionnaire, makeOfficer } from './support.ts';

const base = '/workspace/questionnaires/short/exports';
const purpose = '研究室分析各区市民的回答，用完销毁';

type House = Awaited<ReturnType<typeof closedQuestionnaire>>;

const lineOf = ({ ctx }: Pick<House, 'ctx'>, act: string) =>
  ctx.db.selectFrom('audit_event').selectAll().where('act', '=', act).orderBy('seq', 'desc').execute();

async function ask({ site, analyst }: House, kind = 'microdata'): Promise<string> {
  const answer = await site.send(`${base}/requests`, analyst, { kind, purpose });
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

const decide = ({ site }: House, at: string, officer: SignedIn, agreed = 'yes') =>
  site.send(`${at}/decision`, officer, { agreed, note: '属于本部门职责，可以领取' });

const rowsOf = (csv: string) => parse(csv, { bom: true, columns: true }) as { [column: string]: string }[];

describe('answers one by one', () => {
  test('are asked for with a purpose, once the last answer is in', async () => {
    const house = await closedQuestionnaire(30);
    const { site, analyst, approver } = house;
    const short = await site.send(`${base}/requests`, analyst, { kind: 'microdata', purpose: '研究' });
    expect(short.status).toBe(422);
    expect(await short.text()).toContain('href="#purpose"');
    expect((await site.send(`${base}/requests`, approver, { kind: 'microdata', purpose })).status).toBe(403);
    expect(await lineOf(house, 'microdata.asked')).toEqual([]);

    const at = await ask(house);
    const [line] = await lineOf(house, 'microdata.asked');
    expect(line).toMatchObject({ officer_id: analyst.id, subject: at.split('/').at(-1) });
    expect(line?.detail).not.toContain('研究');

    house.clock.set('2021-05-20T02:00:00Z');
    expect((await site.send(`${base}/requests`, analyst, { kind: 'microdata', purpose })).status).toBe(409);
  });

  test('need a second person: never who asked, nor who stands in for them', async () => {
    const house = await closedQuestionnaire(30);
    const { ctx, site, departmentId, analyst, approver } = house;
    const at = await ask(house);
    for (const format of ['codes.csv', 'labels.csv', 'answers.xlsx', 'answers.json'])
      expect((await site.get(`${at}/${format}`, analyst)).status).toBe(409);

    const roles = (['analyst', 'approver'] as const).map((role) => ({ departmentId, role }));
    const both = await findOfficer(
      ctx,
      await createOfficer(ctx, {
        departmentId,
        title: { 'zh-CN': '双岗（示例）', en: 'Two posts (sample)' },
        signInName: 'two.posts',
        password: 'correct horse battery',
        roles,
      }),
    );
    if (!both) throw new Error('No officer');
    const own = await ask({ ...house, analyst: both });
    expect((await decide(house, own, both)).status).toBe(403);
    expect((await decide(house, own, analyst)).status).toBe(403);

    await setStandIn(ctx, {
      officerId: analyst.id,
      deputyId: approver.id,
      kind: 'leave',
      fromDay: '2021-06-17',
      untilDay: '2021-06-18',
      setBy: analyst.id,
    });
    expect((await decide(house, at, approver)).status).toBe(403);
    expect(await site.get(at, approver).then((answer) => answer.text())).not.toContain('/decision');
    expect((await decide(house, at, both)).status).toBe(303);
    expect((await decide(house, at, both, 'no')).status).toBe(409);
    expect(await lineOf(house, 'microdata.agreed')).toHaveLength(1);
    expect((await site.get(`${at}/codes.csv`, both)).status).toBe(403);
    expect((await site.get(`${at}/codes.csv`, analyst)).status).toBe(200);
  });

  test('are not handed out when refused, and after seven days', async () => {
    const house = await closedQuestionnaire(30);
    const { site, analyst, approver, clock } = house;
    const refused = await ask(house);
    expect((await site.send(`${refused}/decision`, approver, { agreed: 'no', note: '' })).status).toBe(422);
    await decide(house, refused, approver, 'no');
    expect((await site.get(`${refused}/codes.csv`, analyst)).status).toBe(409);
    expect(await (await site.get(refused, analyst)).text()).toContain('未同意');

    const agreed = await ask(house);
    await decide(house, agreed, approver);
    clock.set('2021-06-23T23:59:59Z');
    expect((await site.get(`${agreed}/codes.csv`, analyst)).status).toBe(200);
    clock.set('2021-06-24T00:00:00Z');
    expect((await site.get(`${agreed}/codes.csv`, analyst)).status).toBe(409);
    expect(await lineOf(house, 'microdata.taken')).toHaveLength(1);
  });

  test('hold every answer as it was given, and their hash stands on the trail before they leave', async () => {
    const house = await closedQuestionnaire(120);
    const { ctx, site, analyst, approver, questionnaire } = house;
    const at = await ask(house);
    await decide(house, at, approver);
    const answer = await site.get(`${at}/codes.csv`, analyst);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const bytes = Buffer.from(await answer.arrayBuffer());
    const [line] = await lineOf(house, 'microdata.taken');
    expect(line?.after_hash).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
    expect(JSON.parse(line?.detail ?? '')).toEqual({ kind: 'microdata', format: 'codes.csv' });
    const [row] = await ctx.db.selectFrom('microdata_request').selectAll().execute();
    expect(`sha256:${row?.sha256}`).toBe(line?.after_hash);

    const rows = rowsOf(bytes.toString());
    const stored = await answersOf(ctx, questionnaire);
    expect(rows).toHaveLength(120);
    const told = rows.map(({ Q1, Q7_web, Q10_find, Q21_1, Q21_rank_plain }) =>
      [Q1, Q7_web, Q10_find, Q21_1, Q21_rank_plain].join(),
    );
    const known = stored.map((answers) => {
      const several = answers.Q7 as string[];
      const ranks = answers.Q21 as string[];
      const find = (answers.Q10 as { [row: string]: string }).find;
      return [answers.Q1, Number(several.includes('web')), find, ranks[0], ranks.indexOf('plain') + 1].join();
    });
    expect(told.sort()).toEqual(known.sort());
    // Not shown is empty, never 0; words are not there.
    const hidden = rows.filter(({ Q12_shown }) => Q12_shown === '0');
    expect(hidden.length).toBeGreaterThan(0);
    for (const one of hidden) expect(one.Q12_long).toBe('');
    expect(bytes.toString()).not.toContain('文字');
    expect(Object.keys(rows[0] ?? {})).toEqual(expect.arrayContaining(['version', 'channel', 'week']));
    expect(Object.keys(rows[0] ?? {}).join()).not.toMatch(/\b(id|receipt|entrance|site|day|batch)\b/);
    expect(new Set(rows.map(({ week }) => week))).toEqual(new Set(['2021-05-17']));
  });

  test('are the same in labels, workbook and JSON', async () => {
    const house = await closedQuestionnaire(40);
    const { site, analyst, approver } = house;
    const at = await ask(house);
    await decide(house, at, approver);
    const text = async (path: string) => (await site.get(path, analyst)).text();
    const codes = rowsOf(await text(`${at}/codes.csv`));
    const labels = rowsOf(await text(`${at}/labels.csv`));
    const english = rowsOf(await text(`/en${at}/labels.csv`));
    const json = JSON.parse(await text(`${at}/answers.json`));
    expect(json.rows.map((row: unknown[]) => row.map((cell) => (cell === null ? '' : String(cell))))).toEqual(
      codes.map((row) => Object.values(row)),
    );
    expect(json.codebook.map(({ name }: { name: string }) => name)).toEqual(json.columns);
    const entry = json.codebook.find(({ name }: { name: string }) => name === 'Q11');
    for (const [at, row] of codes.entries()) {
      const value = entry.values.find(({ code }: { code: string }) => code === row.Q11);
      expect(labels[at]?.Q11).toBe(value?.text['zh-CN']);
      expect(english[at]?.Q11).toBe(value?.text.en);
    }
    expect(entry.values.find(({ code }: { code: string }) => code === 'NA')).toMatchObject({
      missing: 'not_applicable',
    });
    const book = await readExcelFile(
      Buffer.from(await (await site.get(`${at}/answers.xlsx`, analyst)).arrayBuffer()),
    );
    expect(book.map(({ sheet }) => sheet)).toEqual(['代码', '文字', '编码手册']);
    const cells = (data: unknown[][] = []) => data.map((row) => row.map((cell) => String(cell ?? '')));
    expect(cells(book[0]?.data).slice(1)).toEqual(codes.map((row) => Object.values(row)));
    expect(cells(book[1]?.data).slice(1)).toEqual(labels.map((row) => Object.values(row)));
    expect(await lineOf(house, 'microdata.taken')).toHaveLength(5);
  });

  test('are for the owning department alone', async () => {
    const house = await closedQuestionnaire(30);
    const { ctx, site } = house;
    const at = await ask(house);
    const other = await createDepartment(ctx, { slug: 'other', name: { 'zh-CN': '他局', en: 'Other' } });
    for (const role of ['analyst', 'approver'] as const) {
      const stranger = await makeOfficer(ctx, other.id, [role]);
      expect((await site.get(at, stranger)).status).toBe(404);
      expect((await decide(house, at, stranger)).status).toBe(404);
    }
    expect((await site.get(`${base}/requests/none`, house.analyst)).status).toBe(404);
  });
});

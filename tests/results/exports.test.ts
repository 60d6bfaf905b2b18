import readExcelFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { createDepartment } from '#server/staff/departments.ts';
import { closedQuestionnaire, makeOfficer, releasedQuestionnaire } from './support.ts';

const base = '/workspace/questionnaires/short/exports';

const sheetsOf = async (answer: Response) => readExcelFile(Buffer.from(await answer.arrayBuffer()));

/** The lines of 问卷统计表 by item and option, as a reader of the sheet sees them. */
function linesOf(data: unknown[][]) {
  const at = data.findIndex((row) => row.includes('题号'));
  const headings = data[at] as string[];
  return data.slice(at + 1).map((row) => Object.fromEntries(headings.map((name, no) => [name, row[no]])));
}

describe('the workbook of a release', () => {
  test('holds what must be said, the table as offices file it, and every figure of the CSV', async () => {
    const { site, release, questionnaire } = await releasedQuestionnaire(300);
    const answer = await site.get('/questionnaires/short/results.xlsx');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="short-results-1\.xlsx"; filename\*=UTF-8''(%[0-9A-F]{2}|[A-Za-z0-9._-])+$/,
    );
    const [about, table, figures] = await sheetsOf(answer);
    expect([about?.sheet, table?.sheet, figures?.sheet]).toEqual(['说明', '问卷统计表', '全部数据']);
    const said = (about?.data ?? []).flat().join('\n');
    for (const part of [
      release.hash,
      questionnaire.live.hash,
      '300份',
      '未加权',
      release.snapshot.disclosure.rules['zh-CN'],
      '答卷由公众自愿填写，不是随机抽样，不代表全体市民。',
    ])
      expect(said).toContain(part);

    const head = (table?.data ?? []).slice(0, 6).flat().join('\n');
    expect(head).toContain('主办单位：');
    expect(head).toContain('填写时间：2021年5月15日至2021年6月15日24:00');
    expect(head).toContain('有效答卷：300份');
    const lines = linesOf(table?.data ?? []);
    const row = release.snapshot.variables.find(({ code }) => code === 'Q10.find');
    const words = row?.label['zh-CN'] ?? '';
    const [cell] = release.snapshot.marginals.find(({ item }) => item === 'Q10.find')?.cells ?? [];
    const line = lines.find(({ 题目 }) => String(题目).endsWith(words));
    expect(line).toMatchObject({ 份数: cell && 'n' in cell ? cell.n : -1, '基数（份）': 300 });
    expect(Object.keys(line ?? {})).not.toContain('加权占比（%）');

    const csv = await (await site.get('/questionnaires/short/results.csv')).text();
    expect(figures?.data).toHaveLength(csv.trim().split('\n').length);
    const headings = (about?.data ?? []).map(([heading]) => heading);
    for (const heading of ['方法', '主办和实施', '题目原文', '加权', '局限'])
      expect(headings.filter((each) => each === heading)).toHaveLength(1);
    expect((await site.get('/questionnaires/short/results/1.xlsx')).status).toBe(200);
    const english = await sheetsOf(await site.get('/en/questionnaires/short/results.xlsx'));
    expect(english.map(({ sheet }) => sheet)).toEqual(['About', 'Table of results', 'All figures']);
  });

  test('is not there before the release', async () => {
    const { site } = await closedQuestionnaire(20);
    expect((await site.get('/questionnaires/short/results.xlsx')).status).toBe(404);
  });
});

describe('the table before a release', () => {
  test('is for the owning department alone, printable and as a workbook', async () => {
    const { ctx, site, analyst } = await closedQuestionnaire(60);
    const page = await (await site.get(`${base}/table`, analyst)).text();
    expect(page).toContain('有效答卷：60份');
    expect(page).toContain('公布以前是内部资料');
    const [table] = await sheetsOf(await site.get(`${base}/table.xlsx`, analyst));
    const lines = linesOf(table?.data ?? []);
    const of = (item: string) => lines.filter(({ 题号 }) => 题号 === Number(item));
    const sum = of('11').reduce((total, line) => total + Number(line.份数 ?? 0), 0);
    expect(sum === 0 || sum === 60).toBe(true);

    const other = await createDepartment(ctx, { slug: 'other', name: { 'zh-CN': '他局', en: 'Other' } });
    const stranger = await makeOfficer(ctx, other.id, ['analyst']);
    for (const path of ['', '/table', '/table.xlsx'])
      expect((await site.get(base + path, stranger)).status).toBe(404);
  });
});

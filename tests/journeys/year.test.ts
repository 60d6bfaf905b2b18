import { buffer } from 'node:stream/consumers';
import readExcelFile from 'read-excel-file/node';
import { expect } from 'vitest';
import { officer } from './support/officers.ts';
import { openSite, test } from './support/site.ts';

const site = openSite('2022-01-12T10:00:00+08:00');

test('in January the office takes its year along in the tables of the annual report', async () => {
  const approver = await officer(site, 'approver');
  await approver.opens('/workspace/statistics');
  await approver.follows('statistics.year', { year: 2021 });
  const shown = await approver.page.locator('main tr').allInnerTexts();
  expect(shown).toContain('（一）予以公开\t1\t0\t0\t1');
  const [file] = await Promise.all([
    approver.page.waitForEvent('download'),
    approver.presses('statistics.as_report'),
  ]);
  expect(file.suggestedFilename()).toBe('2021年政府信息公开工作年度报告数据.xlsx');

  const sheets = await readExcelFile(await buffer(await file.createReadStream()));
  const row = (at: number, start: string) =>
    sheets[at]?.data.find(([name]) => String(name).startsWith(start))?.slice(1);
  expect(row(2, '一、本年新收')).toEqual([4, 1, null, null, null, 0, 5]);
  expect(row(2, '三、本年度办理结果（一）')).toEqual([1, 0, null, null, null, 0, 1]);
  expect(row(2, '三、本年度办理结果（二）')).toEqual([0, 1, null, null, null, 0, 1]);
  expect(row(2, '四、结转下年度')).toEqual([3, 0, null, null, null, 0, 3]);
  // What is not counted here is left to be filled in.
  expect(row(1, '第二十条第（六）项')?.slice(2)).toEqual([null, null, null]);
  // Every count of the page stands in the file with what it means.
  const counts = sheets[6]?.data.filter(
    ([part, name]) => part === '12345诉求' && /（件）$/.test(String(name)),
  );
  expect(counts).toHaveLength(4);
  for (const cells of counts ?? []) expect(shown).toContain(cells.slice(1).join('\t'));
});

import { randomBytes } from 'node:crypto';
import readWorkbook from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { getQuestionnaire, insertNextVersion } from '#server/questionnaires/questionnaires.ts';
import { submitResponse } from '#server/responses/responses.ts';
import { figureSchema } from '#server/results/figure-schema.ts';
import type { Definition } from '#shared/questionnaire/definition.ts';
import { isShown } from '#shared/statistics/figure.ts';
import { openGround } from './ground.ts';
import { closed, makeOfficer, openQuestionnaire, openSite, period } from './support.ts';
import { releaseOf, smallAnswers, smallDefinition } from './weighting/support.ts';

const both = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const { weighting: _, ...first } = smallDefinition();

/** O1 with `maybe` instead of `unsure`. */
function second(): Definition {
  const next = structuredClone(first);
  for (const item of next.sections.flatMap(({ items }) => items))
    if (item.code === 'O1' && item.kind === 'single' && item.options)
      item.options = [
        ...item.options.filter(({ code }) => code !== 'unsure'),
        { code: 'maybe', text: both('也许', 'maybe') },
      ];
  return next;
}

test('over two versions an option that was retired keeps its answers, and every form says where the seam is', async () => {
  const ground = await openGround();
  const { ctx } = ground;
  const opened = await openQuestionnaire(ground, ['online'], first);
  const send = async (versionNo: number, seed: number) => {
    const questionnaire = await getQuestionnaire(ctx, 'small');
    await Promise.all(
      smallAnswers(200, { seed }).map(async (answers) => {
        const told = { ...answers };
        if (versionNo === 2 && told.O1 === 'unsure') told.O1 = 'maybe';
        const outcome = await submitResponse(ctx, questionnaire, {
          ...{ key: randomBytes(24).toString('base64url'), versionNo, language: 'zh-CN', channel: 'online' },
          answers: told,
        });
        if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
      }),
    );
  };
  await send(1, 3);
  await ctx.store.write((tx) =>
    insertNextVersion(tx, opened.questionnaire, {
      definition: second(),
      ...{ closesAt: period.closesAt, resultsDueOn: period.resultsDueOn, channels: ['online'] },
      changeNote: both('改了选项', 'Options changed'),
      rewordings: [],
    }),
  );
  await send(2, 4);
  const count = (seed: number, code: string) =>
    smallAnswers(200, { seed }).filter(({ O1 }) => O1 === code).length;

  const questionnaire = await getQuestionnaire(ctx, 'small');
  ground.clock.set(closed);
  const analyst = await makeOfficer(ctx, opened.departmentId, ['analyst']);
  const approver = await makeOfficer(ctx, opened.departmentId, ['approver']);
  const site = openSite(ctx, opened.counters);
  await releaseOf({ ...ground, ...opened, questionnaire, site, analyst, approver });
  const text = async (address: string) => (await site.get(address, analyst)).text();

  const released = figureSchema.parse(JSON.parse(await text('/api/v1/questionnaires/small/results?item=O1')));
  const own = JSON.parse(await text('/workspace/questionnaires/small/figures.json?item=O1'));
  for (const { breaks, columns } of [released, own as typeof released]) {
    expect(breaks).toMatchObject([{ version: 2, kind: 'options', note: { en: 'Options changed' } }]);
    const [total] = columns;
    if (!total || !isShown(total)) throw new Error('hidden');
    const counts = Object.fromEntries(total.cells.filter(isShown).map(({ code, n }) => [code, n]));
    expect(counts).toEqual({
      yes: count(3, 'yes') + count(4, 'yes'),
      no: count(3, 'no') + count(4, 'no'),
      maybe: count(4, 'unsure'),
      unsure: count(3, 'unsure'),
    });
  }
  const seam = '第2版改了选项，改动的选项前后基数不同';
  // A drawing breaks its words into lines.
  for (const address of [
    '/questionnaires/small/results?item=O1',
    '/questionnaires/small/results',
    '/questionnaires/small/results.csv',
    '/questionnaires/small/results/figure.csv?item=O1',
    '/questionnaires/small/results/figure.svg?item=O1',
    '/workspace/questionnaires/small/figures?item=O1',
    '/workspace/questionnaires/small/figures?item=O1&by=P2',
  ])
    expect([address, (await text(address)).replace(/<[^>]*>/g, '').includes(seam)]).toEqual([address, true]);
  expect(await text('/en/questionnaires/small/results?item=O1')).toContain('options changed in version 2');
  for (const file of ['results.xlsx', 'results/figure.xlsx?item=O1']) {
    const body = await (await site.get(`/questionnaires/small/${file}`)).arrayBuffer();
    const cells = (await readWorkbook(Buffer.from(body))).flatMap(({ data }) => data.flat());
    expect(cells.join('\n')).toContain(seam);
  }
});

import { expect, test } from 'vitest';
import { consultationDefinition } from '#shared/consultation/definition.ts';
import { Browser } from '../support/browser.ts';
import { opinion, small } from '../support/consultations.ts';
import { search } from '../support/search.ts';
import { answered, openDesk, publish } from './support.ts';

const address = '/consultations/small/outcome';

test('a round whose notice says that no words are shown is answered without a word of them', async () => {
  const round = { ...small.round, visibility: 'never' };
  const desk = await openDesk(consultationDefinition.parse({ ...small, round }));
  const party = { kind: 'association', name: '停车协会', signatories: null } as const;
  const words = opinion({ text: '停车场太少', proposed: '增设停车场' });
  const said = await desk.released({ party, opinions: [words, { ...words, text: '车位紧张' }] });
  const unshown = await desk.released({ show: false });
  await answered(desk, '增加供给', [said.no, unshown.no], 'deferred');
  await publish(desk);
  const anyone = new Browser(desk);
  expect((await anyone.get('/consultations/small')).words).toContain('不公开展示意见原文');
  const page = await anyone.get(address);
  expect(page.words).toContain('1件不公开展示原文');
  expect(page.words).toContain('1件应本人要求未予公开展示');
  expect((await anyone.get(`/en${address}`)).words).toContain('1 in words that are not shown publicly');
  const table = await anyone.get(`${address}.csv`);
  expect(table.html).toContain('1件不公开展示原文,1,');
  for (const path of [
    address,
    `${address}?group=1`,
    `${address}.csv`,
    `${address}.json`,
    `/api/v1${address}`,
  ]) {
    const { status, html } = await anyone.get(path);
    expect(status).toBe(200);
    for (const secret of ['停车场', '车位紧张', '停车协会', '写明收费']) expect(html).not.toContain(secret);
  }
  expect((await search(desk.ctx, '停车场', 'zh-CN', { limit: 9 })).hits).toEqual([]);
});

import { expect, test } from 'vitest';
import { pageOfDesk } from '#server/pieces/desk.ts';
import { importPieces } from '#server/pieces/importing.ts';
import { PUBLIC_URL } from '../support/make-app.ts';
import { openPieceDesk, type PieceDesk } from '../support/pieces.ts';
import { conference } from './support.ts';

const path = '/workspace/pieces/kinds/press_conference/import';

const rows = (...slugs: string[]) => slugs.map((slug) => ({ slug, content: conference }));

const importing = ({ ctx, editor, department }: PieceDesk, json: unknown) =>
  importPieces(ctx, editor, {
    kind: 'press_conference',
    departmentId: department.id,
    json: typeof json === 'string' ? json : JSON.stringify(json),
  });

const count = async ({ ctx, editor }: PieceDesk) =>
  (await pageOfDesk(ctx, editor, 'press_conference', { limit: 1 })).n;

test('rows of another system become drafts, all or none', async () => {
  const desk = await openPieceDesk();
  await desk.published('press_conference', 'there', conference);
  const [speaker] = conference.speakers;
  const wrong = [
    ...rows('first', 'There', 'there', 'first'),
    { slug: 'x', content: { ...conference, held_at: '18 May', speakers: [speaker, 5] } },
    { slug: 'y' },
    'words',
    { slug: 'z', content: { ...conference, strange: true } },
  ];
  expect(await importing(desk, wrong)).toEqual({
    faults: [
      { row: 2, field: 'slug', why: 'slug' },
      { row: 3, field: 'slug', why: 'taken' },
      { row: 4, field: 'slug', why: 'twice' },
      { row: 5, field: 'content.held_at', why: 'field' },
      { row: 5, field: 'content.speakers.1', why: 'field' },
      { row: 6, field: 'content', why: 'field' },
      { row: 7, field: '', why: 'field' },
      { row: 8, field: 'content', why: 'field' },
    ],
  });
  expect(await count(desk)).toBe(1);
  expect(await importing(desk, `\uFEFF${JSON.stringify(rows('first', 'second'))}`)).toEqual({ kept: 2 });
  expect(await count(desk)).toBe(3);
});

test.each([
  ['{', 'not_json'],
  ['{}', 'not_rows'],
  ['[]', 'not_rows'],
  [JSON.stringify(Array.from({ length: 5001 }, () => 0)), 'too_many'],
])('what is no list of rows is told for what it is: %.20s', async (json, why) => {
  expect(await importing(await openPieceDesk(), json)).toEqual({ faults: [{ row: 0, field: '', why }] });
});

test('an editor imports a file and reads why one is refused', async () => {
  const desk = await openPieceDesk();
  const editor = await desk.as(desk.editor);
  const send = async (json: string) => {
    const body = new FormData();
    body.append('file', new File([json], 'rows.json'));
    const answer = await desk.app.request(path, {
      method: 'POST',
      body,
      headers: { Origin: PUBLIC_URL, Cookie: [...editor.jar].map((pair) => pair.join('=')).join('; ') },
    });
    return { status: answer.status, html: await answer.text() };
  };
  expect((await editor.get(path)).status).toBe(200);
  const refused = await send(JSON.stringify([{ slug: '<b>', content: {} }]));
  expect([refused.status, refused.html.includes('content.title')]).toEqual([422, true]);
  expect((await send(JSON.stringify(rows('one', 'two')))).status).toBe(303);
  expect(await count(desk)).toBe(2);
  for (const other of ['interview', 'nothing'])
    expect((await editor.get(`/workspace/pieces/kinds/${other}/import`)).status).toBe(404);
  expect((await (await desk.as(desk.approver)).get(path)).status).toBe(403);
});

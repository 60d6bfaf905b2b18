import { expect, test } from 'vitest';
import { listPublished } from '#server/front/published.ts';
import { pull } from '#server/front/retractions.ts';
import { cleanName, kindOfFile } from '#server/pieces/file-kinds.ts';
import { addFile, removeFile } from '#server/pieces/files.ts';
import { changePiece, createPiece, getPiece } from '#server/pieces/pieces.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { makeOfficer } from '../staff/support.ts';
import { PUBLIC_URL } from '../support/make-app.ts';
import { openPieceDesk, type PieceDesk, putThrough } from '../support/pieces.ts';
import { conference } from './support.ts';

const sound = Buffer.concat([Buffer.from('ID3'), Buffer.from('0123456789')]);

/** A press conference that names a recording where nobody expects one: in its replay. */
async function withFile(desk: PieceDesk) {
  const { ctx, editor, department } = desk;
  const piece = await createPiece(ctx, editor, {
    kind: 'press_conference',
    slug: 'heard',
    content: conference,
    departmentId: department.id,
  });
  const file = await addFile(ctx, editor, piece.id, { name: 'C:\\录音\\会 议<1>.exe', bytes: sound });
  return { piece, file };
}

/** The same, with the id of the file among what it says. */
const naming = (id: string) => ({ ...conference, summary: { 'zh-CN': id } });

test('what a file is, is told by its first bytes', () => {
  const kindOf = (...bytes: (number | string)[]) =>
    kindOfFile(
      Buffer.concat(
        bytes.map((each) => (typeof each === 'string' ? Buffer.from(each) : Buffer.from([each]))),
      ),
    )?.mediaType;
  expect(kindOf(0x89, 'PNG\r\n', 0x1a, '\n')).toBe('image/png');
  expect(kindOf(0xff, 0xd8, 0xff, 0xe0)).toBe('image/jpeg');
  expect(kindOf('%PDF-1.7')).toBe('application/pdf');
  expect(kindOf('ID3', 4)).toBe('audio/mpeg');
  expect(kindOf(0xff, 0xfb)).toBe('audio/mpeg');
  expect(kindOf(0xff, 0xf1)).toBe('audio/aac');
  expect(kindOf(0, 0, 0, 24, 'ftypM4A ')).toBe('audio/mp4');
  for (const other of ['<svg/>', '<html>', 'PK\u0003\u0004', 'GIF89a', '', 'MZ', '....ftypqt  '])
    expect([other, kindOf(other)]).toEqual([other, undefined]);
});

test('a name is made harmless', () => {
  const kind = { mediaType: 'audio/mpeg', ending: 'mp3' };
  expect(cleanName('../../etc/passwd', kind)).toBe('passwd.mp3');
  expect(cleanName('a"b\r\nX: y.html', kind)).toBe('a b X y.mp3');
  expect(cleanName('示例（一）.M4A', kind)).toBe('示例（一）.mp3');
  expect(cleanName('...', kind)).toBe('file.mp3');
  expect([...cleanName('字'.repeat(300), kind)].length).toBe(84);
});

test('an editor uploads a file, takes it away, and is told what is no file of ours', async () => {
  const desk = await openPieceDesk();
  const { piece } = await withFile(desk);
  const editor = await desk.as(desk.editor);
  const root = `/workspace/pieces/${piece.id}`;
  const upload = (bytes: Buffer | undefined) => {
    const body = new FormData();
    if (bytes) body.append('file', new File([new Uint8Array(bytes)], 'a.png'));
    return desk.app.request(`${root}/files`, {
      method: 'POST',
      body,
      headers: { Origin: PUBLIC_URL, Cookie: [...editor.jar].map((pair) => pair.join('=')).join('; ') },
    });
  };
  desk.turnTo('2021-05-20T10:05:00+08:00');
  const png = Buffer.from('89504e470d0a1a0a', 'hex');
  const kept = await upload(png);
  expect([kept.status, kept.headers.get('location')]).toEqual([303, `${root}#files`]);
  for (const [bytes, words] of [
    [Buffer.from('<script>'), '文件不是PNG'],
    [undefined, '请选择文件'],
  ] as const) {
    const refused = await upload(bytes);
    expect([refused.status, (await refused.text()).includes(words)]).toEqual([422, true]);
  }
  expect((await upload(Buffer.concat([png, Buffer.alloc(9 * 1024 * 1024)]))).status).toBe(413);
  let page = await editor.get(root);
  expect(page.words).toContain('a.png');
  const removals = page.forms.filter(({ action }) => action.endsWith('/removal'));
  expect(removals.length).toBe(2);
  page = await editor.press(page.form(removals.at(-1)?.action ?? ''));
  expect(page.words).not.toContain('a.png');
});

test('the public opens a file only while the version that holds names it', async () => {
  const desk = await openPieceDesk();
  const { ctx, editor } = desk;
  const { piece, file } = await withFile(desk);
  const anybody = async (path = `/files/${file.id}`) => (await desk.app.request(path)).status;
  expect(await anybody()).toBe(404);
  await putThrough(ctx, piece, desk);
  expect(await anybody()).toBe(404);
  await changePiece(ctx, editor, { ...piece, content: naming(file.id) });
  expect(await anybody()).toBe(404);
  await putThrough(ctx, piece, desk);
  expect([await anybody(), await anybody(`/en/files/${file.id}`)]).toEqual([200, 200]);
  await expect(removeFile(ctx, editor, piece.id, file.id)).rejects.toMatchObject({ status: 409 });
  const held = await getPiece(ctx, editor, piece.id);
  await changePiece(ctx, editor, { ...held, content: conference });
  expect(await anybody()).toBe(200);
  await putThrough(ctx, piece, desk);
  expect(await anybody()).toBe(404);
  await changePiece(ctx, editor, {
    ...(await getPiece(ctx, editor, piece.id)),
    content: naming(file.id),
  });
  await putThrough(ctx, piece, desk);
  expect(await anybody()).toBe(200);
  const [found] = await listPublished(ctx);
  if (!found) throw new Error('Nothing is published');
  await pull(ctx, desk.approver, found, { 'zh-CN': '发布有误，现予撤下（示例）。' });
  expect(await anybody()).toBe(404);
  expect(await anybody('/files/none')).toBe(404);
});

test('officers of the department hear a draft, others do not', async () => {
  const desk = await openPieceDesk();
  const { piece, file } = await withFile(desk);
  const path = `/workspace/pieces/${piece.id}/files/${file.id}`;
  expect((await (await desk.as(desk.approver)).get(path)).status).toBe(200);
  const name = { 'zh-CN': '另一部门（示例）', en: 'Another (sample)' };
  const other = await createDepartment(desk.ctx, { slug: 'other', name });
  const stranger = await desk.as(await makeOfficer(desk.ctx, other, ['editor']));
  expect((await stranger.get(path)).status).toBe(404);
  const own = await createPiece(desk.ctx, desk.editor, {
    ...{ kind: 'press_conference', slug: 'own', content: {}, departmentId: desk.department.id },
  });
  const wrong = `/workspace/pieces/${own.id}/files/${file.id}`;
  expect((await (await desk.as(desk.editor)).get(wrong)).status).toBe(404);
});

test('a file comes whole or in parts, and says what it is', async () => {
  const desk = await openPieceDesk();
  const { piece, file } = await withFile(desk);
  await changePiece(desk.ctx, desk.editor, { ...piece, content: naming(file.id) });
  await putThrough(desk.ctx, piece, desk);
  const ask = async (headers: { [name: string]: string }, method = 'GET') => {
    const answer = await desk.app.request(`/files/${file.id}`, { headers, method });
    return { answer, text: await answer.text(), range: answer.headers.get('content-range') };
  };
  const { answer: whole, text } = await ask({});
  expect(text).toBe('ID30123456789');
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    'content-type': 'audio/mpeg',
    'accept-ranges': 'bytes',
    'content-length': '13',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'content-disposition': `inline; filename="${file.id}.mp3"; filename*=UTF-8''%E4%BC%9A%20%E8%AE%AE%201.mp3`,
  });
  for (const [range, status, words, told] of [
    ['bytes=0-1', 206, 'ID', 'bytes 0-1/13'],
    ['bytes=3-', 206, '0123456789', 'bytes 3-12/13'],
    ['bytes=-4', 206, '6789', 'bytes 9-12/13'],
    ['bytes=10-999', 206, '789', 'bytes 10-12/13'],
    ['bytes=-999', 206, 'ID30123456789', 'bytes 0-12/13'],
    ['bytes=13-', 416, '', 'bytes */13'],
    ['bytes=-0', 416, '', 'bytes */13'],
    ['bytes=5-2', 200, 'ID30123456789', null],
    ['bytes=0-1,3-4', 200, 'ID30123456789', null],
    ['lines=0-1', 200, 'ID30123456789', null],
    ['bytes=-', 200, 'ID30123456789', null],
  ] as const) {
    const part = await ask({ Range: range });
    expect([range, part.answer.status, part.text, part.range]).toEqual([range, status, words, told]);
  }
  const etag = whole.headers.get('etag') ?? '';
  expect((await ask({ 'If-None-Match': etag })).answer.status).toBe(304);
  expect((await ask({ Range: 'bytes=0-1', 'If-Range': etag })).answer.status).toBe(206);
  expect((await ask({ Range: 'bytes=0-1', 'If-Range': '"other"' })).answer.status).toBe(200);
  const head = await ask({}, 'HEAD');
  expect([head.answer.status, head.text, head.answer.headers.get('content-length')]).toEqual([200, '', '13']);
});

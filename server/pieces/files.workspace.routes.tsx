import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { readUpload } from '../http/upload.ts';
import { replyWithDesk } from './desk-reply.tsx';
import { replyWithFile } from './file-reply.ts';
import { addFile, FILE_MAX, getFile, removeFile, UnknownFileError } from './files.ts';
import { getWritable } from './pieces.ts';

const root = '/workspace/pieces/:id/files';

/** Files that belong to a piece: added, read by officers before the public may, taken away. */
export function pieceFilesWorkspaceRoutes(ctx: Context) {
  return new Hono<PageEnv>()
    .post(root, async (c) => {
      const officer = officerOf(c);
      const piece = await getWritable(ctx, officer, c.req.param('id'));
      const { file } = await readUpload(c, { field: 'file', maxBytes: FILE_MAX });
      const { t, href } = c.get('view');
      const again = (words: string) => replyWithDesk(ctx, c, piece, { problems: new Map([['file', words]]) });
      if (!file) return again(t('pieces.file_none'));
      try {
        await addFile(ctx, officer, piece.id, file);
      } catch (error) {
        if (!(error instanceof UnknownFileError)) throw error;
        return again(t('pieces.file_unknown'));
      }
      return c.redirect(href(`/workspace/pieces/${piece.id}#files`), 303);
    })
    .get(`${root}/:file`, async (c) =>
      replyWithFile(
        ctx,
        c,
        await getFile(ctx, officerOf(c), c.req.param('id'), c.req.param('file')),
        'private, no-store',
      ),
    )
    .post(`${root}/:file/removal`, async (c) => {
      await removeFile(ctx, officerOf(c), c.req.param('id'), c.req.param('file'));
      return c.redirect(c.get('view').href(`/workspace/pieces/${c.req.param('id')}#files`), 303);
    });
}

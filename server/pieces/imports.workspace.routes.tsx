import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { readUpload } from '../http/upload.ts';
import { FILE_MAX } from './files.ts';
import { ImportPage } from './import-page.tsx';
import { canImport, type ImportFault, importPieces } from './importing.ts';
import { kinds } from './kinds.ts';
import { pieceDepartments } from './pieces.ts';

const root = '/workspace/pieces/kinds/:kind/import';

/** Many pieces of a kind from a file. */
export function pieceImportsRoutes(ctx: Context) {
  const kindIn = (c: PageContext) => {
    const kind = kinds.find(c.req.param('kind') ?? '');
    if (!kind || !canImport(kind.kind)) throw new NotFoundError();
    return kind;
  };

  const show = async (c: PageContext, problem?: string, faults: readonly ImportFault[] = []) => {
    const kind = kindIn(c);
    const departments = await pieceDepartments(ctx, officerOf(c));
    const problems = new Map(problem ? [['file', problem]] : []);
    const { t } = c.get('view');
    const title = t('pieces.import_title', { many: t(kind.words.many) });
    const body = <ImportPage {...{ kind, departments, problems, faults }} />;
    return page(c, body, { title, workspace: true, status: problem ? 422 : 200, problem: !!problem });
  };

  return new Hono<PageEnv>()
    .get(root, (c) => show(c))
    .post(root, async (c) => {
      const { kind } = kindIn(c);
      const officer = officerOf(c);
      const departments = await pieceDepartments(ctx, officer);
      const { file, fields } = await readUpload(c, { field: 'file', maxBytes: FILE_MAX });
      const { t, href } = c.get('view');
      if (!file) return show(c, t('pieces.file_none'));
      const departmentId =
        (departments.find(({ id }) => id === fields.get('department')) ?? departments[0])?.id ?? '';
      const json = new TextDecoder().decode(file.bytes);
      const done = await importPieces(ctx, officer, { kind, departmentId, json });
      if ('faults' in done) return show(c, t('pieces.import_refused'), done.faults);
      return c.redirect(href(`/workspace/pieces/kinds/${kind}`), 303);
    });
}

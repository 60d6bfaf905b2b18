import type { Act } from '#server/staff/roles.ts';
import type { Grant, Rule } from './route-acts.ts';

const pieces = '/workspace/pieces';
const piece = `${pieces}/:id`;

/** The rules of the desk on which pieces of public information are written. */
export const pieceActs: { [route: string]: Grant | readonly Act[] | Rule } = {
  [`GET ${pieces}`]: 'content',
  [`GET ${pieces}/kinds/:kind`]: { to: 'content', own: true },
  [`GET ${pieces}/kinds/:kind/new`]: { to: 'write-content', own: true },
  [`POST ${pieces}/kinds/:kind/new`]: { to: 'write-content', own: true },
  [`GET ${piece}`]: 'content',
  [`POST ${piece}`]: 'write-content',
  [`POST ${piece}/proposals`]: 'write-content',
  [`GET ${piece}/preview`]: 'content',
  [`POST ${piece}/copies`]: 'write-content',
  // It was put forward: nobody may, and those who write are told so; tests/pieces/lives.test.ts.
  [`POST ${piece}/discard`]: 'write-content',
  [`POST ${piece}/files`]: 'write-content',
  [`GET ${piece}/files/:file`]: 'content',
  [`POST ${piece}/files/:file/removal`]: 'write-content',
  [`GET ${pieces}/kinds/:kind/import`]: { to: 'write-content', own: true },
  [`POST ${pieces}/kinds/:kind/import`]: { to: 'write-content', own: true },
  [`GET ${piece}/versions/:no`]: 'content',
  [`GET ${piece}/versions/:no/content.json`]: 'content',
  'GET /workspace/registers': 'content',
  'GET /workspace/registers/annual-report': 'content',
  'GET /workspace/registers/annual-report.csv': 'content',
  'POST /workspace/open-day/:id/copies': 'write-content',
};

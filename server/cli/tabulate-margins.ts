import { readFileSync } from 'node:fs';
import {
  type DeclaredMargins,
  declaredMargins,
  marginTotals,
} from '#shared/statistics/weighting/declared-margins.ts';
import { TabulateRefusal } from './tabulate-refusal.ts';

/** Reads `{"column": {"code": total}}`, or the longer form of our exports. Throws TabulateRefusal. */
export function readMargins(path: string): DeclaredMargins {
  const json = parsed(path);
  const long = declaredMargins.safeParse(json);
  if (long.success && Object.values(long.data.margins).length > 0) return long.data;
  const short = marginTotals.safeParse(json);
  if (short.success && Object.keys(short.data).length > 0)
    return declaredMargins.parse({ margins: short.data });
  throw new TabulateRefusal(
    'margins-not-valid',
    `${path} must be {"column": {"code": total}}, totals not below 0, for at least one column`,
  );
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (missing) throw new TabulateRefusal('file-not-found', `There is no file ${path}`, { cause: error });
    throw new TabulateRefusal(
      'margins-not-valid',
      `${path} is not JSON in UTF-8: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}

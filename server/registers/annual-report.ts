import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { countPieces, countPiecesBy } from '../pieces/published.ts';
import { listDepartments } from '../staff/departments.ts';
import { type CountableCode, countableCodes, countNow } from './countables.ts';

export interface AnnualReport {
  year: string;
  documents: {
    total: number;
    /** In one of the key areas. */
    keyAreas: number;
    late: number;
    byArea: ReadonlyMap<string, number>;
    byCategory: ReadonlyMap<string, number>;
    byDepartment: { name: Text; n: number }[];
  };
  registers: { code: CountableCode; n: number }[];
}

/** What the yearly report asks for (Regulations on Open Government Information, arts 49 and 50), counted from the registers. */
export async function annualReport(ctx: Context, year: string): Promise<AnnualReport> {
  const kind = 'disclosed_document';
  const ofYear = ['year', year] as const;
  const facets = [ofYear];
  const by = async (name: string) =>
    new Map((await countPiecesBy(ctx, kind, name, { facets })).map(({ value, n }) => [value, n]));
  const byDepartment = await Promise.all(
    (await listDepartments(ctx)).map(async ({ id, name }) => ({
      name,
      n: await countPieces(ctx, kind, { facets, departments: [id] }),
    })),
  );
  return {
    year,
    documents: {
      total: await countPieces(ctx, kind, { facets }),
      keyAreas: await countPieces(ctx, kind, { facets: [ofYear, ['key_area', 'yes']] }),
      late: await countPieces(ctx, kind, { facets: [ofYear, ['late', 'yes']] }),
      byArea: await by('area'),
      byCategory: await by('category'),
      byDepartment: byDepartment.filter(({ n }) => n > 0),
    },
    registers: await Promise.all(
      countableCodes.map(async (code) => ({ code, n: await countNow(ctx, { register: code, year }) })),
    ),
  };
}

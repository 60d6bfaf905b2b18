import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { listDepartments } from '../staff/departments.ts';
import { can, NotAllowedError, scopeOf } from '../staff/roles.ts';
import units from './units.json' with { type: 'json' };

/** A body as the city's own system names it, and which department of ours it is. */
export interface Unit {
  /** The first is written, all are read. */
  codes: string[];
  slug: string;
  name: Text;
}

export const exchangeUnits: readonly Unit[] = units;

/** The code of the 12345 centre, which registers what comes. */
export const CENTRE = 'hotline_center';

/** Before the name of a department of ours for which the city's own system has no code. */
const OURS = 'our:';

/** The departments of this installation by the codes of the city's own system. */
export interface Departments {
  /** Undefined where no department of ours goes by the code: nothing is guessed. */
  idOf(code: string): string | undefined;
  codeOf(departmentId: string): string | undefined;
  nameOf(departmentId: string): Text | undefined;
  /** The department that takes what comes; undefined where the office has none. */
  centre: string | undefined;
}

export async function readDepartments(ctx: Context): Promise<Departments> {
  const departments = await listDepartments(ctx);
  const bySlug = new Map(departments.map(({ id, slug }) => [slug, id]));
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  const ids = new Map<string, string>();
  const codes = new Map<string, string>();
  for (const { id, slug } of departments) {
    ids.set(`${OURS}${slug}`, id);
    codes.set(id, `${OURS}${slug}`);
  }
  for (const { codes: known, slug } of exchangeUnits) {
    const id = bySlug.get(slug);
    if (id === undefined) continue;
    for (const code of known) ids.set(code, id);
    codes.set(id, known[0] ?? slug);
  }
  return {
    idOf: (code) => ids.get(code),
    codeOf: (id) => codes.get(id),
    nameOf: (id) => names.get(id),
    centre: ids.get(CENTRE),
  };
}

/** Throws NotAllowedError unless the officer passes demands on for the centre; for any department where there is none. */
export function requireDispatcher(officer: SignedIn, { centre }: Departments): void {
  const departments = centre === undefined ? scopeOf(officer) : [centre];
  if (!departments.some((id) => can(officer, 'dispatch-inquiries', id))) throw new NotAllowedError();
}

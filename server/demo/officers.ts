import office from '#db/seeds/sample-office.json' with { type: 'json' };
import type { Context } from '../context.ts';
import type { Role, SignedIn } from '../http/signed-in.ts';
import { createDepartment } from '../staff/departments.ts';
import type { DemoOfficer } from '../staff/sign-in-page.tsx';
import { createOfficer, findOfficer } from '../staff/staff.ts';

/** Signs in to the demonstration only, which listens on the loopback interface. */
const DEMO_PASSWORD = 'wenji-demo-2021';

/** The sample offices' sign-ins, one a role; no persons. */
export const demoOfficers: DemoOfficer[] = office.officers.map(({ signInName, title, department }) => ({
  signInName,
  title,
  department: office.departments.find((each) => each.slug === department)?.name ?? {},
  password: DEMO_PASSWORD,
}));

/** The sample offices once they are made. */
export interface Cast {
  /** Ids by slug. */
  departments: Map<string, string>;
  /** By sign-in name. */
  officer(name: string): Promise<SignedIn>;
}

/** Makes the sample departments and officers, who also work for the sample bureaus. */
export async function playOffice(ctx: Context): Promise<Cast> {
  const departments = new Map<string, string>();
  for (const { slug, name } of office.departments)
    departments.set(slug, (await createDepartment(ctx, { slug, name })).id);
  const officers = new Map<string, string>();
  for (const { signInName, title, department, role, also = [] } of office.officers) {
    const departmentId = departments.get(department) ?? '';
    const roles = [department, ...also].map((slug) => ({
      departmentId: departments.get(slug) ?? '',
      role: role as Role,
    }));
    const password = DEMO_PASSWORD;
    officers.set(signInName, await createOfficer(ctx, { departmentId, title, signInName, password, roles }));
  }
  return {
    departments,
    async officer(name) {
      const officer = await findOfficer(ctx, officers.get(name) ?? '');
      if (!officer) throw new Error(`No sample officer ${name}`);
      return officer;
    },
  };
}

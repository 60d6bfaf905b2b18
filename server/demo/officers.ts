import office from '#db/seeds/sample-office.json' with { type: 'json' };
import type { Context } from '../context.ts';
import type { Role } from '../http/signed-in.ts';
import { createDepartment } from '../staff/departments.ts';
import type { DemoOfficer } from '../staff/sign-in-page.tsx';
import { createOfficer } from '../staff/staff.ts';

/** Signs in to the demonstration only, which listens on the loopback interface. */
const DEMO_PASSWORD = 'wenji-demo-2021';

/** The sample offices' sign-ins, one a role; no persons. */
export const demoOfficers: DemoOfficer[] = office.officers.map(({ signInName, title, department }) => ({
  signInName,
  title,
  department: office.departments.find((each) => each.slug === department)?.name ?? {},
  password: DEMO_PASSWORD,
}));

/** Makes the sample departments and officers; gives the departments' ids and the officers' by sign-in name. */
export async function playOffice(ctx: Context) {
  const departments = new Map<string, string>();
  for (const { slug, name } of office.departments)
    departments.set(slug, (await createDepartment(ctx, { slug, name })).id);
  const officers = new Map<string, string>();
  for (const { signInName, title, department, role } of office.officers) {
    const departmentId = departments.get(department) ?? '';
    const roles = [{ departmentId, role: role as Role }];
    const password = DEMO_PASSWORD;
    officers.set(signInName, await createOfficer(ctx, { departmentId, title, signInName, password, roles }));
  }
  return { departments, officers };
}

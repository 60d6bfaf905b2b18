import office from '#db/seeds/sample-office.json' with { type: 'json' };
import type { Context } from '../context.ts';
import type { Role, SignedIn } from '../http/signed-in.ts';
import type { Step, StepAct } from '../staff/chain-rules.ts';
import { setChain } from '../staff/chains.ts';
import { createDepartment } from '../staff/departments.ts';
import type { PublicationKind } from '../staff/publications.ts';
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

/** Makes the sample departments and officers, who also work for the sample bureaus, and a longer chain of approval. */
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
  const officer = async (name: string) => {
    const found = await findOfficer(ctx, officers.get(name) ?? '');
    if (!found) throw new Error(`No sample officer ${name}`);
    return found;
  };
  for (const { department, kinds, acts } of office.chains)
    for (const kind of kinds)
      await setChain(ctx, await officer('security'), {
        departmentId: departments.get(department) ?? '',
        kind: kind as PublicationKind,
        steps: acts.map((each): Step => {
          const officerId = 'officer' in each ? officers.get(each.officer ?? '') : undefined;
          return { act: each.act as StepAct, ...(officerId ? { officerId } : {}) };
        }),
      });
  return { departments, officer };
}

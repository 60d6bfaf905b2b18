import type { Context } from '../context.ts';
import type { Role } from '../http/signed-in.ts';
import { listAdministrators } from './administrators.ts';
import { listDepartments } from './departments.ts';
import * as queries from './next-steps.queries.ts';
import { readSite } from './site-settings.ts';

export type StepName =
  | 'site'
  | 'administrators'
  | 'first-sign-ins'
  | 'departments'
  | 'accounts'
  | 'chains'
  | 'first-publication';

/** A step until the office works: whose it is, and whether it is taken. */
export interface Step {
  name: StepName;
  by: Role;
  done: boolean;
}

/** What is left until the office works, in the order in which it is done; computed from what is stored. */
export async function listNextSteps(ctx: Context): Promise<Step[]> {
  const { db } = ctx;
  const [site, administrators, departments] = [
    await readSite(ctx),
    (await listAdministrators(ctx)).filter(({ disabled }) => !disabled),
    await listDepartments(ctx),
  ];
  const held = new Set(administrators.map(({ role }) => role));
  const used = new Set(administrators.filter(({ signedIn }) => signedIn).map(({ role }) => role));
  const staffed = (await queries.hasHolder(db, 'editor')) && (await queries.hasHolder(db, 'approver'));
  return [
    { name: 'administrators', by: 'system', done: held.has('security') && held.has('auditor') },
    { name: 'site', by: 'system', done: site.identifier !== undefined && site.icp !== undefined },
    { name: 'first-sign-ins', by: 'auditor', done: used.has('security') && used.has('auditor') },
    { name: 'departments', by: 'security', done: departments.length > 1 || staffed },
    { name: 'accounts', by: 'security', done: staffed },
    { name: 'chains', by: 'security', done: await queries.hasChain(db) },
    { name: 'first-publication', by: 'editor', done: await queries.hasPublication(db) },
  ];
}

import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from './audit.ts';
import { createDepartment } from './departments.ts';
import { fingerprint } from './fingerprint.ts';
import { waitingApprovals } from './open-work.ts';
import * as queries from './organisation.queries.ts';

export interface Section {
  id: string;
  name: Text;
  officers: number;
  closed: boolean;
}

/** A department as its administrator sees it: its sections, and officers whose accounts are open. */
export interface Organ {
  id: string;
  slug: string;
  name: Text;
  officers: number;
  sections: Section[];
  closed: boolean;
}

/** What keeps a department from being closed, each with how many there are. */
export interface OpenWork {
  officers: number;
  /** Officers of other departments who hold a role here. */
  guests: number;
  questionnaires: number;
  consultations: number;
  preparations: number;
  approvals: number;
}

/** Officers or work are still there. */
export class StillOpenError extends DomainError {
  readonly type = 'still-open';
  readonly status = 409;
}

/** It takes nothing new. */
export class ClosedError extends DomainError {
  readonly type = 'department-closed';
  readonly status = 409;
}

/** Every department with its sections, by code. */
export async function listOrgans(ctx: Context): Promise<Organ[]> {
  const [departments, sections, counts] = await Promise.all([
    queries.listDepartments(ctx.db),
    queries.listSections(ctx.db),
    queries.countOfficers(ctx.db),
  ]);
  const total = (rows: typeof counts) => rows.reduce((sum, { count }) => sum + Number(count), 0);
  return departments.map(({ id, slug, name, closed_at }) => ({
    id,
    slug,
    name: JSON.parse(name) as Text,
    officers: total(counts.filter((each) => each.department_id === id)),
    closed: closed_at !== null,
    sections: sections
      .filter((each) => each.department_id === id)
      .map((section) => ({
        id: section.id,
        name: JSON.parse(section.name) as Text,
        officers: total(counts.filter((each) => each.section_id === section.id)),
        closed: section.closed_at !== null,
      })),
  }));
}

/** Throws NotFoundError. */
export async function getOrgan(ctx: Context, slug: string): Promise<Organ> {
  const organ = (await listOrgans(ctx)).find((each) => each.slug === slug);
  if (!organ) throw new NotFoundError();
  return organ;
}

/** What is still open in a department. */
export async function openWorkIn(ctx: Context, { id, officers }: Organ): Promise<OpenWork> {
  const [guests, questionnaires, consultations, preparations, approvals] = await Promise.all([
    queries.countGuests(ctx.db, id),
    queries.countQuestionnaires(ctx.db, id),
    queries.countConsultations(ctx.db, id),
    queries.countPreparations(ctx.db, id),
    waitingApprovals(ctx),
  ]);
  const waiting = approvals.filter(({ departmentId }) => departmentId === id).length;
  return { officers, guests, questionnaires, consultations, preparations, approvals: waiting };
}

export const isIdle = (work: OpenWork): boolean => Object.values(work).every((count) => count === 0);

/** Throws NameTakenError. */
export const openDepartment = (
  ctx: Context,
  by: SignedIn,
  department: { slug: string; name: Text },
): Promise<void> =>
  ctx.store.write(async (tx) => {
    const { id, name } = await createDepartment(tx, department);
    await note(tx, by, id, 'department.created', id, { after: fingerprint(name) });
  });

/** Gives it another name, which every page shows from then on. Throws NotFoundError. */
export const renameDepartment = (ctx: Context, by: SignedIn, slug: string, name: Text): Promise<void> =>
  ctx.store.write(async (tx) => {
    const organ = await getOrgan(tx, slug);
    await queries.setDepartmentName(tx.db, organ.id, JSON.stringify(name));
    const hashes = { before: fingerprint(organ.name), after: fingerprint(name) };
    await note(tx, by, organ.id, 'department.renamed', organ.id, hashes);
    tx.store.expirePages();
  });

/** Nothing is deleted: it only takes no new officers and work. Throws NotFoundError, ClosedError, StillOpenError. */
export const closeDepartment = (ctx: Context, by: SignedIn, slug: string): Promise<void> =>
  ctx.store.write(async (tx) => {
    const organ = await getOpenOrgan(tx, slug);
    if (!isIdle(await openWorkIn(tx, organ))) throw new StillOpenError();
    await queries.setDepartmentClosed(tx.db, organ.id, tx.clock.now().toISOString());
    await note(tx, by, organ.id, 'department.closed', organ.id);
  });

/** Throws NotFoundError, ClosedError. */
export const openSection = (ctx: Context, by: SignedIn, slug: string, name: Text): Promise<void> =>
  ctx.store.write(async (tx) => {
    const organ = await getOpenOrgan(tx, slug);
    const id = tx.random(9).toString('base64url');
    const created_at = tx.clock.now().toISOString();
    const row = { id, department_id: organ.id, name: JSON.stringify(name), created_at, closed_at: null };
    await queries.insertSection(tx.db, row);
    await note(tx, by, organ.id, 'section.created', id, { after: fingerprint(name) });
  });

interface SectionOf {
  slug: string;
  id: string;
}

/** Throws NotFoundError, ClosedError. */
export const renameSection = (ctx: Context, by: SignedIn, of: SectionOf, name: Text): Promise<void> =>
  ctx.store.write(async (tx) => {
    const { organ, section } = await getOpenSection(tx, of);
    await queries.setSectionName(tx.db, section.id, JSON.stringify(name));
    const hashes = { before: fingerprint(section.name), after: fingerprint(name) };
    await note(tx, by, organ.id, 'section.renamed', section.id, hashes);
  });

/** Throws NotFoundError, ClosedError, StillOpenError while officers belong to it. */
export const closeSection = (ctx: Context, by: SignedIn, of: SectionOf): Promise<void> =>
  ctx.store.write(async (tx) => {
    const { organ, section } = await getOpenSection(tx, of);
    if (section.officers > 0) throw new StillOpenError();
    await queries.setSectionClosed(tx.db, section.id, tx.clock.now().toISOString());
    await note(tx, by, organ.id, 'section.closed', section.id);
  });

async function getOpenOrgan(tx: Context, slug: string): Promise<Organ> {
  const organ = await getOrgan(tx, slug);
  if (organ.closed) throw new ClosedError();
  return organ;
}

async function getOpenSection(tx: Context, { slug, id }: SectionOf) {
  const organ = await getOpenOrgan(tx, slug);
  const section = organ.sections.find((each) => each.id === id);
  if (!section) throw new NotFoundError();
  if (section.closed) throw new ClosedError();
  return { organ, section };
}

const note = (
  tx: Context,
  by: SignedIn,
  departmentId: string,
  act: string,
  subject: string,
  hashes: { before?: string; after?: string } = {},
) => record(tx, { officerId: by.id, departmentId, act, subject, ...hashes });

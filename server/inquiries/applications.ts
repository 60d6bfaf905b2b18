import type { Text } from '#shared/questionnaire/definition.ts';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import type { Department } from '../staff/departments.ts';
import { matrix, requireCan } from '../staff/roles.ts';
import { actOn } from './acting.ts';
import {
  type ApplicationBody,
  type ApplicationProblem,
  checkApplication,
  checkEntry,
  cleanApplication,
  type EntryWay,
} from './application-body.ts';
import * as queries from './applications.queries.ts';
import { type AcceptedInquiry, registerInquiry } from './inquiries.ts';
import type { Requester } from './inquiry-rules.ts';

/** The department that stands first, where it takes applications. */
const GENERAL_OFFICE = 'general-office';

/** Bodies that take applications: those in which somebody answers them; the general office first. */
export async function takingDepartments(ctx: Context): Promise<Department[]> {
  const rows = await queries.listTaking(ctx.db, matrix['answer-inquiries']);
  return rows
    .map(({ id, slug, name }) => ({ id, slug, name: JSON.parse(name) as Text }))
    .sort((a, b) => Number(b.slug === GENERAL_OFFICE) - Number(a.slug === GENERAL_OFFICE));
}

/** An application as the form or a clerk hands it in. */
export interface Application {
  key: string;
  language: 'zh-CN' | 'en';
  body: ApplicationBody;
  /** What a clerk says of it; without a clerk it came online and waits for confirmation. */
  entered?: { officer: SignedIn; way: EntryWay | undefined; day: string; readBack: boolean };
}

export type ApplicationOutcome =
  | { accepted: AcceptedInquiry; department: Department }
  | { problems: ApplicationProblem[] };

/**
 * Takes an application for disclosure, once for its key. Name, proof of identity and contact are sealed at once. Where the
 * law names the day of receipt its time runs from there; online, by fax and by ordinary letter only once both sides have
 * confirmed it (OGI Regulations, art. 31). Throws WeakKeyError, KeyReusedError, NotAllowedError, StoreUnwritableError.
 */
export async function applyForDisclosure(
  ctx: Context,
  { key, language, body: given, entered }: Application,
): Promise<ApplicationOutcome> {
  const departments = await takingDepartments(ctx);
  const body = cleanApplication(given);
  const problems = [
    ...(entered ? checkEntry(entered, dayOf(ctx.clock.now())) : []),
    ...checkApplication(
      body,
      departments.map(({ slug }) => slug),
    ),
  ];
  const department = departments.find(({ slug }) => slug === body.department);
  if (problems.length > 0 || !department) return { problems };
  if (entered) requireCan(entered.officer, 'enter-answers', department.id);
  const day = entered?.day || undefined;
  const accepted = await ctx.store.write(async (tx) => {
    const taken = await registerInquiry(tx, {
      departmentId: department.id,
      kind: 'disclosure',
      channel: entered?.way?.channel ?? 'online',
      language,
      requester: body.requester as Requester,
      title: titleOf(body),
      body: body.features,
      details: detailsOf(body, entered?.way),
      contacts: {
        contact: body.contact,
        applicant: JSON.stringify({
          name: body.name,
          id_kind: body.id_kind,
          id_number: body.id_number,
        }),
      },
      key,
      ...(day === undefined ? { unconfirmed: true } : { day }),
      ...(entered ? { entered: entered.officer } : {}),
    });
    // Nobody decides whether to take it: with the day that the law names it is under way.
    if (taken.created && day !== undefined) await actOn(tx, { id: taken.id, seq: 1 }, 'accept', {});
    return taken;
  });
  return { accepted, department };
}

/** What an application asks for besides its words. */
export interface ApplicationDetails {
  doc_no?: string;
  form: string;
  delivery: string;
  /** How it came. */
  way: string;
}

const detailsOf = (body: ApplicationBody, way: EntryWay | undefined): ApplicationDetails => ({
  ...(body.doc_no ? { doc_no: body.doc_no } : {}),
  form: body.form,
  delivery: body.delivery,
  way: way?.code ?? 'online',
});

/** By what an application is called in lists: the name of what it asks for, else its number, else its first words. */
const titleOf = ({ information, doc_no, features }: ApplicationBody): string =>
  information || doc_no || [...features].slice(0, 60).join('');

export const readDetails = (details: string | null): ApplicationDetails | undefined =>
  details === null ? undefined : (JSON.parse(details) as ApplicationDetails);

import type { Context } from '../context.ts';
import { type Department, listDepartments } from '../staff/departments.ts';
import { type AskedBody, type AskedProblem, type CleanAsked, checkAsked, cleanAsked } from './asking-body.ts';
import { NoCentreError } from './errors.ts';
import { type AcceptedInquiry, registerInquiry } from './inquiries.ts';
import { findOpenTopic } from './topics.ts';

/** The name in addresses of the department that takes what is asked of the line. */
const CENTRE = 'hotline-12345';

/** The 12345 centre of this site; undefined where there is none, and nothing can be asked here. */
export const findCentre = async (ctx: Context): Promise<Department | undefined> =>
  (await listDepartments(ctx)).find(({ slug }) => slug === CENTRE);

/** What somebody sends. The channel is never read from a request: here it is online. */
export interface Asked {
  key: string;
  language: 'zh-CN' | 'en';
  body: AskedBody;
  /** They were told of numbers of persons in it, and send it as it is. */
  told: boolean;
}

export type AskingOutcome = { accepted: AcceptedInquiry; asked: CleanAsked } | { problems: AskedProblem[] };

/**
 * Takes a demand, once for its key; answers only after the commit. Throws NoCentreError, WeakKeyError, KeyReusedError
 * (something else under the key), StoreUnwritableError.
 */
export async function askCentre(ctx: Context, { key, language, body, told }: Asked): Promise<AskingOutcome> {
  const centre = await findCentre(ctx);
  if (!centre) throw new NoCentreError();
  const clean = cleanAsked(body);
  const problems = checkAsked(clean, told);
  if (problems.length > 0) return { problems };
  const asked = clean as CleanAsked;
  const accepted = await registerInquiry(ctx, {
    departmentId: centre.id,
    kind: asked.kind,
    category: asked.category ?? undefined,
    topic: asked.topic === null ? undefined : (await findOpenTopic(ctx, asked.topic))?.slug,
    channel: 'online',
    language,
    district: asked.district ?? undefined,
    requester: asked.requester,
    title: asked.title,
    body: asked.text,
    details: asked.place === null ? undefined : { place: asked.place },
    contacts: asked.contact === null ? {} : { contact: asked.contact },
    confidential: asked.confidential,
    key,
  });
  return { accepted, asked };
}

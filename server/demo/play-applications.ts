import { createHash } from 'node:crypto';
import samples from '#db/seeds/applications-2021.json' with { type: 'json' };
import type { Context } from '../context.ts';
import { actOn } from '../inquiries/acting.ts';
import { type ApplicationBody, entryWays } from '../inquiries/application-body.ts';
import { applyForDisclosure } from '../inquiries/applications.ts';
import type { ActContents, InquiryAct } from '../inquiries/case/acts.ts';
import { findInquiryByNumber, type Inquiry } from '../inquiries/inquiries.ts';
import { limitOf } from '../inquiries/inquiry-rules.ts';
import { findReplyKind, sayReply } from '../inquiries/reply-kinds.ts';
import type { Cast } from './officers.ts';
import { at } from './past.ts';

type Sample = (typeof samples.applications)[number];

/**
 * Applications for disclosure as an office has them in May: one answered, one answered in part, one that waits for its
 * correction over Labour Day, two that ask for the same, the later of which is not confirmed yet.
 */
export async function playApplications(ctx: Context, cast: Cast): Promise<void> {
  for (const sample of samples.applications) {
    const number = await apply(ctx, cast, sample);
    for (const step of sample.steps) await play(ctx, cast, number, step);
  }
}

async function apply(ctx: Context, cast: Cast, { at: then, entered, ...sample }: Sample): Promise<string> {
  const body: ApplicationBody = { ...samples.applicant, ...sample.body };
  const key = createHash('sha256').update(`sample application ${then}`).digest('base64url');
  const way = entryWays.find(({ code }) => code === entered);
  const officer = await cast.officer('clerk');
  const outcome = await applyForDisclosure(at(ctx, then), {
    key,
    language: 'zh-CN',
    body,
    ...(way ? { entered: { officer, way, day: then.slice(0, 10), readBack: true } } : {}),
  });
  if ('problems' in outcome)
    throw new Error(`A sample application is refused: ${JSON.stringify(outcome.problems)}`);
  return outcome.accepted.number;
}

type Step = Sample['steps'][number];

async function play(ctx: Context, cast: Cast, number: string, step: Step): Promise<void> {
  const then = at(ctx, step.at);
  const inquiry = await findInquiryByNumber(then, number);
  if (!inquiry) throw new Error(`No sample application ${number}`);
  const officer = await cast.officer('editor');
  const act = async <A extends InquiryAct>(name: A, content: ActContents[A]): Promise<Inquiry> =>
    actOn(then, { id: inquiry.row.id, seq: inquiry.standing.seq, officer }, name, content);
  if ('what' in step && step.what !== undefined)
    await act('ask-correction', { what: step.what, until: step.until });
  else if ('kind' in step && step.kind !== undefined) await act('reply', replyOf(step));
  else await act('accept', { day: step.at.slice(0, 10), limit: limitOf('disclosure', undefined) });
}

function replyOf({
  kind: code,
  ground,
  parts,
}: {
  kind: string;
  ground?: string | undefined;
  parts: object;
}) {
  const kind = findReplyKind(code);
  if (!kind) throw new Error(`No kind of reply is called ${code}`);
  const text = sayReply(kind, ground, new Map(Object.entries(parts)), 'zh-CN');
  return { text, kind: code, ...(ground === undefined ? {} : { ground }) };
}

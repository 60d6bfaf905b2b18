import type { Text } from '#shared/questionnaire/definition.ts';
import { getInScope } from '../consultations/consultation-scope.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { findPublishedPiece } from '../pieces/published.ts';
import type { Origin } from './case/acts.ts';
import type { Inquiry } from './inquiries.ts';
import type { SpecialTopic } from './topic.ts';

/** Under which special topic a case was asked, and from which other matter of ours it came. */
export interface ComingFrom {
  /** `title`: what it is called, while it is published. */
  topic: { slug: string; title: Text | undefined } | undefined;
  origin: Origin | undefined;
  /** The address of the comment, interview or case, as far as the officer finds something there. */
  address: string | undefined;
}

export async function comingFrom(ctx: Context, officer: SignedIn, { row }: Inquiry): Promise<ComingFrom> {
  const origin = row.origin === null ? undefined : (JSON.parse(row.origin) as Origin);
  const topic =
    row.topic === null ? undefined : await findPublishedPiece<SpecialTopic>(ctx, 'special_topic', row.topic);
  return {
    topic: row.topic === null ? undefined : { slug: row.topic, title: topic?.content.title },
    origin,
    address: origin && (await addressOf(ctx, officer, origin)),
  };
}

async function addressOf(ctx: Context, officer: SignedIn, origin: Origin): Promise<string | undefined> {
  switch (origin.from) {
    case 'inquiry':
      return `/workspace/inquiries/${encodeURIComponent(origin.number)}`;
    case 'interview_question':
      return `/interviews/${origin.interview}`;
    case 'comment': {
      const consultation = `/consultations/${origin.consultation}`;
      // Who reviews its comments goes to the comment itself; others to what it is about.
      const own = await getInScope(ctx, officer, origin.consultation).catch((error: unknown) => {
        if (error instanceof NotFoundError) return undefined;
        throw error;
      });
      return own ? `/workspace${consultation}/comments/${origin.no}` : consultation;
    }
  }
}

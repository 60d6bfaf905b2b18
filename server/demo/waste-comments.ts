import seed from '#db/seeds/comments-waste-2021.json' with { type: 'json' };
import type { CommentChannel, PartyKind, Stance } from '#shared/terms.ts';
import type { CommentBody } from '../comments/comment-body.ts';
import type { Paper } from '../comments/comments.ts';

/** A sample comment on the rule on sorting waste, with the moment at which it comes in. */
export interface SampleComment {
  id: string;
  at: Date;
  body: CommentBody;
  entrance: string | undefined;
  /** What a clerk writes down of it; undefined for one from the web. */
  paper: Omit<Paper, 'officer'> | undefined;
}

const channels: { [channel: string]: CommentChannel } = {
  web: 'online',
  wechat: 'online',
  letter: 'letter',
  official_letter: 'official_letter',
  email: 'email',
  phone: 'phone',
  hall: 'hall',
};

const parties: { [identity: string]: PartyKind } = { org: 'organisation' };

type Seed = (typeof seed.comments)[number];

/** Undated ones are spread over the five days before the demonstration's first morning, by day. */
const spread = (index: number) => {
  const day = 15 + Math.floor((index * 5) / 22);
  const minutes = 9 * 60 + (index % 5) * 128 + 7 * index;
  return new Date(Date.parse(`2021-05-${day}T00:00:00+08:00`) + minutes * 60_000 + index * 1000);
};

function sampleOf(each: Seed, index: number): SampleComment {
  const arrived = each.received_on ?? each.submitted_on;
  const at = arrived ? new Date(`${arrived}T09:${10 + index}:30+08:00`) : spread(index);
  const channel = channels[each.channel] ?? 'online';
  const words = each.text['zh-CN'];
  const noComment = each.reply === 'no_comment';
  const kind = parties[each.identity ?? ''] ?? ((each.identity ?? 'person') as PartyKind);
  return {
    id: each.id,
    at,
    entrance: each.channel === 'wechat' ? 'wechat' : undefined,
    body: {
      language: 'zh-CN',
      party: {
        kind,
        name: kind === 'person' ? null : each.display_name,
        signatories: each.signatories ?? null,
      },
      show: each.publish_consent !== false,
      opinions: noComment
        ? []
        : [
            {
              clause: each.article === null ? null : String(each.article),
              stance: each.stance as Stance,
              text: words,
              proposed: null,
              quote: null,
            },
          ],
      statement: noComment ? words : null,
      contact: null,
    },
    paper:
      channel === 'online'
        ? undefined
        : {
            channel,
            serial: each.id,
            day: each.received_on ?? new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 10),
            postmarkDay: each.postmark ?? null,
          },
  };
}

/** The thirty sample comments in the order in which they come in. */
export const wasteComments: SampleComment[] = seed.comments
  .map(sampleOf)
  .sort((a, b) => a.at.getTime() - b.at.getTime());

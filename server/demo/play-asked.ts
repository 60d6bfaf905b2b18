import { createHash } from 'node:crypto';
import seed from '#db/seeds/inquiry-asked-2021.json' with { type: 'json' };
import type { Context } from '../context.ts';
import { actOn } from '../inquiries/acting.ts';
import { askCentre } from '../inquiries/asking.ts';
import { cleanAsked } from '../inquiries/asking-body.ts';
import type { Cast } from './officers.ts';
import { at } from './past.ts';

/** What a sample resident asked, and the key under which it can be sent again to see its receipt. */
export const sampleAsked = {
  key: createHash('sha256').update('sample inquiry 2021-05-18').digest('base64url'),
  ...seed.asked,
};

/** A demand that was sent from the site on Tuesday, passed on, and answered on Wednesday. */
export async function playAsked(ctx: Context, cast: Cast): Promise<void> {
  const { key, ...body } = sampleAsked;
  const outcome = await askCentre(at(ctx, '2021-05-18T19:42:10+08:00'), {
    key,
    language: 'zh-CN',
    told: false,
    body: cleanAsked({ ...body, confidential: false }),
  });
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
  const { id } = outcome.accepted;
  const to = cast.departments.get('urban-management') ?? '';
  await actOn(at(ctx, '2021-05-19T08:35:00+08:00'), { id, seq: 1 }, 'transfer', { to });
  await actOn(
    at(ctx, '2021-05-19T16:20:00+08:00'),
    { id, seq: 2, officer: await cast.officer('editor') },
    'reply',
    { text: seed.reply },
  );
}

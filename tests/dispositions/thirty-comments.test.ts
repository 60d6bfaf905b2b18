import { expect, test } from 'vitest';
import seed from '#db/seeds/comments-waste-2021.json' with { type: 'json' };
import { countComments } from '#server/comments/comment-counts.ts';
import type { Consultation } from '#server/consultations/consultations.ts';
import { playComment } from '#server/demo/play-consultations.ts';
import {
  playGroup,
  playReview,
  type Received,
  type SampleGroup,
  type SampleReview,
} from '#server/demo/play-review.ts';
import { wasteComments } from '#server/demo/waste-comments.ts';
import { listOpinionIds, readOpinions } from '#server/dispositions/opinions.ts';
import { findOutcome, proposeOutcome } from '#server/dispositions/outcomes.ts';
import type { SignedIn } from '#server/http/signed-in.ts';
import { sign } from '#server/staff/approvals.ts';
import { makeOfficer } from '../staff/support.ts';
import { openOffice, wasteMeasures } from '../support/consultations.ts';
import { type House, makeApp } from '../support/make-app.ts';

/** What the material says a moderator does; the rest is released. */
const reviews: { [expected: string]: SampleReview } = {
  route_to_12345: { act: 'refer', destination: 'hotline_12345' },
  route_to_petition: { act: 'refer', destination: 'petition' },
  spam: { act: 'withhold', rule: 'advertising' },
  redact_keep_substance: { act: 'release', hide: [['一群……（侮辱性词语）', 'abuse']] },
};

interface Office {
  consultation: Consultation;
  clerk: SignedIn;
  moderator: SignedIn;
  analyst: SignedIn;
  approver: SignedIn;
}

async function openBureau({ ctx, turnTo }: House): Promise<Office> {
  turnTo('2021-05-15T00:00:00+08:00');
  const { consultation, department } = await openOffice(ctx, wasteMeasures);
  const officer = (role: 'clerk' | 'moderator' | 'analyst' | 'approver') =>
    makeOfficer(ctx, department, [role]);
  return {
    consultation,
    clerk: await officer('clerk'),
    moderator: await officer('moderator'),
    analyst: await officer('analyst'),
    approver: await officer('approver'),
  };
}

/** All thirty come in on their days, are reviewed, grouped and answered as the material says. */
async function play({ ctx, turnTo }: House, office: Office) {
  const { consultation, clerk, moderator, analyst } = office;
  const received = new Map<string, Received>();
  for (const sample of wasteComments) {
    turnTo(sample.at.toISOString());
    const receipt = await playComment(ctx, consultation, clerk, sample);
    received.set(sample.id, { receipt, no: received.size + 1 });
  }
  turnTo('2021-06-21T09:00:00+08:00');
  for (const { id, expected_moderation: expected } of seed.comments) {
    const review = reviews[expected ?? ''] ?? { act: 'release' };
    await playReview(ctx, consultation, moderator, received.get(id) as Received, review);
  }
  turnTo('2021-07-05T09:00:00+08:00');
  const opinions = await readOpinions(ctx, consultation, await listOpinionIds(ctx, consultation, {}));
  for (const { article, members, ...group } of seed.clusters) {
    const numbers = members.map((id) => received.get(id)?.no);
    const ids = opinions.filter(({ commentNo }) => numbers.includes(commentNo)).map(({ id }) => id);
    const clauses = article === null ? [] : [String(article)];
    await playGroup(ctx, consultation, analyst, ids, { ...group, members, clauses } as SampleGroup);
  }
}

test('thirty comments come in, are reviewed, grouped, answered and accounted for to the last one', async () => {
  const house = await makeApp();
  const office = await openBureau(house);
  await play(house, office);
  const { consultation, analyst, approver } = office;
  const expected = seed.expected_totals;

  const { received, states, noComment, signatories, withheldByRule, referredByDestination } =
    await countComments(house.ctx, consultation);
  expect(states).toEqual({
    held: expected.held,
    released: expected.released,
    redacted: expected.released_with_redaction,
    not_shown: expected.not_shown_at_authors_request,
    withheld: expected.withheld,
    referred: expected.referred,
    withdrawn: expected.withdrawn,
  });
  expect({ received, noComment, signatories }).toEqual({
    received: expected.submissions,
    noComment: expected.no_comment_replies,
    signatories: expected.signatories_of_joint_letters,
  });
  expect({ withheldByRule, referredByDestination }).toEqual({
    withheldByRule: { advertising: 1 },
    referredByDestination: { hotline_12345: 1, petition: 1 },
  });

  const approval = await proposeOutcome(house.ctx, consultation, analyst);
  house.turnTo('2021-07-12T10:00:00+08:00');
  await sign(house.ctx, approval.id, {
    officer: approver,
    secrecyReviewed: true,
    subjectHash: approval.subjectHash,
  });
  const outcome = await findOutcome(house.ctx, consultation);
  const groups = outcome?.snapshot.groups ?? [];
  expect(groups).toHaveLength(expected.distinct_opinions);
  expect(new Set(groups.map((group) => group.outcome))).toEqual(new Set(seed.outcomes));
  const allDay = groups.find(({ title }) => title.en === 'Drop fixed hours; open all day');
  expect(allDay).toMatchObject({ comments: 6, opinions: 6 });

  const page = await house.app.request('/consultations/waste-measures-2021/outcome?page=all');
  expect(page.status).toBe(200);
  const html = await page.text();
  for (const { title, reason } of groups) {
    expect(html).toContain(title['zh-CN']);
    if (reason) expect(html).toContain(reason['zh-CN']);
  }
  for (const hidden of ['一群', '13800000000', '商业秘密，建议明确', '加微信', '工资拖了', '张**'])
    expect(html).not.toContain(hidden);
});

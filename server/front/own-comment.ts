import { channelWords, outcomeWords, partyWords, stanceWords, stateWords } from '#shared/term-words.ts';
import type { CommentChannel } from '#shared/terms.ts';
import { sayDay } from '#shared/text/dates.ts';
import { addDays, dayOf, localIso } from '#shared/time.ts';
import { formatReceipt } from '../access/receipts.ts';
import type { CommentBody } from '../comments/comment-body.ts';
import { findContactsKeptUntil } from '../comments/contact-retention.ts';
import type { HeldComment } from '../comments/held-comments.ts';
import { findDestination, findRule } from '../comments/moderation-rules.ts';
import { sayMoment } from '../comments/moments.ts';
import { type OwnRecord, readOwnRecord } from '../comments/own-record.ts';
import { hiddenKey } from '../comments/redaction-words.ts';
import { type Standing, standingOf } from '../comments/standing.ts';
import type { Context } from '../context.ts';
import { type Answer, findAnswers } from '../dispositions/answers.ts';
import { sayClause } from '../drafts/clause-words.ts';
import { findClause } from '../drafts/drafts.ts';
import { NotFoundError } from '../errors.ts';
import type { View } from '../http/view.ts';
import { getDepartment } from '../staff/departments.ts';
import { type Fact, known, type OwnData, type Part } from './own-data.ts';

const actWords = {
  release: 'moderation.act_release',
  withhold: 'moderation.act_withhold',
  refer: 'moderation.act_refer',
  reopen: 'moderation.act_reopen',
} as const;

/**
 * Everything that is kept under the receipt of a comment: its versions, what was decided and under which rule, what became
 * of it, its contact masked. Groups and answers only as they are public. A tombstone says that it is one.
 */
export async function ownComment(ctx: Context, view: View, held: HeldComment): Promise<OwnData> {
  const { consultation } = held;
  const record = await readOwnRecord(ctx, held);
  if (!record) throw new NotFoundError();
  const standing = await standingOf(ctx, held);
  const answers = await findAnswers(ctx, consultation, held.id);
  const department = await getDepartment(ctx, consultation.departmentId);
  const contactErasedOn = addDays(await findContactsKeptUntil(ctx, consultation), 1);
  const parts = [
    aboutPart(view, held, record, standing, view.say(department.name)),
    ...record.versions.map((version) => versionPart(view, held, version)),
    decisionsPart(view, record, standing),
    answersPart(view, answers),
    untilPart(view, record, contactErasedOn),
    notKeptPart(view),
    rightsPart(view),
  ];
  return {
    title: view.say(consultation.title),
    parts: parts.filter(({ facts }) => facts.length > 0),
    data: {
      kind: 'comment',
      receipt: held.receipt,
      state: standing.state,
      consultation: {
        slug: consultation.slug,
        title: consultation.title,
        department: department.name,
        round: record.round,
      },
      no: held.no,
      channel: held.channel,
      entrance: record.entrance,
      serial: record.serial,
      paper_day: record.paperDay,
      postmark_day: record.postmarkDay,
      received_at: localIso(held.receivedAt),
      withdrawn_on: held.withdrawnAt ? dayOf(held.withdrawnAt) : null,
      versions: record.versions.map(({ revision, at, body: { contact: _sealed, ...body } }) => ({
        revision,
        at: localIso(at),
        ...body,
      })),
      decisions: record.decisions.map(({ rule, destination, at, ...each }) => ({
        ...each,
        at: localIso(at),
        rule: findRule(rule ?? '') ?? null,
        destination: findDestination(destination ?? '') ?? null,
      })),
      redactions: record.redactions.map(({ at, revokedAt, ...each }) => ({
        ...each,
        at: localIso(at),
        revoked_at: revokedAt && localIso(revokedAt),
      })),
      appeal: standing.appeal ?? null,
      answers,
      contact_masked: record.contact ?? null,
      contact_erased_on: record.contact ? contactErasedOn : null,
    },
  };
}

function aboutPart(
  { t, say, language }: View,
  held: HeldComment,
  record: OwnRecord,
  { state }: Standing,
  department: string,
): Part {
  const withdrawn =
    held.withdrawnAt &&
    t('comments.held_withdrawn', { day: sayDay(dayOf(held.withdrawnAt), language), no: held.no });
  return {
    title: t('ownData.part_about'),
    facts: known([
      [t('ownData.state'), withdrawn ?? t(stateWords[state])],
      [t('responses.receipt_label'), formatReceipt(held.receipt)],
      [t('ownData.consultation'), say(held.consultation.title)],
      [t('ownData.department'), department],
      [t('ownData.no'), String(held.no)],
      [
        t('ownData.received_on'),
        held.withdrawnAt ? sayDay(dayOf(held.receivedAt), language) : sayMoment(held.receivedAt, language),
      ],
      [t('ownData.channel'), t(channelWords[held.channel as CommentChannel])],
      [t('ownData.entrance'), record.entrance],
      [t('ownData.serial'), record.serial],
      [t('ownData.paper_day'), record.paperDay && sayDay(record.paperDay, language)],
      [t('ownData.postmark_day'), record.postmarkDay && sayDay(record.postmarkDay, language)],
      [t('comments.contact'), record.contact],
    ]),
  };
}

function versionPart(view: View, held: HeldComment, version: OwnRecord['versions'][number]): Part {
  const { t, language } = view;
  const { party, show, statement, opinions } = version.body;
  return {
    title: t('ownData.part_version', {
      no: version.revision + 1,
      time: sayMoment(version.at, language),
    }),
    facts: known([
      [t('ownData.party'), t(partyWords[party.kind])],
      [t('ownData.party_name'), party.name],
      [t('ownData.signatories'), party.signatories === null ? null : String(party.signatories)],
      [t('ownData.wish'), show ? null : t('comments.hide')],
      [t('ownData.statement'), statement],
      ...opinions.map((opinion): [string, string] => opinionFact(view, held, opinion)),
    ]),
  };
}

function opinionFact(
  view: View,
  held: HeldComment,
  { clause, stance, quote, text, proposed }: CommentBody['opinions'][number],
): [string, string] {
  const { t } = view;
  const found = clause === null ? undefined : findClause(held.consultation.round.version, clause);
  const words = [
    t(stanceWords[stance]),
    quote,
    text,
    proposed && t('common.pair', { name: t('comments.proposed'), value: proposed }),
  ];
  return [sayClause(view, found), words.filter(Boolean).join('\n')];
}

function decisionsPart({ t, say, language }: View, record: OwnRecord, { appeal }: Standing): Part {
  const decided = record.decisions.map(({ act, rule, destination, at }): Fact => {
    const cited = findRule(rule ?? '');
    const to = findDestination(destination ?? '');
    const words = [
      t(actWords[act as keyof typeof actWords]),
      cited && say(cited.title),
      cited && say(cited.basis),
      to && say(to.title),
    ];
    return { name: sayMoment(at, language), value: words.filter(Boolean).join('\n') };
  });
  const hidden = record.redactions.map(
    ({ kind, at, revokedAt, start, end }): Fact => ({
      name: sayMoment(at, language),
      value: t(revokedAt ? 'ownData.redaction_revoked' : 'ownData.redaction', {
        kind: t(hiddenKey(kind)),
        from: start + 1,
        to: end,
      }),
    }),
  );
  return {
    title: t('ownData.part_decisions'),
    facts: [
      ...decided,
      ...hidden,
      ...known([
        [t('ownData.appeal'), appeal?.text],
        [t('ownData.appeal_decision'), appeal?.decision?.reason],
      ]),
    ],
  };
}

const answersPart = ({ t, say }: View, answers: readonly Answer[]): Part => ({
  title: t('ownData.part_outcome'),
  facts: answers.map(({ groupTitle, outcome, reason, result }) => ({
    name: say(groupTitle),
    value: [t(outcomeWords[outcome]), reason && say(reason), result && say(result)]
      .filter(Boolean)
      .join('\n'),
  })),
});

const untilPart = (
  { t, language }: View,
  { contact, versions }: OwnRecord,
  contactErasedOn: string,
): Part => ({
  title: t('ownData.part_until'),
  facts: known([
    [t('ownData.erasure'), versions.length > 0 ? t('ownData.comment_stays') : t('ownData.tombstone_stays')],
    [
      t('comments.contact'),
      contact && t('ownData.contact_erased_on', { day: sayDay(contactErasedOn, language) }),
    ],
    [t('ownData.also_kept'), versions.length > 0 ? t('ownData.also_kept_comment') : null],
  ]),
});

const notKeptPart = ({ t }: View): Part => ({
  title: t('ownData.part_not_kept'),
  facts: known([
    [t('ownData.who'), t('ownData.not_kept_who_comment')],
    [t('ownData.receipt'), t('ownData.not_kept_receipt')],
    [t('ownData.not_told'), t('ownData.not_told_comment')],
  ]),
});

const rightsPart = ({ t, say, site }: View): Part => ({
  title: t('ownData.part_rights'),
  facts: known([
    [t('responses.privacy_handler'), say(site.sponsor)],
    [t('responses.privacy_contact'), site.privacyContact ? say(site.privacyContact) : site.phone],
    [t('responses.privacy_rights'), t('ownData.comment_rights')],
  ]),
});

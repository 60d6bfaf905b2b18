import { localIso } from '#shared/time.ts';
import { sayMoment } from '../comments/moments.ts';
import type { View } from '../http/view.ts';
import { districts } from '../inquiries/districts.ts';
import { named } from '../inquiries/following.ts';
import { publicStateWords, sayStep } from '../inquiries/following-words.ts';
import type { HeldInquiry } from '../inquiries/held-inquiries.ts';
import { wordsOf } from '../inquiries/inquiries.ts';
import {
  type InquiryChannel,
  type InquiryKind,
  inquiryCategories,
  kindRule,
  type Requester,
} from '../inquiries/inquiry-rules.ts';
import { channelWords, requesterWords } from '../inquiries/inquiry-words.ts';
import { stepsOfHolder } from '../inquiries/public-steps.ts';
import { known, type OwnData } from './own-data.ts';

/** Everything that is kept under the receipt of a case: its words, what was done with it and when, never by whom. */
export function ownInquiry(view: View, held: HeldInquiry): OwnData {
  const { t, say, language } = view;
  const { inquiry, words, departments } = held;
  const { row, acts, standing } = inquiry;
  const category = wordsOf(inquiryCategories, row.category);
  const district = wordsOf(districts, row.district);
  const kind = kindRule(row.kind as InquiryKind).text;
  const steps = named(stepsOfHolder(inquiry), departments);
  const added = acts.filter(({ seq }) => words.has(seq));
  const parts = [
    {
      title: t('asking.held_words'),
      facts: known([
        [t('asking.number'), row.number],
        [t('asking.kind'), say(kind)],
        [t('asking.category'), category && say(category)],
        [t('ownData.channel'), t(channelWords[row.channel as InquiryChannel])],
        [t('ownData.received_on'), sayMoment(new Date(row.received_at), language)],
        [t('asking.requester'), t(requesterWords[row.requester as Requester])],
        [t('asking.district'), district && say(district)],
        [t('asking.title'), row.title],
        [t('asking.text'), row.body],
        [t('asking.own_details'), row.details],
        ...added.map(
          ({ seq, at }) => [sayMoment(at, language), words.get(seq)] as [string, string | undefined],
        ),
        [t('ownData.also_kept'), held.hasContact ? t('asking.own_contact') : undefined],
        [t('asking.own_withdrawn'), row.withdrawn_day],
        [t('ownData.state'), t(publicStateWords[standing.state])],
      ]),
    },
    {
      title: t('asking.steps'),
      facts: steps.map((each) => ({
        name: sayMoment(each.step.at, language),
        value: sayStep(view, each),
      })),
    },
    { title: t('asking.held_answer'), facts: known([[t('asking.held_answer'), standing.reply?.text]]) },
  ];
  return {
    title: t('asking.held_number', { number: row.number }),
    parts: parts.filter(({ facts }) => facts.length > 0),
    data: {
      kind: 'inquiry',
      receipt: held.receipt,
      number: row.number,
      inquiry_kind: row.kind,
      category: row.category,
      topic: row.topic,
      channel: row.channel,
      language: row.language,
      district: row.district,
      requester: row.requester,
      received_at: localIso(new Date(row.received_at)),
      withdrawn_on: row.withdrawn_day,
      title: row.title,
      body: row.body,
      details: row.details === null ? null : (JSON.parse(row.details) as object),
      contact_kept: held.hasContact,
      confidential: standing.confidential,
      added: added.map(({ seq, act, at }) => ({ act, at: localIso(at), words: words.get(seq) })),
      steps: steps.map(({ step }) => ({ act: step.act, at: localIso(step.at) })),
      rating: standing.rating ?? null,
      answer: standing.reply?.text ?? null,
    },
  };
}

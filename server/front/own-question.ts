import { channelWords } from '#shared/term-words.ts';
import type { CommentChannel } from '#shared/terms.ts';
import { localIso } from '#shared/time.ts';
import { sayMoment } from '../comments/moments.ts';
import type { View } from '../http/view.ts';
import { actKeys, stateKeys } from '../interviews/desk-words.ts';
import type { HeldQuestion } from '../interviews/held-questions.ts';
import { known, type OwnData } from './own-data.ts';

/** Everything that is kept under the receipt of a question: its words, what was done with it and when, never by whom. */
export function ownQuestion({ t, say, language }: View, held: HeldQuestion): OwnData {
  const { question, body, interview } = held;
  const { row, state, acts } = question;
  const decisions = acts.filter(({ act }) => act !== 'place' && act !== 'answer');
  const withdrawn = row.withdrawn_day !== null;
  const parts = [
    {
      title: t('interviews.own_asked'),
      facts: known([
        [t('interviews.own_interview'), say(interview.title)],
        [t('interviews.own_number'), String(row.no)],
        [
          t('interviews.own_received'),
          withdrawn ? undefined : sayMoment(new Date(row.received_at), language),
        ],
        [t('interviews.own_channel'), t(channelWords[row.channel as CommentChannel])],
        [t('interviews.own_language'), row.language],
        [t('interviews.asker'), body?.asker],
        [t('interviews.question'), body?.text],
        [t('interviews.own_withdrawn'), row.withdrawn_day],
        [t('interviews.own_state'), t(stateKeys[state])],
      ]),
    },
    {
      title: t('interviews.own_decisions'),
      facts: decisions.map(({ act, at }) => ({ name: sayMoment(at, language), value: t(actKeys[act]) })),
    },
  ];
  return {
    title: say(interview.title),
    parts: parts.filter(({ facts }) => facts.length > 0),
    data: {
      kind: 'interview-question',
      receipt: held.receipt,
      state,
      interview: { slug: interview.slug, title: interview.title },
      no: row.no,
      channel: row.channel,
      language: row.language,
      received_at: localIso(new Date(row.received_at)),
      withdrawn_on: row.withdrawn_day,
      asker: body?.asker ?? null,
      question: body?.text ?? null,
      decisions: decisions.map(({ act, at, content }) => ({
        act,
        at: localIso(at),
        rule: content.rule ?? null,
        merged_with: content.into ?? null,
        hidden: content.spans ?? [],
      })),
      answer: question.published?.text ?? null,
    },
  };
}

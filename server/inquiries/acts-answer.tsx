import { useView } from '../http/view.ts';
import { Area, Choice, Count } from './acts-fields.tsx';
import { contentUnless, MOST_OF_REPLY, reading } from './acts-reading.ts';
import { inquiryRatings } from './case/acts.ts';
import type { DeskForm, FieldsProps } from './desk-forms.ts';
import { callBackWays, handOverOffices, type InquiryKind, kindRule, returnReasons } from './inquiry-rules.ts';
import { callBackWayWords, ratingWords } from './inquiry-words.ts';

const reply: DeskForm<'reply'> = {
  act: 'reply',
  title: 'inquiryDesk.do_reply',
  help: 'inquiryDesk.reply_help',
  Fields({ entered, messages, templates }) {
    const { t, href } = useView();
    return (
      <>
        {templates.length > 0 ? (
          <>
            <p class="sm dim more">{t('inquiryDesk.templates_use')}</p>
            <ul class="row plain sm">
              {templates.map((template) => (
                <li key={template.href}>
                  <a href={href(template.href)}>{template.title}</a>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <Area
          act="reply"
          name="text"
          rows={8}
          label={t('inquiryDesk.reply')}
          value={entered.text ?? ''}
          messages={messages}
        />
      </>
    );
  },
  read(fields, against) {
    const read = reading('reply', fields, against);
    const text = read.words('text', 'inquiryDesk.reply', MOST_OF_REPLY, true);
    if (/\{\{.*?\}\}/.test(text)) read.say('text', against.t('inquiryDesk.placeholder_left'));
    return contentUnless(read.messages, { text });
  },
};

const giveBack: DeskForm<'return'> = {
  act: 'return',
  title: 'inquiryDesk.do_return',
  Fields({ entered, messages }) {
    const { t, say } = useView();
    return (
      <>
        <Choice
          act="return"
          name="reason"
          label={t('inquiryDesk.reason')}
          value={entered.reason}
          choices={returnReasons.map(({ code, text }) => ({ code, words: say(text) }))}
          messages={messages}
        />
        <Note act="return" entered={entered} messages={messages} />
      </>
    );
  },
  read(fields, against) {
    const read = reading('return', fields, against);
    const codes = returnReasons.map(({ code }) => code);
    const reason = read.code('reason', 'inquiryDesk.reason', codes) ?? '';
    return contentUnless(read.messages, { reason, note: read.note() });
  },
};

const askExtension: DeskForm<'ask-extension'> = {
  act: 'ask-extension',
  title: 'inquiryDesk.do_ask_extension',
  help: 'inquiryDesk.ask_extension_help',
  Fields({ inquiry, entered, messages }) {
    const { t } = useView();
    const { extension_days: most } = kindRule(inquiry.row.kind as InquiryKind);
    return (
      <>
        <Count
          act="ask-extension"
          name="days"
          label={t('inquiryDesk.days')}
          value={entered.days ?? String(most)}
          {...{ messages, most }}
        />
        <Area
          act="ask-extension"
          name="reason"
          rows={2}
          label={t('inquiryDesk.reason')}
          value={entered.reason ?? ''}
          messages={messages}
        />
      </>
    );
  },
  read(fields, against) {
    const read = reading('ask-extension', fields, against);
    const { extension_days: most } = kindRule(against.inquiry.row.kind as InquiryKind);
    const days = read.days('days', 'inquiryDesk.days', most);
    const reason = read.reason('reason', 'inquiryDesk.reason');
    return contentUnless(read.messages, { days, reason });
  },
};

export function Ratings({
  entered,
  messages,
  act,
}: Pick<FieldsProps, 'entered' | 'messages'> & { act: 'call-back' | 'rate' }) {
  const { t } = useView();
  return (
    <Choice
      act={act}
      name="rating"
      label={t('inquiryDesk.rating')}
      value={entered.rating}
      choices={inquiryRatings.map((code) => ({ code, words: t(ratingWords[code]) }))}
      messages={messages}
    />
  );
}

const callBack: DeskForm<'call-back'> = {
  act: 'call-back',
  title: 'inquiryDesk.do_call_back',
  Fields({ entered, messages }) {
    const { t } = useView();
    return (
      <>
        <Choice
          act="call-back"
          name="way"
          label={t('inquiryDesk.way')}
          value={entered.way ?? callBackWays[0]}
          choices={callBackWays.map((code) => ({
            code,
            words: t(callBackWayWords[code] ?? 'inquiryDesk.way'),
          }))}
          messages={messages}
        />
        <Ratings act="call-back" {...{ entered, messages }} />
        <Note act="call-back" {...{ entered, messages }} />
      </>
    );
  },
  read(fields, against) {
    const read = reading('call-back', fields, against);
    const way = read.code('way', 'inquiryDesk.way', callBackWays) ?? '';
    // Nobody need give one.
    const rating = inquiryRatings.find((code) => code === fields.get('rating'));
    return contentUnless(read.messages, { way, ...(rating ? { rating } : {}), note: read.note() });
  },
};

const close: DeskForm<'close'> = {
  act: 'close',
  title: 'inquiryDesk.do_close',
  read: () => ({ content: {} }),
};

const reopen: DeskForm<'reopen'> = {
  act: 'reopen',
  title: 'inquiryDesk.do_reopen',
  Fields({ inquiry, entered, messages }) {
    const { t } = useView();
    const { reopen_days: days, limit_days: most } = kindRule(inquiry.row.kind as InquiryKind);
    return (
      <>
        <Area
          act="reopen"
          name="reason"
          rows={2}
          label={t('inquiryDesk.reason')}
          value={entered.reason ?? ''}
          messages={messages}
        />
        <Count
          act="reopen"
          name="days"
          label={t('inquiryDesk.days')}
          value={entered.days ?? String(days)}
          {...{ messages, most }}
        />
      </>
    );
  },
  read(fields, against) {
    const read = reading('reopen', fields, against);
    const reason = read.reason('reason', 'inquiryDesk.reason');
    const days = read.days(
      'days',
      'inquiryDesk.days',
      kindRule(against.inquiry.row.kind as InquiryKind).limit_days,
    );
    return contentUnless(read.messages, { reason, limit: { days } });
  },
};

const supervise: DeskForm<'supervise'> = {
  act: 'supervise',
  title: 'inquiryDesk.do_supervise',
  Fields: ({ entered, messages }) => {
    const { t } = useView();
    return (
      <Note
        act="supervise"
        entered={{ note: entered.note ?? t('inquiryDesk.supervise_words') }}
        messages={messages}
      />
    );
  },
  read(fields, against) {
    const read = reading('supervise', fields, against);
    return contentUnless(read.messages, { note: read.reason('note', 'inquiryDesk.note') });
  },
};

const handOver: DeskForm<'hand-over'> = {
  act: 'hand-over',
  title: 'inquiryDesk.do_hand_over',
  help: 'inquiryDesk.hand_over_help',
  Fields({ entered, messages }) {
    const { t, say } = useView();
    return (
      <Choice
        act="hand-over"
        name="office"
        label={t('inquiryDesk.office')}
        value={entered.office}
        choices={handOverOffices.map(({ code, text }) => ({ code, words: say(text) }))}
        messages={messages}
      />
    );
  },
  read(fields, against) {
    const read = reading('hand-over', fields, against);
    const codes = handOverOffices.map(({ code }) => code);
    return contentUnless(read.messages, { office: read.code('office', 'inquiryDesk.office', codes) ?? '' });
  },
};

export function Note({
  act,
  entered,
  messages,
}: Pick<FieldsProps, 'entered' | 'messages'> & { act: 'return' | 'call-back' | 'supervise' | 'note' }) {
  const { t } = useView();
  return (
    <Area
      act={act}
      name="note"
      rows={2}
      label={t('inquiryDesk.note')}
      value={entered.note ?? ''}
      messages={messages}
    />
  );
}

export const answerForms: readonly DeskForm[] = [
  reply,
  callBack,
  close,
  giveBack,
  askExtension,
  reopen,
  supervise,
  handOver,
];

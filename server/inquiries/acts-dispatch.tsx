import { useView } from '../http/view.ts';
import { Area, Boxes, Choice, Count } from './acts-fields.tsx';
import { contentUnless, MOST_OF_REPLY, reading } from './acts-reading.ts';
import type { DeskForm, FieldsProps } from './desk-forms.ts';
import { type InquiryKind, kindRule, notAcceptedRules } from './inquiry-rules.ts';

const named = (say: ReturnType<typeof useView>['say'], departments: FieldsProps['departments']) =>
  departments.map(({ id, name }) => ({ code: id, words: say(name) }));

const accept: DeskForm<'accept'> = {
  act: 'accept',
  title: 'inquiryDesk.do_accept',
  read: () => ({ content: {} }),
};

const transfer: DeskForm<'transfer'> = {
  act: 'transfer',
  title: 'inquiryDesk.do_transfer',
  Fields({ entered, messages, departments }) {
    const { t, say } = useView();
    const choices = named(say, departments);
    return (
      <>
        <Choice
          act="transfer"
          name="to"
          label={t('inquiryDesk.lead')}
          value={entered.to}
          {...{ messages, choices }}
        />
        <details open={Boolean(entered.with)}>
          <summary>{t('inquiryDesk.with_others')}</summary>
          <Boxes
            act="transfer"
            name="with"
            label={t('inquiryDesk.with')}
            checked={(entered.with ?? '').split(',')}
            {...{ messages, choices }}
          />
        </details>
        <Area
          act="transfer"
          name="note"
          rows={2}
          label={t('inquiryDesk.note')}
          value={entered.note ?? ''}
          messages={messages}
        />
      </>
    );
  },
  read(fields, against) {
    const read = reading('transfer', fields, against);
    const to = read.code('to', 'inquiryDesk.lead', [...against.departments]);
    const others = fields.getAll('with').filter((id) => against.departments.has(id) && id !== to);
    return contentUnless(read.messages, {
      to: to ?? '',
      ...(others.length > 0 ? { with: [...new Set(others)].sort() } : {}),
      note: read.note(),
    });
  },
};

const answer: DeskForm<'answer'> = {
  act: 'answer',
  title: 'inquiryDesk.do_answer',
  help: 'inquiryDesk.answer_help',
  Fields({ entered, messages, departments }) {
    const { t, say } = useView();
    return (
      <>
        <Area
          act="answer"
          name="text"
          rows={4}
          label={t('inquiryDesk.answer')}
          value={entered.text ?? ''}
          messages={messages}
        />
        <Choice
          act="answer"
          name="department"
          label={t('inquiryDesk.three_way')}
          hint={t('inquiryDesk.three_way_help')}
          value={entered.department}
          choices={named(say, departments)}
          messages={messages}
        />
      </>
    );
  },
  read(fields, against) {
    const read = reading('answer', fields, against);
    const text = read.words('text', 'inquiryDesk.answer', MOST_OF_REPLY, true);
    const department = [...against.departments].find((id) => id === fields.get('department'));
    return contentUnless(read.messages, {
      text,
      way: department === undefined ? ('direct' as const) : ('three_way' as const),
      ...(department === undefined ? {} : { department }),
    });
  },
};

const grantExtension: DeskForm<'grant-extension'> = {
  act: 'grant-extension',
  title: 'inquiryDesk.do_grant_extension',
  Fields: ({ inquiry, entered, messages }) => {
    const { t } = useView();
    const { extension_days: most } = kindRule(inquiry.row.kind as InquiryKind);
    const days = entered.days ?? String(inquiry.standing.extension?.days ?? most);
    return (
      <Count
        act="grant-extension"
        name="days"
        label={t('inquiryDesk.days')}
        value={days}
        {...{ messages, most }}
      />
    );
  },
  read(fields, against) {
    const read = reading('grant-extension', fields, against);
    const { extension_days: most } = kindRule(against.inquiry.row.kind as InquiryKind);
    const days = read.days('days', 'inquiryDesk.days', most);
    return contentUnless(read.messages, { limit: { days } });
  },
};

const refuseExtension: DeskForm<'refuse-extension'> = {
  act: 'refuse-extension',
  title: 'inquiryDesk.do_refuse_extension',
  Fields: ({ entered, messages }) => {
    const { t } = useView();
    const value = entered.reason ?? '';
    return (
      <Area
        act="refuse-extension"
        name="reason"
        rows={2}
        label={t('inquiryDesk.reason')}
        {...{ value, messages }}
      />
    );
  },
  read(fields, against) {
    const read = reading('refuse-extension', fields, against);
    const reason = read.reason('reason', 'inquiryDesk.reason');
    return contentUnless(read.messages, { reason });
  },
};

const notAccept: DeskForm<'not-accept'> = {
  act: 'not-accept',
  title: 'inquiryDesk.do_not_accept',
  help: 'inquiryDesk.not_accept_help',
  Fields({ entered, messages }) {
    const { t, say } = useView();
    const choices = notAcceptedRules.map(({ code, text, go }) => ({
      code,
      words: go ? t('common.pair', { name: say(text), value: say(go) }) : say(text),
    }));
    return (
      <>
        <Choice
          act="not-accept"
          name="rule"
          label={t('inquiryDesk.rule')}
          value={entered.rule}
          {...{ choices, messages }}
        />
        <Area
          act="not-accept"
          name="note"
          rows={2}
          label={t('inquiryDesk.note')}
          value={entered.note ?? ''}
          messages={messages}
        />
      </>
    );
  },
  read(fields, against) {
    const read = reading('not-accept', fields, against);
    const codes = notAcceptedRules.map(({ code }) => code);
    const rule = read.code('rule', 'inquiryDesk.rule', codes) ?? '';
    return contentUnless(read.messages, { rule, note: read.note() });
  },
};

export const dispatchForms: readonly DeskForm[] = [
  transfer,
  accept,
  answer,
  grantExtension,
  refuseExtension,
  notAccept,
];

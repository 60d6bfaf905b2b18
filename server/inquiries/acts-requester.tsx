import { useView } from '../http/view.ts';
import { Note, Ratings } from './acts-answer.tsx';
import { Area, Boxes } from './acts-fields.tsx';
import { contentUnless, reading } from './acts-reading.ts';
import { inquiryRatings } from './case/acts.ts';
import type { DeskForm } from './desk-forms.ts';

const rate: DeskForm<'rate'> = {
  act: 'rate',
  title: 'inquiryDesk.do_rate',
  help: 'inquiryDesk.rate_help',
  Fields: (props) => <Ratings act="rate" {...props} />,
  read(fields, against) {
    const read = reading('rate', fields, against);
    const rating = read.code('rating', 'inquiryDesk.rating', inquiryRatings) ?? 'satisfied';
    return contentUnless(read.messages, { rating });
  },
};

const note: DeskForm<'note'> = {
  act: 'note',
  title: 'inquiryDesk.do_note',
  help: 'inquiryDesk.note_help',
  Fields: (props) => <Note act="note" {...props} />,
  read(fields, against) {
    const read = reading('note', fields, against);
    return contentUnless(read.messages, { note: read.words('note', 'inquiryDesk.note', 2000, true) });
  },
};

const add: DeskForm<'add'> = {
  act: 'add',
  title: 'inquiryDesk.do_add',
  help: 'inquiryDesk.add_help',
  Fields: ({ entered, messages }) => {
    const { t } = useView();
    return (
      <Area
        act="add"
        name="words"
        label={t('inquiryDesk.addition')}
        value={entered.words ?? ''}
        messages={messages}
      />
    );
  },
  read(fields, against) {
    const read = reading('add', fields, against);
    const words = read.words('words', 'inquiryDesk.addition', 2000, true);
    const content = { by: 'officer' as const };
    return read.messages.size > 0 ? { messages: read.messages } : { content, words };
  },
};

const withdraw: DeskForm<'withdraw'> = {
  act: 'withdraw',
  title: 'inquiryDesk.do_withdraw',
  help: 'inquiryDesk.withdraw_help',
  Fields: ({ messages }) => {
    const { t } = useView();
    const choices = [{ code: 'yes', words: t('inquiryDesk.withdraw_sure') }];
    return (
      <Boxes
        act="withdraw"
        name="sure"
        label={t('inquiryDesk.withdraw_by')}
        checked={[]}
        {...{ choices, messages }}
      />
    );
  },
  read(fields, against) {
    const read = reading('withdraw', fields, against);
    read.code('sure', 'inquiryDesk.withdraw_sure', ['yes']);
    return contentUnless(read.messages, {});
  },
};

/** What officers of every department write, and what a clerk enters for the requester. */
export const requesterForms: readonly DeskForm[] = [note, add, rate, withdraw];

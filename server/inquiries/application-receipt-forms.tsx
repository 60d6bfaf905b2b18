import { addDays, dayOf, isDay } from '#shared/time.ts';
import { disclosureRules, lastDay } from '../calendar/disclosure-deadlines.ts';
import { useView } from '../http/view.ts';
import { Day, dayIn, Words, wordsIn, wrong } from './application-desk-fields.tsx';
import { DayLine } from './application-inputs.tsx';
import { correctionUntil, dayReceived } from './application-standing.ts';
import type { DeskForm, FieldsProps } from './desk-forms.ts';
import { limitOf } from './inquiry-rules.ts';

const confirm: DeskForm<'accept'> = {
  act: 'accept',
  title: 'applications.do_confirm',
  help: 'applications.do_confirm_help',
  Fields: (props) =>
    isUnconfirmed(props) ? <Day {...props} act="accept" called="applications.confirmed_on" /> : null,
  read(fields, against) {
    const { inquiry } = against;
    if (!isUnconfirmed({ inquiry })) return { content: {} };
    const read = dayIn('accept', fields, against, dayReceived(inquiry));
    return 'messages' in read ? read : { content: { ...read, limit: limitOf('disclosure', undefined) } };
  },
};

const isUnconfirmed = ({ inquiry }: Pick<FieldsProps, 'inquiry'>) =>
  inquiry.standing.clocks.at(-1)?.unconfirmed === true;

const askCorrection: DeskForm<'ask-correction'> = {
  act: 'ask-correction',
  title: 'applications.do_ask_correction',
  help: 'applications.do_ask_correction_help',
  Fields: (props) => {
    const { t, now } = useView();
    const { entered, messages } = props;
    return (
      <>
        <Words {...props} act="ask-correction" name="what" called="applications.correct_what" />
        <DayLine
          id="ask-correction-until"
          name="until"
          label={t('applications.correct_until')}
          value={entered.until ?? addDays(dayOf(now), 15)}
          messages={messages}
        />
      </>
    );
  },
  read(fields, { inquiry, now, t }) {
    const today = dayOf(now);
    const rule = disclosureRules.find(({ code }) => code === 'correction');
    const last = rule && !isUnconfirmed({ inquiry }) ? lastDay(rule, dayReceived(inquiry)) : undefined;
    if (last && 'day' in last && today > last.day)
      return wrong('ask-correction-what', t('applications.problem_correction_late', { day: last.day }));
    const what = wordsIn(fields, 'what');
    if (!what) return wrong('ask-correction-what', t('applications.problem_words', { count: 2000 }));
    const until = (fields.get('until') ?? '').trim();
    if (!isDay(until) || until <= today)
      return wrong('ask-correction-until', t('applications.problem_until'));
    return { content: { what, until } };
  },
};

const correct: DeskForm<'correct'> = {
  act: 'correct',
  title: 'applications.do_correct',
  help: 'applications.do_correct_help',
  Fields: (props) => (
    <>
      <Day {...props} act="correct" called="applications.corrected_on" />
      <Words {...props} act="correct" name="words" called="applications.corrected_words" />
    </>
  ),
  read(fields, against) {
    const asked = against.inquiry.acts.findLast(({ act }) => act === 'ask-correction');
    const read = dayIn('correct', fields, against, asked ? dayOf(asked.at) : dayReceived(against.inquiry));
    if ('messages' in read) return read;
    const words = wordsIn(fields, 'words');
    if (!words) return wrong('correct-words', against.t('applications.problem_words', { count: 2000 }));
    return { content: { ...read, limit: limitOf('disclosure', undefined) }, words };
  },
};

const abandon: DeskForm<'abandon'> = {
  act: 'abandon',
  title: 'applications.do_abandon',
  help: 'applications.do_abandon_help',
  read(_fields, { inquiry, now, t }) {
    const until = correctionUntil(inquiry);
    return until !== undefined && dayOf(now) <= until
      ? wrong('abandon', t('applications.problem_not_yet', { day: until }))
      : { content: {} };
  },
};

/** Until the time runs: what is confirmed, corrected once, or given up (OGI Regulations, arts. 30 and 31). */
export const receiptForms = { confirm, askCorrection, correct, abandon };

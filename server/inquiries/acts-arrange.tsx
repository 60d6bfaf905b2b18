import { useView } from '../http/view.ts';
import { Area, Boxes, Line } from './acts-fields.tsx';
import { contentUnless, reading } from './acts-reading.ts';
import type { DeskForm, FieldsProps } from './desk-forms.ts';
import { type InquiryKind, kindRule, limitOf } from './inquiry-rules.ts';

const merge: DeskForm<'merge'> = {
  act: 'merge',
  title: 'inquiryDesk.do_merge',
  help: 'inquiryDesk.merge_help',
  Fields: ({ inquiry, entered, messages }) => {
    const { t } = useView();
    const origin = JSON.parse(inquiry.row.origin ?? '{}') as { from?: string; number?: string };
    const value = entered.into ?? (origin.from === 'inquiry' ? (origin.number ?? '') : '');
    return (
      <Line
        act="merge"
        name="into"
        label={t('inquiryDesk.into')}
        hint={t('inquiryDesk.into_hint')}
        {...{ value, messages }}
      />
    );
  },
  read(fields, against) {
    const read = reading('merge', fields, against);
    const into = read.words('into', 'inquiryDesk.into', 40, true).toUpperCase();
    return contentUnless(read.messages, { into });
  },
};

/** How many cases one case may be split into. */
const MOST_PARTS = 10;

const split: DeskForm<'split'> = {
  act: 'split',
  title: 'inquiryDesk.do_split',
  help: 'inquiryDesk.split_help',
  Fields: ({ entered, messages }) => {
    const { t } = useView();
    const value = entered.titles ?? '';
    return (
      <Area
        act="split"
        name="titles"
        label={t('inquiryDesk.titles')}
        hint={t('inquiryDesk.titles_hint')}
        {...{ value, messages }}
      />
    );
  },
  /** Titles stand where the numbers of the new cases will, which are given in the write. */
  read(fields, against) {
    const read = reading('split', fields, against);
    read.words('titles', 'inquiryDesk.titles', MOST_PARTS * 100, true);
    const titles = (fields.get('titles') ?? '')
      .split(/\r?\n/)
      .map((title) => title.trim())
      .filter((title) => title !== '');
    if (titles.length > MOST_PARTS)
      read.say('titles', against.t('inquiryDesk.too_many_parts', { limit: MOST_PARTS }));
    if (titles.some((title) => [...title].length > 100))
      read.say(
        'titles',
        against.t('problem.too_long', { item: against.t('inquiryDesk.titles'), limit: 100 }),
      );
    return contentUnless(read.messages, { into: titles });
  },
};

const unmerge: DeskForm<'unmerge'> = {
  act: 'unmerge',
  title: 'inquiryDesk.do_unmerge',
  help: 'inquiryDesk.unmerge_help',
  read: () => ({ content: {} }),
};

const limitNow = ({ row, standing }: FieldsProps['inquiry'], urgent: boolean) => {
  const kind = row.kind as InquiryKind;
  if (!urgent && standing.reopened > 0) return { days: kindRule(kind).reopen_days };
  return limitOf(kind, row.category ?? undefined, urgent);
};

const mark: DeskForm<'mark'> = {
  act: 'mark',
  title: 'inquiryDesk.do_mark',
  help: 'inquiryDesk.mark_help',
  Fields: ({ inquiry, entered, messages }) => {
    const { t } = useView();
    const { urgent, confidential } = inquiry.standing;
    const now = [urgent ? 'urgent' : '', confidential ? 'confidential' : ''];
    return (
      <Boxes
        act="mark"
        name="marks"
        label={t('inquiryDesk.marks')}
        checked={entered.marks === undefined ? now : entered.marks.split(',')}
        choices={[
          { code: 'urgent', words: t('inquiryDesk.urgent') },
          { code: 'confidential', words: t('inquiryDesk.confidential') },
        ]}
        messages={messages}
      />
    );
  },
  read(fields, { inquiry }) {
    const marks = fields.getAll('marks');
    const urgent = marks.includes('urgent');
    const changes = urgent !== inquiry.standing.urgent;
    return {
      content: {
        ...(changes ? { urgent, limit: limitNow(inquiry, urgent) } : {}),
        confidential: marks.includes('confidential'),
      },
    };
  },
};

/** Forms that put cases together, take them apart, and mark them. */
export const arrangeForms: readonly DeskForm[] = [merge, unmerge, split, mark];

import { stringify } from 'csv-stringify/sync';
import { outcomeWords, partyWords, stanceWords } from '#shared/term-words.ts';
import { guardFormula } from '#shared/text/formula-guard.ts';
import { hiddenKey } from '../comments/redaction-words.ts';
import type { View } from '../http/view.ts';
import type { OutcomeSnapshot, PublishedGroup } from './outcome-snapshot.ts';
import { type Quote, unquotedIn } from './quotes.ts';
import type { Pieces } from './shown-words.ts';

type Tongue = Pick<View, 't' | 'say'>;
type Row = (string | number)[];

/**
 * 采纳情况汇总表 as UTF-8 CSV with a byte order mark: a quoted text a line, with how many comments hold it; those that
 * are not shown are a line of their own.
 */
export function outcomeCsv({ groups }: OutcomeSnapshot, tongue: Tongue): string {
  const { t } = tongue;
  const headings = [
    t('dispositions.csv_no'),
    t('dispositions.csv_party'),
    t('dispositions.csv_clause'),
    t('dispositions.csv_opinion'),
    t('dispositions.csv_comments'),
    t('dispositions.csv_outcome'),
    t('dispositions.csv_reason'),
    t('dispositions.csv_note'),
  ];
  const rows = groups.flatMap((group) => rowsOf(group, tongue));
  const numbered = rows.map((row, at): Row => [at + 1, ...row]);
  return `\ufeff${stringify([headings, ...numbered].map((row) => row.map(guarded)))}`;
}

const guarded = (value: string | number) => (typeof value === 'string' ? guardFormula(value) : value);

function rowsOf(group: PublishedGroup, tongue: Tongue): Row[] {
  const { t, say } = tongue;
  const note = [
    t('dispositions.group_no', { no: group.no }) + say(group.title),
    ...(group.result ? [say(group.result)] : []),
  ].join(t('common.list_separator'));
  const answer: Row = [
    group.outcome ? t(outcomeWords[group.outcome]) : '',
    group.reason ? say(group.reason) : '',
    note,
  ];
  const clauses = group.clauses.map(({ label }) => say(label)).join(t('dispositions.list_separator'));
  const quoted = group.quotes.map((quote): Row => {
    const label = group.clauses.find(({ key }) => key === quote.clause)?.label;
    return [
      partyOf(quote, tongue),
      label ? say(label) : clauses || t('terms.whole_draft'),
      opinionOf(quote, tongue),
      quote.comments.length,
      ...answer,
    ];
  });
  const kept = (n: number, words: string): Row[] => (n > 0 ? [['', clauses, words, n, ...answer]] : []);
  const unquoted = unquotedIn(group);
  return [
    ...quoted,
    ...kept(unquoted, t('dispositions.unquoted', { n: unquoted })),
    ...kept(group.not_shown, t('terms.state_not_shown')),
  ];
}

const partyOf = ({ party }: Quote, tongue: Tongue) =>
  party.name ? joined(party.name, tongue) : tongue.t(partyWords[party.kind]);

function opinionOf({ text, proposed, stance }: Quote, tongue: Tongue): string {
  const { t } = tongue;
  const said = [
    ...(text.length > 0 ? [joined(text, tongue)] : []),
    ...(proposed ? [`${t('dispositions.proposed')}${joined(proposed, tongue)}`] : []),
  ];
  return said.length > 0
    ? said.join('\n')
    : t('dispositions.stance_only', { stance: t(stanceWords[stance]) });
}

const joined = (pieces: Pieces, { t }: Tongue) =>
  pieces.map((piece) => ('text' in piece ? piece.text : t(hiddenKey(piece.hidden)))).join('');

import { sayTime } from '#shared/text/dates.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import type { Consultation } from '../consultations/consultations.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { DispositionFields } from './disposition-fields.tsx';
import type { GivenDisposition } from './disposition-form.ts';
import { DispositionsFrame } from './dispositions-frame.tsx';
import { GroupTitleForm, MergeForm } from './group-forms.tsx';
import { GroupMembers } from './group-members.tsx';
import { clauseOf, type Disposition, type Group } from './group-records.ts';
import type { Opinion } from './opinions.ts';
import { OutcomeMark, Said, SaidAtLength } from './words.tsx';

export interface GroupPageProps {
  consultation: Consultation;
  group: Group;
  /** Other groups, into which this one can go. */
  others: Group[];
  members: Opinion[];
  page: number;
  pages: number;
  given: GivenDisposition;
  problems: ReadonlyMap<string, string>;
  mayWrite: boolean;
  written: boolean;
}

/** A distinct opinion: what is in it, the answer to it, and every answer before. */
export function GroupPage(props: GroupPageProps) {
  const { t } = useView();
  const { consultation, group, problems, mayWrite, written } = props;
  return (
    <DispositionsFrame consultation={consultation} tab="groups">
      <div class="stack">
        <ErrorSummary messages={problems} />
        {written ? (
          <p class="note ok" role="status">
            {t('dispositions.written')}
          </p>
        ) : null}
        <h1>
          {t('dispositions.group_no', { no: group.no })}
          <Said text={group.title} />
        </h1>
        <p class="dim">
          {t('dispositions.group_counts_short', {
            comments: sayNumber(group.comments),
            opinions: sayNumber(group.opinions),
          })}
        </p>
      </div>
      <div class="cols sec">
        <div class="stack">
          {mayWrite ? <DispositionFields {...props} /> : null}
          <History consultation={consultation} dispositions={group.dispositions} />
          <GroupMembers {...props} />
        </div>
        {mayWrite ? (
          <aside class="stack" aria-label={t('dispositions.group_acts')}>
            <GroupTitleForm {...props} />
            <MergeForm {...props} />
          </aside>
        ) : null}
      </div>
    </DispositionsFrame>
  );
}

function History({
  dispositions,
  consultation,
}: {
  dispositions: Disposition[];
  consultation: Consultation;
}) {
  const { t, say, language } = useView();
  const columns = [
    t('dispositions.outcome'),
    t('dispositions.reason'),
    t('dispositions.result'),
    t('dispositions.clauses'),
    t('staff.officer'),
    t('staff.time'),
  ];
  if (dispositions.length === 0) return null;
  return (
    <div>
      <h2 id="history">{t('dispositions.history')}</h2>
      <ScrollingTable labelledBy="history" columns={columns}>
        {[...dispositions].reverse().map(({ no, outcome, reason, result, lineages, officerTitle, at }) => (
          <tr key={no}>
            <td>
              <OutcomeMark outcome={outcome} />
            </td>
            <td>{reason ? <SaidAtLength text={reason} /> : null}</td>
            <td>{result ? <SaidAtLength text={result} /> : null}</td>
            <td>
              {lineages
                .flatMap((lineage) => clauseOf(consultation, lineage) ?? [])
                .map(({ label }) => say(label))
                .join(t('dispositions.list_separator'))}
            </td>
            <td>{say(officerTitle)}</td>
            <td>
              <time dateTime={at.toISOString()}>{sayTime(at, language)}</time>
            </td>
          </tr>
        ))}
      </ScrollingTable>
    </div>
  );
}

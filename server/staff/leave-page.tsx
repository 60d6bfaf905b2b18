import { sayDay } from '#shared/text/dates.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { described, fieldClass, Problem } from './approval-fields.tsx';
import type { ChainPerson } from './chain-people.ts';
import type { Leave, NewLeave } from './leave.ts';

interface Props {
  /** Whose leave may be recorded here; only the officer's own where there is none. */
  others: readonly ChainPerson[] | undefined;
  deputies: readonly ChainPerson[];
  leave: readonly Leave[];
  filled: NewLeave;
  problems: ReadonlyMap<string, string>;
}

/** Leave, and who acts meanwhile. */
export function LeavePage(props: Props) {
  const { t, href } = useView();
  const { others, deputies, leave, problems } = props;
  return (
    <WorkspaceFrame current={others ? 'chains' : 'approvals'}>
      <div class="read stack">
        <ErrorSummary messages={problems} />
        <p class="sm">
          <a href={href(others ? '/workspace/chains' : '/workspace/approvals')}>
            {t(others ? 'staff.chains' : 'staff.approvals')}
          </a>
        </p>
        <h1>{t('chains.absences')}</h1>
        <p>{t('chains.absences_intro')}</p>
        {deputies.length === 0 ? <p class="note">{t('chains.no_deputy')}</p> : <LeaveForm {...props} />}
      </div>
      <section class="sec">
        <h2 id="leave">{t('chains.leave_list')}</h2>
        {leave.length === 0 ? <p class="empty">{t('chains.leave_none')}</p> : <LeaveTable leave={leave} />}
      </section>
    </WorkspaceFrame>
  );
}

function LeaveForm({ others, deputies, filled, problems }: Props) {
  const { t, href } = useView();
  return (
    <form method="post" action={href('/workspace/absences')}>
      {others ? (
        <People
          id="officer"
          label={t('chains.officer')}
          people={others}
          chosen={filled.officerId}
          problems={problems}
        />
      ) : null}
      <People
        id="deputy"
        label={t('chains.deputy')}
        people={deputies}
        chosen={filled.deputyId}
        problems={problems}
      />
      <Day id="from" label={t('chains.from')} value={filled.fromDay} problems={problems} />
      <Day id="until" label={t('chains.until')} value={filled.untilDay} problems={problems} />
      <p class="actions">
        <button class="btn" type="submit">
          {t('chains.set_leave')}
        </button>
      </p>
    </form>
  );
}

interface FieldProps extends Pick<Props, 'problems'> {
  id: string;
  label: string;
}

function People({
  id,
  label,
  people,
  chosen,
  problems,
}: FieldProps & { people: readonly ChainPerson[]; chosen: string }) {
  const { t, say } = useView();
  return (
    <div class={fieldClass({ problems }, id)}>
      <label for={id}>{label}</label>
      <Problem given={{ problems }} field={id} />
      <select id={id} name={id} {...described({ problems }, id)}>
        <option value="">{t('chains.choose')}</option>
        {people.map((person) => (
          <option key={person.id} value={person.id} selected={person.id === chosen}>
            {t('common.pair', { name: say(person.departmentName), value: say(person.title) })}
          </option>
        ))}
      </select>
    </div>
  );
}

function Day({ id, label, value, problems }: FieldProps & { value: string }) {
  return (
    <div class={fieldClass({ problems }, id)}>
      <label for={id}>{label}</label>
      <Problem given={{ problems }} field={id} />
      <input type="date" id={id} name={id} value={value} {...described({ problems }, id)} />
    </div>
  );
}

const words = {
  now: 'chains.leave_now',
  coming: 'chains.leave_coming',
  over: 'chains.leave_over',
  ended: 'chains.leave_ended',
} as const;

const fill = { now: 'st half', coming: 'st', over: 'st none', ended: 'st none' } as const;

function LeaveTable({ leave }: Pick<Props, 'leave'>) {
  const { t, say, href, language } = useView();
  const columns = [t('chains.officer'), t('chains.deputy'), t('chains.from'), t('chains.until')];
  return (
    <ScrollingTable labelledBy="leave" columns={[...columns, t('chains.state'), t('staff.operation')]}>
      {leave.map(({ id, officerTitle, deputyTitle, fromDay, untilDay, state }) => (
        <tr key={id}>
          <th scope="row">{say(officerTitle)}</th>
          <td>{say(deputyTitle)}</td>
          <td>{sayDay(fromDay, language)}</td>
          <td>{untilDay === null ? null : sayDay(untilDay, language)}</td>
          <td>
            <span class={fill[state]}>{t(words[state])}</span>
          </td>
          <td>
            {state === 'now' || state === 'coming' ? (
              <form method="post" action={href(`/workspace/absences/${id}/end`)}>
                <button
                  class="btn alt"
                  type="submit"
                  aria-label={t('chains.end_of', {
                    title: say(officerTitle),
                    day: sayDay(fromDay, language),
                  })}
                >
                  {t('chains.end')}
                </button>
              </form>
            ) : null}
          </td>
        </tr>
      ))}
    </ScrollingTable>
  );
}

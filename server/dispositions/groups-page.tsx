import { sayNumber } from '#shared/text/numbers.ts';
import type { Consultation } from '../consultations/consultations.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { type Completeness, lackOf } from './completeness.ts';
import { DispositionsFrame } from './dispositions-frame.tsx';
import { GroupsEquation, OpinionsEquation } from './equations.tsx';
import { clausesOf, type Group, heldDisposition, inOrder, isCounted } from './group-records.ts';
import { missingWords } from './missing-list.tsx';
import { OutcomeMark, Said } from './words.tsx';

interface Props {
  consultation: Consultation;
  groups: Group[];
  complete: Completeness;
}

/** 采纳台账: every group by its clause, what it holds, its answer, and what is missing. */
export function GroupsPage({ consultation, groups, complete }: Props) {
  const { t } = useView();
  const outcomes: { [outcome: string]: number } = {};
  for (const group of complete.groups) {
    const outcome = heldDisposition(group)?.outcome;
    if (outcome) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  const numbers = [t('dispositions.comments_unit'), t('dispositions.opinions_unit')];
  const columns = [
    t('dispositions.clause'),
    t('dispositions.group'),
    ...numbers,
    t('dispositions.outcome'),
    t('dispositions.missing'),
  ];
  return (
    <DispositionsFrame consultation={consultation} tab="groups">
      <h1 id="ledger">{t('dispositions.groups_title')}</h1>
      <OpinionsEquation opinions={complete.opinions} />
      <GroupsEquation opinions={complete.opinions} outcomes={outcomes} />
      {groups.length === 0 ? (
        <p class="empty">{t('dispositions.no_groups_yet')}</p>
      ) : (
        <ScrollingTable labelledBy="ledger" columns={columns} numbers={numbers}>
          {inOrder(consultation, groups).map((group) => (
            <GroupRow key={group.no} group={group} consultation={consultation} />
          ))}
        </ScrollingTable>
      )}
    </DispositionsFrame>
  );
}

function GroupRow({ group, consultation }: { group: Group; consultation: Consultation }) {
  const { t, say, href } = useView();
  const clauses = clausesOf(consultation, group).map(({ label }) => say(label));
  const lack = isCounted(group) ? lackOf(group) : undefined;
  return (
    <tr>
      <td>{clauses.join(t('dispositions.list_separator')) || t('terms.whole_draft')}</td>
      <th scope="row">
        <a href={href(`/workspace/consultations/${consultation.slug}/groups/${group.no}`)}>
          {group.no}. <Said text={group.title} />
        </a>
      </th>
      <td class="num">{sayNumber(group.comments)}</td>
      <td class="num">{sayNumber(group.opinions)}</td>
      <td>
        <OutcomeMark outcome={heldDisposition(group)?.outcome ?? null} />
      </td>
      <td>
        {isCounted(group) ? (
          lack ? (
            <b class="err">{t(missingWords[lack], { n: 1, no: group.no, title: say(group.title) })}</b>
          ) : null
        ) : (
          <span class="dim">{t('dispositions.empty_group')}</span>
        )}
      </td>
    </tr>
  );
}

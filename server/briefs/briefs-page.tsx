import { sayTime } from '#shared/text/dates.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Approval } from '../staff/approval-records.ts';
import { stateWords } from '../staff/approval-words.ts';
import { readsDrafts } from './briefs.ts';
import type { ListedBrief } from './issues.ts';

export interface Listed extends ListedBrief {
  /** The approval of the last issue. */
  approval: Approval | undefined;
}

interface Props {
  listed: Listed[];
  writes: boolean;
  /** Whether the officer reads drafts anywhere. */
  drafts: boolean;
}

/** The briefs of the officer's departments, the last changed first. */
export function BriefsPage({ listed, writes, drafts }: Props) {
  const { t, href, language } = useView();
  return (
    <WorkspaceFrame current="briefs">
      <h1 id="briefs">{t('briefs.list')}</h1>
      <p class="dim">{t('briefs.list_help')}</p>
      {writes ? (
        <p class="actions">
          <a class="btn" href={href('/workspace/briefs/new')}>
            {t('briefs.new')}
          </a>
        </p>
      ) : null}
      {listed.length === 0 ? (
        <p class="empty sec">{t(drafts ? 'briefs.list_none' : 'briefs.list_none_signed')}</p>
      ) : (
        <div class="sec">
          <ScrollingTable
            labelledBy="briefs"
            columns={[t('staff.matter'), t('briefs.changed_at'), t('staff.state')]}
          >
            {listed.map((each) => (
              <tr key={each.brief.id}>
                <th scope="row">
                  <Title {...each} />
                </th>
                <td>{sayTime(each.signed?.signedAt ?? each.brief.changedAt, language)}</td>
                <td>
                  <State {...each} />
                </td>
              </tr>
            ))}
          </ScrollingTable>
        </div>
      )}
    </WorkspaceFrame>
  );
}

/** Leads to the draft for those who write it, else to what was signed. */
function Title({ brief, title, signed }: Listed) {
  const { t, say, href, officer } = useView();
  const root = `/workspace/briefs/${brief.id}`;
  const draft = officer && readsDrafts(officer, brief.departmentId);
  return (
    <a href={href(draft || !signed ? root : `${root}/issues/${signed.no}`)}>
      {Object.keys(title).length > 0 ? say(title) : t('briefs.untitled')}
    </a>
  );
}

function State({ brief, signed, last, approval }: Listed) {
  const { t, href } = useView();
  return (
    <>
      {signed ? (
        <a class="st full" href={href(`/workspace/briefs/${brief.id}/issues/${signed.no}`)}>
          {t('briefs.state_signed', { no: signed.no })}
        </a>
      ) : null}{' '}
      {last?.signedAt ? null : approval?.state === 'waiting' ? (
        <span class="st half">{t(stateWords.waiting)}</span>
      ) : approval?.state === 'returned' ? (
        <span class="st none">{t(stateWords.returned)}</span>
      ) : signed ? null : (
        <span class="st">{t('briefs.state_writing')}</span>
      )}
    </>
  );
}

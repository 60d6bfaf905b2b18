import type { Key } from '#shared/i18n/catalogues.ts';
import { sayDay, sayTime } from '#shared/text/dates.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { kindWords } from './approval-words.ts';
import { SelectField } from './fields.tsx';
import type { Account } from './officers.ts';
import { officersPath } from './officers-page.tsx';
import type { OpenMatter } from './open-work.ts';
import { sayRoles } from './role-words.ts';
import type { StandIn } from './stand-ins.ts';
import type { Problems } from './text-form.ts';

interface Props {
  account: Account;
  matters: OpenMatter[];
  /** Who may take it over. */
  heirs: Account[];
  standing: StandIn | undefined;
  problems: Problems;
}

/** What an officer has open, and to whom it goes. */
export function HandOverPage(props: Props) {
  const { account, matters, standing, problems } = props;
  const { t, say, href } = useView();
  return (
    <WorkspaceFrame current="officers">
      <ErrorSummary messages={problems} />
      <p class="sm">
        <a href={href(`${officersPath}/${account.id}`)}>{say(account.title)}</a>
      </p>
      <h1>{t('accounts.hand_over')}</h1>
      <section class="sec">
        <h2 id="open">{t('accounts.hand_over_open')}</h2>
        <p class="dim">{t('accounts.hand_over_open_help')}</p>
        {matters.length === 0 ? (
          <p class="empty more">{t('accounts.hand_over_none')}</p>
        ) : (
          <Matters matters={matters} />
        )}
      </section>
      {standing ? <Standing account={account} standing={standing} /> : <HandOverForm {...props} />}
    </WorkspaceFrame>
  );
}

const matterWords: { [what in OpenMatter['what']]: Key } = {
  'consultation-begun': 'accounts.matter_consultation',
  'questionnaire-begun': 'accounts.matter_questionnaire',
  proposal: 'accounts.matter_proposal',
  chain: 'accounts.matter_chain',
  'waiting-chain': 'accounts.matter_waiting_chain',
};

function Matters({ matters }: Pick<Props, 'matters'>) {
  const { t, say, language } = useView();
  const columns = [t('staff.matter'), t('staff.kind'), t('staff.department'), t('accounts.since')];
  return (
    <ScrollingTable labelledBy="open" columns={columns}>
      {matters.map(({ what, kind, departmentName, since }, at) => (
        <tr key={at}>
          <th scope="row">{t(matterWords[what])}</th>
          <td>{kind ? t(kindWords[kind]) : null}</td>
          <td>{say(departmentName)}</td>
          <td>{sayTime(since, language)}</td>
        </tr>
      ))}
    </ScrollingTable>
  );
}

function Standing({ account, standing }: { account: Account; standing: StandIn }) {
  const { t, say, href, language } = useView();
  const words = { title: say(standing.deputyTitle), day: sayDay(standing.fromDay, language) };
  return (
    <form class="sec read" method="post" action={href(`${officersPath}/${account.id}/hand-over/end`)}>
      <h2>{t('accounts.hand_over_stands')}</h2>
      <p class="note">{t('accounts.hand_over_to', words)}</p>
      <p class="actions more">
        <button class="btn alt" type="submit">
          {t('accounts.hand_over_end')}
        </button>
      </p>
    </form>
  );
}

function HandOverForm({ account, heirs, problems }: Props) {
  const view = useView();
  const { t, say, href } = view;
  if (heirs.length === 0) return <p class="note warn sec">{t('accounts.hand_over_nobody')}</p>;
  const offers = heirs.map((heir) => ({
    value: heir.id,
    words: t('accounts.heir', { title: say(heir.title), roles: sayRoles(view, heir) }),
  }));
  return (
    <form class="sec read" method="post" action={href(`${officersPath}/${account.id}/hand-over`)}>
      <h2>{t('accounts.hand_over_whom')}</h2>
      <p class="dim">{t('accounts.hand_over_help')}</p>
      <SelectField
        name="deputy"
        label={t('accounts.deputy')}
        offers={[{ value: '', words: t('accounts.choose') }, ...offers]}
        problems={problems}
      />
      <p class="actions">
        <button class="btn" type="submit">
          {t('accounts.hand_over')}
        </button>
      </p>
    </form>
  );
}

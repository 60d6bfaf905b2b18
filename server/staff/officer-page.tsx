import { sayTime } from '#shared/text/dates.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { OfficersLink } from './new-officer-page.tsx';
import { OfficerActs } from './officer-acts.tsx';
import { PostFields, RoleFields } from './officer-fields.tsx';
import type { Entered } from './officer-form.ts';
import type { OpenSession } from './officer-sessions.ts';
import type { Account } from './officers.ts';
import { AccountStateMark, officersPath } from './officers-page.tsx';
import type { Organ } from './organisation.ts';
import type { StandIn } from './stand-ins.ts';
import type { Problems } from './text-form.ts';

export interface OfficerProps {
  account: Account;
  organs: Organ[];
  sessions: OpenSession[];
  /** To whom the work was handed over. */
  handedOver: StandIn | undefined;
  problems: Problems;
  entered: Entered;
}

/** One account and everything that its administrator may do with it. */
export function OfficerPage(props: OfficerProps) {
  const { account, problems } = props;
  const { t, say, officer } = useView();
  const own = officer?.id === account.id;
  return (
    <WorkspaceFrame current="officers">
      <ErrorSummary messages={problems} />
      <OfficersLink />
      <h1>{say(account.title)}</h1>
      <Standing {...props} />
      <div class="cols">
        <div>
          <PostForm {...props} />
          {own ? <p class="note sec">{t('accounts.own_account')}</p> : <RolesForm {...props} />}
        </div>
        {own ? null : <OfficerActs {...props} />}
      </div>
    </WorkspaceFrame>
  );
}

function Standing({ account, handedOver }: OfficerProps) {
  const { t, say, language } = useView();
  const facts: [string, string][] = [
    [t('staff.name'), account.signInName],
    [t('staff.department'), say(account.department.name)],
    [
      t('accounts.last_sign_in'),
      account.lastSignIn ? sayTime(account.lastSignIn, language) : t('accounts.state_never'),
    ],
    ...(account.temporaryUntil
      ? [[t('accounts.temporary_until'), sayTime(account.temporaryUntil, language)] as [string, string]]
      : []),
    [t('accounts.second_factor'), t(account.secondFactor ? 'accounts.set_up' : 'accounts.not_set_up')],
    ...(handedOver ? [[t('accounts.handed_over_to'), say(handedOver.deputyTitle)] as [string, string]] : []),
  ];
  return (
    <div class="read">
      <p>
        <AccountStateMark state={account.state} />
      </p>
      <dl class="check more">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function PostForm({ account, ...fields }: OfficerProps) {
  const { t, href } = useView();
  return (
    <form class="sec" method="post" action={href(`${officersPath}/${account.id}`)}>
      <h2>{t('accounts.post')}</h2>
      <PostFields {...fields} />
      <p class="actions">
        <button class="btn" type="submit">
          {t('accounts.save')}
        </button>
      </p>
    </form>
  );
}

function RolesForm({ account, ...fields }: OfficerProps) {
  const { t, href } = useView();
  return (
    <form class="sec" method="post" action={href(`${officersPath}/${account.id}/roles`)}>
      <h2>{t('accounts.roles_of')}</h2>
      <RoleFields {...fields} />
      <p class="hint">{t('accounts.roles_end_sessions')}</p>
      <p class="actions">
        <button class="btn" type="submit">
          {t('accounts.save_roles')}
        </button>
      </p>
    </form>
  );
}

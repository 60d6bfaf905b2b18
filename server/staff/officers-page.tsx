import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { roles } from '../http/signed-in.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { SelectField } from './fields.tsx';
import { type Account, type AccountState, accountStates, type Sought } from './officers.ts';
import type { Organ } from './organisation.ts';
import { accountStateWords, roleWords, sayRoles } from './role-words.ts';

export const officersPath = '/workspace/officers';

interface Props {
  organs: Organ[];
  sought: Sought;
  /** Those of this page. */
  accounts: Account[];
  /** How many fit in all. */
  count: number;
  /** Where the next page begins. */
  next: string | undefined;
}

/** Every account, found by post, name, department, role or state. */
export function OfficersPage(props: Props) {
  const { accounts, count } = props;
  const { t, href } = useView();
  return (
    <WorkspaceFrame current="officers">
      <h1>{t('accounts.officers')}</h1>
      <p class="actions">
        <a class="btn" href={href(`${officersPath}/new`)}>
          {t('accounts.new')}
        </a>
        <a class="btn alt" href={href(`${officersPath}/import`)}>
          {t('accounts.import')}
        </a>
        <a href={href('/workspace/sessions')}>{t('accounts.sessions')}</a>
        <a href={href(`${officersPath}/export.csv`)}>{t('accounts.export')}</a>
      </p>
      <Search {...props} />
      <section class="sec">
        <h2 id="found">{t('accounts.found', { count })}</h2>
        {accounts.length === 0 ? <p class="empty">{t('accounts.found_none')}</p> : <Found {...props} />}
      </section>
    </WorkspaceFrame>
  );
}

function Search({ organs, sought }: Props) {
  const { t, say, href } = useView();
  const any = { value: '', words: t('accounts.any') };
  const departments = organs.map(({ slug, name }) => ({ value: slug, words: say(name) }));
  const none = new Map();
  return (
    <form class="filters field sec" action={href(officersPath)}>
      <div>
        <label for="q">{t('accounts.search')}</label>
        <input type="search" id="q" name="q" value={sought.words} maxLength={80} autocomplete="off" />
      </div>
      <SelectField
        name="department"
        label={t('staff.department')}
        offers={[any, ...departments]}
        value={sought.department}
        problems={none}
      />
      <SelectField
        name="role"
        label={t('accounts.role')}
        offers={[any, ...roles.map((role) => ({ value: role, words: t(roleWords[role]) }))]}
        value={sought.role}
        problems={none}
      />
      <SelectField
        name="state"
        label={t('staff.state')}
        offers={[
          any,
          ...accountStates.map((state) => ({ value: state, words: t(accountStateWords[state]) })),
        ]}
        value={sought.state}
        problems={none}
      />
      <button class="btn alt" type="submit">
        {t('accounts.search_button')}
      </button>
    </form>
  );
}

function Found({ accounts, sought, next }: Props) {
  const view = useView();
  const { t, say, href, language } = view;
  const columns = [
    t('staff.office'),
    t('staff.name'),
    t('staff.department'),
    t('accounts.roles'),
    t('staff.state'),
    t('accounts.last_sign_in'),
  ];
  return (
    <>
      <ScrollingTable labelledBy="found" columns={columns}>
        {accounts.map((account) => (
          <tr key={account.id}>
            <th scope="row">
              <a href={href(`${officersPath}/${account.id}`)}>{say(account.title)}</a>
            </th>
            <td>
              <code>{account.signInName}</code>
            </td>
            <td>
              {say(account.department.name)}{' '}
              {account.section ? <small>{say(account.section.name)}</small> : null}
            </td>
            <td>{sayRoles(view, account)}</td>
            <td>
              <AccountStateMark state={account.state} />
            </td>
            <td class="keep">{account.lastSignIn ? sayDay(dayOf(account.lastSignIn), language) : null}</td>
          </tr>
        ))}
      </ScrollingTable>
      {next === undefined ? null : (
        <nav class="pager" aria-label={t('accounts.pages')}>
          <a href={href(`${officersPath}?${new URLSearchParams(queryOf(sought, next))}`)}>
            {t('accounts.next')}
          </a>
        </nav>
      )}
    </>
  );
}

const queryOf = ({ words, department, role, state }: Sought, after: string) =>
  Object.entries({ q: words, department, role, state, after }).filter(([, value]) => value !== '');

const fill = { active: 'st full', never: 'st half', expired: 'st tell', disabled: 'st none' } as const;

export function AccountStateMark({ state }: { state: AccountState }) {
  const { t } = useView();
  return <span class={fill[state]}>{t(accountStateWords[state])}</span>;
}

import type { ComponentChildren } from 'preact';
import type { Key } from '#shared/i18n/catalogues.ts';
import { signInPath, signOutPath } from './session.ts';
import type { Role } from './signed-in.ts';
import { hrefIn, useView } from './view.ts';

interface PlaceOnRail {
  to: string;
  label: Key;
  /** Who finds it there; everybody where no role is named. */
  roles?: readonly Role[];
}

const content = ['editor', 'moderator', 'analyst', 'approver', 'legal', 'decision', 'clerk'] as const;

const places = {
  today: { to: '/workspace', label: 'staff.today' },
  questionnaires: { to: '/workspace/questionnaires', label: 'staff.questionnaires', roles: content },
  consultations: { to: '/workspace/consultations', label: 'staff.consultations', roles: content },
  inquiries: {
    to: '/workspace/inquiries',
    label: 'inquiryDesk.title',
    roles: ['editor', 'moderator', 'approver', 'legal', 'clerk'],
  },
  pieces: { to: '/workspace/pieces', label: 'pieces.title', roles: content },
  briefs: {
    to: '/workspace/briefs',
    label: 'briefs.list',
    roles: ['editor', 'moderator', 'analyst', 'approver', 'legal', 'decision'],
  },
  statistics: {
    to: '/workspace/statistics',
    label: 'statistics.rail',
    roles: ['editor', 'moderator', 'analyst', 'approver', 'decision'],
  },
  approvals: { to: '/workspace/approvals', label: 'staff.approvals', roles: content },
  retractions: {
    to: '/workspace/retractions',
    label: 'correcting.rail_retractions',
    roles: ['approver'],
  },
  exercises: {
    to: '/workspace/exercises',
    label: 'correcting.rail_exercises',
    roles: ['editor', 'approver'],
  },
  settings: { to: '/workspace/settings', label: 'staff.settings', roles: ['system'] },
  jobs: { to: '/workspace/jobs', label: 'staff.jobs', roles: ['system'] },
  backups: { to: '/workspace/backups', label: 'backups.title', roles: ['system'] },
  organisation: { to: '/workspace/organisation', label: 'staff.organisation', roles: ['security'] },
  officers: { to: '/workspace/officers', label: 'staff.officers', roles: ['security'] },
  chains: {
    to: '/workspace/chains',
    label: 'staff.chains',
    roles: ['security', 'approver', 'editor', 'legal'],
  },
  audit: { to: '/workspace/audit', label: 'staff.audit', roles: ['auditor'] },
  account: { to: '/workspace/account', label: 'staff.account' },
} as const satisfies { [place: string]: PlaceOnRail };

type Place = keyof typeof places;

/** What is worked on every day, what is needed now and then, and one’s own. */
const groups: readonly (readonly Place[])[] = [
  ['today', 'questionnaires', 'consultations', 'inquiries', 'pieces', 'briefs', 'statistics', 'approvals'],
  ['retractions', 'exercises', 'settings', 'jobs', 'backups', 'organisation', 'officers', 'chains', 'audit'],
  ['account'],
];

interface Props {
  current?: Place;
  /** How many matters wait in a place, where the page knows better than the rail. */
  waiting?: { [place in Place]?: number };
  children: ComponentChildren;
}

/** The officers' side of the counter: dark bar and rail, then the page. Without an officer the rail is left out. */
export function WorkspaceFrame({ current, waiting, children }: Props) {
  const { officer, waiting: counted } = useView();
  return (
    <>
      <TopBar />
      {officer ? (
        <div class="shell">
          <Rail current={current} waiting={{ ...counted, ...waiting }} />
          <main id="main">{children}</main>
        </div>
      ) : (
        <main class="wrap" id="main">
          {children}
        </main>
      )}
    </>
  );
}

function TopBar() {
  const { t, say, href, site, officer } = useView();
  return (
    <header class="top">
      <div class="wrap">
        <a class="brand" href={href(officer ? '/workspace' : signInPath)}>
          <span class="mark" />
          {say(site.name)}
          <small>
            {t('staff.workspace')}
            {officer ? ` · ${say(officer.department.name)}` : null}
          </small>
        </a>
        <Switches />
      </div>
    </header>
  );
}

function Switches() {
  const { t, say, href, officer, language, path, site } = useView();
  const other = language === 'en' ? 'zh-CN' : 'en';
  const links = (
    <>
      <a href={href('/')}>{t('staff.public_site')}</a>
      {site.english ? (
        <a href={hrefIn(other, path)} lang={other} hreflang={other}>
          {t('common.other_language')}
        </a>
      ) : null}
    </>
  );
  if (!officer) return <div class="switch">{links}</div>;
  return (
    <form class="switch" method="post" action={href(signOutPath)}>
      {links}
      <span>{say(officer.title)}</span> <button type="submit">{t('staff.sign_out')}</button>
    </form>
  );
}

function Rail({ current, waiting }: Required<Pick<Props, 'waiting'>> & { current: Place | undefined }) {
  const { t, href, officer } = useView();
  const mine = (place: Place) => {
    const { roles }: PlaceOnRail = places[place];
    return !roles || officer?.roles.some(({ role }) => roles.includes(role));
  };
  return (
    <nav class="side" aria-label={t('staff.workspace')}>
      {groups
        .map((group) => group.filter(mine))
        .filter((group) => group.length > 0)
        .map((group) => (
          <ul key={group[0]} class="plain">
            {group.map((place) => (
              <li key={place}>
                <a href={href(places[place].to)} aria-current={place === current ? 'page' : undefined}>
                  <span>{t(places[place].label)}</span>
                  {waiting[place] ? <span class="num">{waiting[place]}</span> : null}
                </a>
              </li>
            ))}
          </ul>
        ))}
    </nav>
  );
}

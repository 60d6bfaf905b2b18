import type { ComponentChildren } from 'preact';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';

export const settingsRoot = '/workspace/settings';

const tabs = {
  overview: { to: settingsRoot, label: 'settings.tab_overview' },
  site: { to: `${settingsRoot}/site`, label: 'settings.tab_site' },
  files: { to: `${settingsRoot}/verification-files`, label: 'settings.tab_files' },
  exchange: { to: `${settingsRoot}/exchange-key`, label: 'settings.tab_exchange' },
  administrators: { to: `${settingsRoot}/administrators`, label: 'settings.tab_administrators' },
} as const;

interface Props {
  current: keyof typeof tabs;
  title: string;
  /** What stands above the title: what has to be changed. */
  problems?: ComponentChildren;
  children: ComponentChildren;
}

/** What the system administrator sees to, in four places. */
export function SettingsFrame({ current, title, problems, children }: Props) {
  const { t, href } = useView();
  return (
    <WorkspaceFrame current="settings">
      {problems}
      <h1>{title}</h1>
      <nav class="tabs" aria-label={t('settings.tabs')}>
        {(Object.keys(tabs) as (keyof typeof tabs)[]).map((tab) => (
          <a key={tab} href={href(tabs[tab].to)} aria-current={tab === current ? 'page' : undefined}>
            {t(tabs[tab].label)}
          </a>
        ))}
      </nav>
      {children}
    </WorkspaceFrame>
  );
}

import type { ComponentChildren } from 'preact';
import type { Key } from '#shared/i18n/catalogues.ts';
import type { Consultation } from '../consultations/consultations.ts';
import { BoardLink } from '../http/board-link.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';

const tabs = {
  opinions: 'dispositions.tab_opinions',
  groups: 'dispositions.tab_groups',
  outcome: 'dispositions.tab_outcome',
} as const satisfies { [tab: string]: Key };

type Tab = keyof typeof tabs;

interface Props {
  consultation: Consultation;
  tab: Tab;
  children: ComponentChildren;
}

/** From opinions to the outcome: three places of one consultation. */
export function DispositionsFrame({ consultation, tab, children }: Props) {
  const { t, href } = useView();
  return (
    <WorkspaceFrame current="consultations">
      <p>
        <BoardLink consultation={consultation} />
      </p>
      <nav class="tabs" aria-label={t('dispositions.tabs')}>
        {(Object.keys(tabs) as Tab[]).map((each) => (
          <a
            key={each}
            href={href(`/workspace/consultations/${consultation.slug}/${each}`)}
            aria-current={each === tab ? 'page' : undefined}
          >
            {t(tabs[each])}
          </a>
        ))}
      </nav>
      {children}
    </WorkspaceFrame>
  );
}

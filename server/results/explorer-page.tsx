import { claimsOf } from '#shared/statistics/claims.ts';
import { sayTest } from '#shared/ui/figure-note.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { breaksOf } from '../questionnaires/version-breaks.ts';
import { ExploredPanel } from './explored-panel.tsx';
import type { Choices } from './explorer-choices.ts';
import type { Panel } from './explorer-figures.ts';
import { ExplorerForm } from './explorer-form.tsx';
import { type Explored, exploredQuery, type Obstacle } from './explorer-query.ts';
import type { InScope } from './figure-scope.ts';
import type { FigureView } from './figure-views.ts';
import { FigureViewsPart } from './figure-views-part.tsx';
import { VersionNotes } from './version-notes.tsx';

interface Props {
  scope: InScope;
  choices: Choices;
  explored: Explored;
  obstacles: Map<string, Obstacle>;
  panels: Panel[];
  views: FigureView[];
}

/** Any item by any groups, at an address that one officer can send to another. */
export function ExplorerPage({ scope, choices, explored, obstacles, panels, views }: Props) {
  const { t, say, href } = useView();
  const { slug, live } = scope.questionnaire;
  const base = `/workspace/questionnaires/${slug}`;
  const messages = new Map([...obstacles].map(([field, { key, values }]) => [field, t(key, values)]));
  return (
    <WorkspaceFrame current="questionnaires">
      <ErrorSummary messages={messages} />
      <p class="sm">
        <a href={href(base)}>{say(live.definition.title)}</a>
      </p>
      <h1>{t('results.figures')}</h1>
      <p class="row sm np">
        <a href={href(`${base}/differences`)}>{t('explorer.differences')}</a>
        {scope.own && live.definition.weighting ? (
          <a href={href(`${base}/weighting`)}>{t('weighting.link')}</a>
        ) : null}
      </p>
      <div data-behaviour="explore" data-updated={t('explorer.updated')} data-failed={t('explorer.failed')}>
        <ExplorerForm action={`${base}/figures`} choices={choices} explored={explored} messages={messages} />
        <p class="sm dim" role="status" data-status />
        <div data-explored>
          {obstacles.size === 0 ? (
            <div class="cols sec">
              <div>
                {panels.map((panel) => (
                  <ExploredPanel
                    key={`${panel.item.code} ${panel.by?.code}`}
                    questionnaire={scope.questionnaire}
                    panel={panel}
                    explored={explored}
                  />
                ))}
                <VersionNotes
                  breaks={breaksOf(scope.questionnaire).get(panels[0]?.rows[0]?.variable.item ?? '')}
                />
                <p class="sm dim">{t('results.staff_rules')}</p>
              </div>
              <aside class="stack sm" aria-label={t('explorer.beside')}>
                <WhatItSays panels={panels} />
                <FigureViewsPart base={base} views={views} query={exploredQuery(explored)} />
              </aside>
            </div>
          ) : null}
        </div>
      </div>
    </WorkspaceFrame>
  );
}

/** What may be said of the figures and what not, by how the sample came about. */
function WhatItSays({ panels }: Pick<Props, 'panels'>) {
  const view = useView();
  const { t } = view;
  const figures = panels.flatMap(({ rows }) => rows.map(({ figure }) => figure));
  const tested = figures.flatMap((figure) => (figure.test ? [{ figure, test: figure.test }] : []));
  const [first] = figures;
  if (!first) return null;
  const { speaksOf, words } = claimsOf(first.sample);
  return (
    <section class="stack">
      <h2>{t('explorer.may_say')}</h2>
      <p class="st full">{t('explorer.may_say_shares')}</p>
      {tested.map(({ figure, test }) => (
        <p key={`${figure.item} ${figure.by}`} class="st half">
          {sayTest(figure, test, view)}
        </p>
      ))}
      <p class="st none">{t(speaksOf === 'participants' ? 'explorer.may_not_say' : words.honesty)}</p>
    </section>
  );
}

import { sayTime } from '#shared/text/dates.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { InScope } from './figure-scope.ts';
import { type FigureView, LONGEST_NAME } from './figure-views.ts';

/** What was posted and cannot be taken: a new view, or a new name of one. */
export interface RefusedView {
  /** Of a view that is there; undefined for a new one. */
  id: string | undefined;
  name: string;
  address: string;
  message: string;
}

interface Props {
  scope: InScope;
  views: FigureView[];
  refused?: RefusedView | undefined;
}

/** Every view that the department keeps: to open, to send on, to rename, to put into a brief, to remove. */
export function FigureViewsPage({ scope, views, refused }: Props) {
  const { t, say, href } = useView();
  const { slug, live } = scope.questionnaire;
  const base = `/workspace/questionnaires/${slug}`;
  const field = refused?.id ? `name-${refused.id}` : 'name';
  return (
    <WorkspaceFrame current="questionnaires">
      <ErrorSummary messages={new Map(refused ? [[field, refused.message]] : [])} />
      <p class="sm">
        <a href={href(base)}>{say(live.definition.title)}</a>
      </p>
      <h1>{t('explorer.views')}</h1>
      <p class="dim">{t('explorer.views_help')}</p>
      {refused && refused.id === undefined ? <NewView base={base} refused={refused} /> : null}
      {views.length === 0 ? (
        <div class="empty">
          <p>{t('explorer.views_none')}</p>
          <p>
            <a href={href(`${base}/figures`)}>{t('results.figures')}</a>
          </p>
        </div>
      ) : (
        <ul class="plain lines sec">
          {views.map((view) => (
            <Kept
              key={view.id}
              base={base}
              view={view}
              refused={refused?.id === view.id ? refused : undefined}
            />
          ))}
        </ul>
      )}
    </WorkspaceFrame>
  );
}

function NewView({ base, refused }: { base: string; refused: RefusedView }) {
  const { t, href } = useView();
  return (
    <form method="post" action={href(`${base}/views`)} class="field read sec">
      <input type="hidden" name="address" value={refused.address} />
      <NameField id="name" refused={refused} value={refused.name} />
      <p class="more">
        <button class="btn" type="submit">
          {t('explorer.view_keep')}
        </button>
      </p>
    </form>
  );
}

function NameField({ id, value, refused }: { id: string; value: string; refused: RefusedView | undefined }) {
  const { t } = useView();
  return (
    <>
      <label for={id}>{t('explorer.view_name')}</label>
      {refused ? (
        <p class="err" id={`${id}-wrong`}>
          {refused.message}
        </p>
      ) : null}
      <input
        id={id}
        name="name"
        value={value}
        maxLength={LONGEST_NAME}
        required
        autocomplete="off"
        aria-invalid={refused ? true : undefined}
        aria-describedby={refused ? `${id}-wrong` : undefined}
      />
    </>
  );
}

interface KeptProps {
  base: string;
  view: FigureView;
  refused: RefusedView | undefined;
}

function Kept({ base, view, refused }: KeptProps) {
  const { t, say, href, language, officer } = useView();
  const { id, name, address, officerId, officerTitle, createdAt } = view;
  const at = `${base}/views/${id}`;
  return (
    <li>
      <p>
        <a href={href(`${base}/figures${address}`)}>{name}</a>
      </p>
      <p class="sm dim">
        {t('explorer.view_by', { officer: say(officerTitle), time: sayTime(createdAt, language) })}{' '}
        <a
          href={href(`/workspace/briefs/new?view=${id}`)}
          aria-label={t('explorer.into_brief_named', { name })}
        >
          {t('explorer.into_brief')}
        </a>
      </p>
      {officerId === officer?.id ? (
        <details open={refused !== undefined}>
          <summary>{t('explorer.view_change', { name })}</summary>
          <form method="post" action={href(at)} class="field read">
            <NameField id={`name-${id}`} value={refused?.name ?? name} refused={refused} />
            <p class="more">
              <button class="btn alt" type="submit">
                {t('explorer.view_rename')}
              </button>
            </p>
          </form>
          <form method="post" action={href(`${at}/removal`)} class="more">
            <button class="btn alt" type="submit">
              {t('explorer.view_remove', { name })}
            </button>
          </form>
        </details>
      ) : null}
    </li>
  );
}

import type { Change } from '#shared/questionnaire/changes.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Approval } from '../staff/approval-records.ts';
import type { Filled } from './form-fields.tsx';
import { PreparationForm } from './preparation-form-view.tsx';
import { sayField, sayObstacle, unreadableWords } from './preparation-words.ts';
import type { Preparation } from './preparations.ts';
import { PreparationsLink, root, StateMark } from './preparations-page.tsx';
import { PrivacyShown } from './privacy-part.tsx';
import { isFirm, type Obstacle } from './publication-gate.ts';
import type { Questionnaire } from './questionnaires.ts';

export interface PreparationProps {
  preparation: Preparation;
  approval: Approval | undefined;
  obstacles: Obstacle[];
  /** The questionnaire whose next version it is, and what would be changed. */
  base: Questionnaire | undefined;
  changes: Change[];
  /** The form; undefined where the officer only reads, or nothing can be changed any more. */
  filled: Filled | undefined;
  /** Another officer has saved since this page was opened. */
  changedMeanwhile?: boolean;
}

export function PreparationPage(props: PreparationProps) {
  const { preparation, approval, obstacles, filled, changedMeanwhile } = props;
  const { t, say } = useView();
  const { title } = preparation.content.definition;
  const problem = changedMeanwhile || (filled?.unreadable.size ?? 0) > 0;
  const open = preparation.publishedNo === undefined;
  return (
    <WorkspaceFrame current="questionnaires">
      {filled ? <Problems {...props} filled={filled} /> : null}
      <PreparationsLink />
      <h1>{title ? say(title) : t('making.untitled')}</h1>
      <p>
        <StateMark preparation={preparation} approval={approval} />
      </p>
      <Standing {...props} />
      {open ? <Check preparation={preparation} obstacles={obstacles} linked={filled !== undefined} /> : null}
      {filled && !problem ? (
        <Proposal preparation={preparation} approval={approval} ready={!obstacles.some(isFirm)} />
      ) : null}
      <Ways preparation={preparation} writes={filled !== undefined} />
      {filled ? <PreparationForm {...props} {...filled} /> : <PrivacyShown content={preparation.content} />}
    </WorkspaceFrame>
  );
}

function Problems({ filled, changedMeanwhile, preparation }: PreparationProps & { filled: Filled }) {
  const view = useView();
  const { t } = view;
  const messages = new Map(
    [...filled.unreadable].map(([name, code]) => [
      name,
      t(unreadableWords[code], { field: sayField(view, preparation.content.definition, name) }),
    ]),
  );
  if (changedMeanwhile) messages.set('title', t('making.changed_meanwhile'));
  return <ErrorSummary messages={messages} />;
}

function Standing({ preparation, approval, base }: PreparationProps) {
  const { t, href } = useView();
  const { publishedNo, content } = preparation;
  if (publishedNo !== undefined)
    return (
      <p class="note ok">
        {t('making.published_help', { no: publishedNo })}{' '}
        {content.exercise ? null : (
          <a href={href(`/questionnaires/${base?.slug ?? content.definition.slug}`)}>
            {t('making.public_page')}
          </a>
        )}
      </p>
    );
  if (!approval) return null;
  const note = approval.acts.at(-1)?.note;
  return (
    <div class={approval.state === 'waiting' ? 'note' : 'note warn'}>
      <p>
        {approval.state === 'waiting' ? t('making.waits') : t('making.returned')}{' '}
        <a href={href(`/workspace/approvals/${approval.id}`)}>{t('making.sheet')}</a>
      </p>
      {note ? <p>{note}</p> : null}
    </div>
  );
}

interface CheckProps extends Pick<PreparationProps, 'preparation' | 'obstacles'> {
  linked: boolean;
}

function Check({ preparation, obstacles, linked }: CheckProps) {
  const { t } = useView();
  const firm = obstacles.filter(isFirm);
  const light = obstacles.filter((each) => !isFirm(each));
  return (
    <section class="sec" aria-labelledby="missing">
      <h2 id="missing">{t('making.missing')}</h2>
      {firm.length === 0 ? (
        <p class="note ok">{t('making.missing_none')}</p>
      ) : (
        <ObstacleList preparation={preparation} obstacles={firm} linked={linked} />
      )}
      {light.length > 0 ? (
        <>
          <h3 class="more">{t('making.warnings')}</h3>
          <ObstacleList preparation={preparation} obstacles={light} linked={linked} />
        </>
      ) : null}
    </section>
  );
}

function ObstacleList({ preparation, obstacles, linked }: CheckProps) {
  const view = useView();
  const { definition } = preparation.content;
  const address = (at: string) => (at === 'text' ? view.href(`${root}/${preparation.id}/text`) : `#${at}`);
  return (
    <ul class="plain lines">
      {obstacles.map((obstacle, no) => {
        const words = sayObstacle(view, definition, obstacle);
        return <li key={no}>{linked ? <a href={address(obstacle.at)}>{words}</a> : words}</li>;
      })}
    </ul>
  );
}

interface ProposalProps extends Pick<PreparationProps, 'preparation' | 'approval'> {
  ready: boolean;
}

function Proposal({ preparation, approval, ready }: ProposalProps) {
  const { t, href } = useView();
  if (approval?.state === 'waiting') return null;
  return (
    <form class="sec" method="post" action={href(`${root}/${preparation.id}/proposals`)}>
      <p class="dim">{ready ? t('making.propose_help') : t('making.propose_not_yet')}</p>
      {ready ? (
        <p class="actions">
          <button class="btn" type="submit">
            {t('making.propose')}
          </button>
        </p>
      ) : null}
    </form>
  );
}

/** To the preview and to the text. */
function Ways({ preparation: { id }, writes }: Pick<PreparationProps, 'preparation'> & { writes: boolean }) {
  const { t, href } = useView();
  return (
    <section class="sec" aria-labelledby="preview">
      <h2 id="preview">{t('making.preview')}</h2>
      <p class="dim">{t('making.preview_help')}</p>
      <p class="row actions">
        <a class="btn alt" href={href(`${root}/${id}/preview`)}>
          {t('making.preview_open')}
        </a>
        {writes ? (
          <a class="btn alt" href={href(`${root}/${id}/text`)}>
            {t('making.text_edit')}
          </a>
        ) : null}
      </p>
    </section>
  );
}

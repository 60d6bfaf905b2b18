import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Approval } from '../staff/approval-records.ts';
import { NoticePreview } from './notice-preview.tsx';
import type { Filled } from './preparation-fields.tsx';
import { PreparationForm } from './preparation-form-view.tsx';
import { fieldOf, sayFieldNamed, sayObstacle, unreadableWords } from './preparation-words.ts';
import type { Preparation } from './preparations.ts';
import { PreparationsLink, StateMark } from './preparations-page.tsx';
import type { Obstacle } from './publication-gate.ts';

interface Props {
  preparation: Preparation;
  approval: Approval | undefined;
  obstacles: Obstacle[];
  /** The form; undefined where the officer only reads, or nothing can be changed any more. */
  filled: Filled | undefined;
  /** Another officer has saved since this page was opened. */
  changedMeanwhile?: boolean;
}

export function PreparationPage({ preparation, approval, obstacles, filled, changedMeanwhile }: Props) {
  const { t, say } = useView();
  const { content, consultationId } = preparation;
  const problem = changedMeanwhile || (filled?.unreadable.size ?? 0) > 0;
  return (
    <WorkspaceFrame current="consultations">
      {filled ? <Problems filled={filled} changedMeanwhile={changedMeanwhile ?? false} /> : null}
      <PreparationsLink />
      <h1>{content.title ? say(content.title) : t('preparations.untitled')}</h1>
      <p>
        <StateMark preparation={preparation} approval={approval} />{' '}
        {content.exercise ? <span class="tag">{t('correcting.exercise')}</span> : null}
      </p>
      <Standing preparation={preparation} approval={approval} />
      {consultationId === undefined ? <Missing obstacles={obstacles} linked={filled !== undefined} /> : null}
      {filled && !problem ? (
        <Proposal preparation={preparation} approval={approval} ready={obstacles.length === 0} />
      ) : null}
      {filled ? <PreparationForm preparation={preparation} {...filled} /> : null}
      <NoticePreview preparation={preparation} editable={filled !== undefined} />
    </WorkspaceFrame>
  );
}

function Problems({ filled, changedMeanwhile }: { filled: Filled; changedMeanwhile: boolean }) {
  const view = useView();
  const { t } = view;
  const messages = new Map(
    [...filled.unreadable].map(([name, code]) => [
      name,
      t(unreadableWords[code], { field: sayFieldNamed(view, name) }),
    ]),
  );
  if (changedMeanwhile) messages.set('title', t('preparations.changed_meanwhile'));
  return <ErrorSummary messages={messages} />;
}

function Standing({ preparation, approval }: Pick<Props, 'preparation' | 'approval'>) {
  const { t, href } = useView();
  const { slug = '' } = preparation.content;
  if (preparation.consultationId !== undefined)
    return (
      <p class="note ok">
        {t('preparations.published_help')}{' '}
        <a href={href(`/consultations/${slug}`)}>{t('preparations.public_page')}</a>
      </p>
    );
  if (!approval || approval.state === 'recalled') return null;
  const note = approval.acts.at(-1)?.note;
  return (
    <div class={approval.state === 'waiting' ? 'note' : 'note warn'}>
      <p>
        {approval.state === 'waiting' ? t('preparations.waits') : t('preparations.returned')}{' '}
        <a href={href(`/workspace/approvals/${approval.id}`)}>{t('preparations.sheet')}</a>
      </p>
      {note ? <p>{note}</p> : null}
    </div>
  );
}

function Missing({ obstacles, linked }: { obstacles: Obstacle[]; linked: boolean }) {
  const view = useView();
  const { t } = view;
  return (
    <section class="sec" aria-labelledby="missing">
      <h2 id="missing">{t('preparations.missing')}</h2>
      {obstacles.length === 0 ? (
        <p class="note ok">{t('preparations.missing_none')}</p>
      ) : (
        <ul class="plain lines">
          {obstacles.map((obstacle, at) => (
            <li key={at}>
              {linked ? (
                <a href={`#${fieldOf(obstacle)}`}>{sayObstacle(view, obstacle)}</a>
              ) : (
                sayObstacle(view, obstacle)
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface ProposalProps extends Pick<Props, 'preparation' | 'approval'> {
  ready: boolean;
}

function Proposal({ preparation, approval, ready }: ProposalProps) {
  const { t, href } = useView();
  if (approval?.state === 'waiting') return null;
  return (
    <form class="sec" method="post" action={href(`/workspace/preparations/${preparation.id}/proposals`)}>
      <p class="dim">{ready ? t('preparations.propose_help') : t('preparations.propose_not_yet')}</p>
      {ready ? (
        <p class="actions">
          <button class="btn" type="submit">
            {t('preparations.propose')}
          </button>
        </p>
      ) : null}
    </form>
  );
}

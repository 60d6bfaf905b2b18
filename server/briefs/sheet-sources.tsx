import { claimsOf } from '#shared/statistics/claims.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { useView, type View } from '../http/view.ts';
import type { SheetProps } from './brief-sheet.tsx';
import { sayFigure } from './brief-words.ts';
import { circled } from './content.ts';
import type { BriefFigure } from './figures.ts';

/** Every figure by its number with its base, and where the page itself is found again. */
export function Sources({ snapshot, issue, link, figureAddress }: SheetProps) {
  const view = useView();
  const { t } = view;
  return (
    <footer class="sec sources">
      <div>
        {snapshot.figures.length > 0 ? (
          <>
            <h2>{t('briefs.sources_line')}</h2>
            <ol class="plain">
              {snapshot.figures.map((figure) => (
                <li key={figure.no}>
                  <a href={figureAddress(figure.no)}>
                    {circled(figure.no)} {sayFigure(view, figure)}
                  </a>
                  {t('briefs.comma')}
                  {saySource(view, figure)}
                </li>
              ))}
            </ol>
          </>
        ) : null}
        {[...new Set(snapshot.questionnaires.map(({ sample }) => claimsOf(sample).words.honesty))].map(
          (key) => (
            <p key={key}>{t(key)}</p>
          ),
        )}
        {snapshot.consultations.length > 0 ? <p>{t('briefs.comments_voluntary')}</p> : null}
        {link ? <p>{t('briefs.lookup', { address: link.address })}</p> : null}
        {issue ? <p class="hash">{t('briefs.fingerprint', { hash: issue.hash })}</p> : null}
      </div>
      {link ? <img src={link.qr} alt={t('briefs.qr')} width="96" height="96" /> : null}
    </footer>
  );
}

/** Its base, whether it is weighted, and whether it is public. */
function saySource({ t }: View, { figure, released }: BriefFigure): string {
  return [
    figure.base === null
      ? t('briefs.source_base_hidden')
      : t('briefs.source_base', { n: sayNumber(figure.base) }),
    t(figure.weighting.kind === 'none' ? 'briefs.source_unweighted' : 'briefs.source_weighted'),
    released && figure.release
      ? t('briefs.source_released', { no: figure.release.no })
      : t('briefs.source_internal'),
  ].join(t('briefs.comma'));
}

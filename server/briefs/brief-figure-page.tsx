import { sayTime } from '#shared/text/dates.ts';
import type { MethodLine } from '#shared/ui/figure-base.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { BriefFigure } from './figures.ts';
import { FrozenFigure } from './frozen-figure.tsx';

interface Props {
  figure: BriefFigure;
  /** Where the brief stands that cites it. */
  back: string;
  /** How it was made; undefined where its questionnaire is gone. */
  method: MethodLine[] | undefined;
}

/** A figure of a brief as it was frozen, with its note. */
export function BriefFigurePage({ figure, back, method }: Props) {
  const { t, say, href, language } = useView();
  const until = sayTime(new Date(figure.until), language);
  return (
    <WorkspaceFrame current="briefs">
      <p class="sm">
        <a href={href(back)}>{t('briefs.to_issue')}</a>
      </p>
      <h1>{t('briefs.figure_title', { no: figure.no })}</h1>
      <p class="read">{say(figure.figure.note)}</p>
      <div class="sec">
        <FrozenFigure figure={figure.figure} method={method} />
      </div>
      <p class="sm dim">{t('briefs.figure_frozen', { until, hash: figure.hash })}</p>
      <p class="sm">
        <a href={href(figure.address)}>{t('briefs.figure_now')}</a>
      </p>
    </WorkspaceFrame>
  );
}

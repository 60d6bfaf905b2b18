import type { Recognition } from '#shared/questionnaire/plain/recognise.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { PasteForm } from './paste-form.tsx';
import type { Preparation } from './preparations.ts';
import { PreparationsLink, root } from './preparations-page.tsx';
import { RecognisedPart } from './recognised-part.tsx';

interface Props {
  preparation: Preparation;
  text: string;
  version: string;
  recognised?: Recognition | undefined;
  problems?: Map<string, string> | undefined;
}

/** The whole questionnaire as text: to change its questions, and to copy. */
export function TextPage({ preparation, text, version, recognised, problems = new Map() }: Props) {
  const { t, say, href } = useView();
  const { title } = preparation.content.definition;
  return (
    <WorkspaceFrame current="questionnaires">
      <PreparationsLink />
      <h1>{t('making.text_edit')}</h1>
      <p>
        <a href={href(`${root}/${preparation.id}`)}>{title ? say(title) : t('making.untitled')}</a>
      </p>
      <div class="stack">
        <ErrorSummary messages={problems} />
        <p class="dim">{t('making.text_edit_help')}</p>
        <p class="dim">{t('making.text_copy')}</p>
        <PasteForm
          action={`${root}/${preparation.id}/text`}
          text={text}
          version={version}
          keep={t('making.text_keep')}
          keepable
        />
        {recognised ? <RecognisedPart recognised={recognised} /> : null}
      </div>
    </WorkspaceFrame>
  );
}

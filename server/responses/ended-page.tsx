import type { Text } from '#shared/questionnaire/definition.ts';
import { useView } from '../http/view.ts';

/** The questionnaire does not go on after this answer; nothing was kept. */
export function EndedPage({ message, slug }: { message: Text; slug: string }) {
  const { t, say, href } = useView();
  return (
    <div class="read stack" data-behaviour="ended" data-slug={slug}>
      <h1>{t('responses.ended_title')}</h1>
      <p class="lead">{say(message)}</p>
      <p>{t('responses.ended_help')}</p>
      <p>
        <a href={href('/')}>{t('common.open')}</a>
      </p>
    </div>
  );
}

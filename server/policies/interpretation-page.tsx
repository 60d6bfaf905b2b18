import { sayDay } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { Interpretation } from './interpretation.ts';
import { InterpretationParts } from './interpretation-parts.tsx';

interface Props {
  /** Of the policy. */
  slug: string;
  content: Interpretation;
  large: boolean;
}

/** An interpretation by itself, to read, in large type, to print. */
export function InterpretationPage({ slug, content, large }: Props) {
  const { t, say, href, language } = useView();
  const root = `/policies/${slug}/interpretation`;
  return (
    <article class={large ? 'large-print' : undefined}>
      <p class="row sm">
        <span class="dim">
          {t('policies.interpretation_day', { day: sayDay(content.published_on, language) })}
        </span>
        <a href={href(`/policies/${slug}`)}>{t('policies.to_policy')}</a>
        {content.large_print ? (
          <a class="np" href={href(large ? root : `${root}?type=large`)}>
            {t(large ? 'policies.normal_print' : 'policies.large_print')}
          </a>
        ) : null}
      </p>
      <h1 class="read">{say(content.title)}</h1>
      <div class="sec">
        <InterpretationParts content={content} level={2} />
      </div>
    </article>
  );
}

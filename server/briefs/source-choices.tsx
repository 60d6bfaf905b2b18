import type { Text } from '#shared/questionnaire/definition.ts';
import { useView } from '../http/view.ts';

interface CitableSource {
  slug: string;
  title: Text;
  /** Whether its results are public. */
  released: boolean;
}

/** What a brief of the department may cite. */
export interface Citable {
  questionnaires: CitableSource[];
  consultations: CitableSource[];
}

interface Props {
  citable: Citable;
  chosen: { questionnaires: readonly string[]; consultations: readonly string[] };
}

/** The questionnaires and consultations that a brief rests on. */
export function SourceChoices({ citable, chosen }: Props) {
  const { t } = useView();
  return (
    <div id="sources">
      <Choices
        name="questionnaire"
        legend={t('briefs.questionnaires')}
        sources={citable.questionnaires}
        chosen={chosen.questionnaires}
      />
      <Choices
        name="consultation"
        legend={t('briefs.consultations')}
        sources={citable.consultations}
        chosen={chosen.consultations}
      />
    </div>
  );
}

interface ChoicesProps {
  name: string;
  legend: string;
  sources: CitableSource[];
  chosen: readonly string[];
}

function Choices({ name, legend, sources, chosen }: ChoicesProps) {
  const { t, say } = useView();
  const gone = chosen.filter((slug) => !sources.some((each) => each.slug === slug));
  if (sources.length + gone.length === 0) return null;
  return (
    <fieldset class="sec">
      <legend>{legend}</legend>
      <div class="opts">
        {sources.map(({ slug, title, released }) => (
          <label class="opt" key={slug} for={`${name}-${slug}`}>
            <input
              type="checkbox"
              id={`${name}-${slug}`}
              name={name}
              value={slug}
              checked={chosen.includes(slug)}
            />
            <span>
              {say(title)}{' '}
              <span class="tag">{t(released ? 'briefs.released_source' : 'briefs.internal_source')}</span>
            </span>
          </label>
        ))}
        {gone.map((slug) => (
          <label class="opt" key={slug} for={`${name}-${slug}`}>
            <input type="checkbox" id={`${name}-${slug}`} name={name} value={slug} checked />
            <span>{slug}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

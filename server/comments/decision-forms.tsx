import type { ComponentChildren } from 'preact';
import { KeyHint, keyed } from '../http/desk-keys.tsx';
import { useView } from '../http/view.ts';
import type { Given } from './decision-form.ts';
import { destinations, withholdingRules } from './moderation-rules.ts';
import { FoldedNote } from './note-field.tsx';
import type { Review } from './reviews.ts';
import { SpansFields } from './spans-fields.tsx';

export interface FormProps {
  review: Review;
  /** The address of the comment without its filter. */
  base: string;
  /** The filter, which goes along. */
  query: string;
  given: Given | undefined;
}

/** What the officer saw goes along, so that a decision on anything else is refused. */
export function Seen({ review: { seen } }: Pick<FormProps, 'review'>) {
  return (
    <>
      <input type="hidden" name="revision" value={seen.revision} />
      <input type="hidden" name="seq" value={seen.seq} />
    </>
  );
}

interface DecisionProps extends FormProps {
  act: 'release' | 'withhold' | 'refer';
  children: ComponentChildren;
}

function DecisionForm({ review, base, query, act, children }: DecisionProps) {
  const { href } = useView();
  return (
    <form method="post" action={href(`${base}/decision${query}`)}>
      <Seen review={review} />
      <input type="hidden" name="act" value={act} />
      {children}
    </form>
  );
}

/** Release, release with something hidden, withhold, refer: each by one button. */
export function DecisionForms(props: FormProps) {
  const { t, say } = useView();
  const { review, given } = props;
  const found = review.proposals.length > 0;
  return (
    <>
      <DecisionForm {...props} act="release">
        <p class="sm dim">
          {t(review.body?.show === false ? 'moderation.release_unshown_help' : 'moderation.release_help')}
        </p>
        <p class="actions">
          <button class={found ? 'btn alt' : 'btn'} type="submit" {...keyed('R')}>
            {t('moderation.release')} <KeyHint k="R" />
          </button>
        </p>
      </DecisionForm>
      <section class="stack" aria-labelledby="redaction">
        <h3 id="redaction">{t('moderation.redaction')}</h3>
        <DecisionForm {...props} act="release">
          <input type="hidden" name="redacted" value="1" />
          <SpansFields review={review} given={given?.form === 'release' ? given : undefined} id="release" />
          <p class="actions">
            <button class={found ? 'btn' : 'btn alt'} type="submit" {...keyed('X')}>
              {t('moderation.release_redacted')} <KeyHint k="X" />
            </button>
          </p>
        </DecisionForm>
      </section>
      <section class="stack" aria-labelledby="withholding">
        <h3 id="withholding">{t('moderation.withhold')}</h3>
        <DecisionForm {...props} act="withhold">
          <p class="sm dim">{t('moderation.withhold_help')}</p>
          <FoldedNote id="withhold-note" given={given?.form === 'withhold' ? given : undefined} />
          <ol class="plain rules" id="rule">
            {withholdingRules.map(({ code, title, basis }, at) => (
              <li key={code} class="more">
                <button class="btn alt" type="submit" name="rule" value={code} {...keyed(String(at + 1))}>
                  {say(title)} <KeyHint k={String(at + 1)} />
                </button>
                <p class="sm dim">{say(basis)}</p>
              </li>
            ))}
          </ol>
        </DecisionForm>
      </section>
      <section class="stack" aria-labelledby="referral">
        <h3 id="referral">{t('moderation.refer')}</h3>
        <DecisionForm {...props} act="refer">
          <p class="sm dim">{t('moderation.refer_help')}</p>
          <FoldedNote id="refer-note" given={given?.form === 'refer' ? given : undefined} />
          <ol class="plain rules" id="destination">
            {destinations.map(({ code, title }, at) => (
              <li key={code} class="more">
                <button
                  class="btn alt"
                  type="submit"
                  name="destination"
                  value={code}
                  {...keyed(String(at + 6))}
                >
                  {say(title)} <KeyHint k={String(at + 6)} />
                </button>
              </li>
            ))}
          </ol>
        </DecisionForm>
      </section>
    </>
  );
}

/** Undoes the act that holds. */
export function ReopeningForm({ review, base, query, words }: FormProps & { words: string }) {
  const { href } = useView();
  return (
    <form method="post" action={href(`${base}/reopening${query}`)}>
      <Seen review={review} />
      <button class="btn alt" type="submit" {...keyed('Z')}>
        {words} <KeyHint k="Z" />
      </button>
    </form>
  );
}

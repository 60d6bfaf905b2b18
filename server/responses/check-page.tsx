import type { Answers } from '#shared/questionnaire/answers.ts';
import type { Item } from '#shared/questionnaire/definition.ts';
import { itemsOf, sectionOf } from '#shared/questionnaire/items.ts';
import type { Replay } from '#shared/questionnaire/replay.ts';
import { numberOf, type Step, stepPath } from '#shared/questionnaire/steps.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import type { Questionnaire, Version } from '../questionnaires/questionnaires.ts';
import { answerLines } from './answer-lines.ts';

interface Props {
  questionnaire: Questionnaire;
  version: Version;
  by: Step['by'];
  answers: Answers;
  replayed: Replay;
  messages: Map<string, string>;
  correction: boolean;
  /** What a device sends along: its key and all its answers. */
  device?: { key: string; answers: string; via?: string | undefined } | undefined;
  /** Why nothing was stored, and whether sending again can help. */
  notice?: { title: string; help: string; again: boolean } | undefined;
  /** Where a preview stands. */
  base?: string | undefined;
}

/** Every question with its answer, each with a way back, before anything is sent. */
export function CheckPage(props: Props) {
  const { questionnaire, version, by, replayed, messages, correction, device, notice } = props;
  const { t, href, language } = useView();
  const base = href(props.base ?? `/questionnaires/${questionnaire.slug}`);
  const address = (code: string) => {
    const step = by === 'item' ? code : (sectionOf(version.definition, code)?.code ?? code);
    return `${base}${stepPath({ by, code: step })}`;
  };
  const shown = itemsOf(version.definition).filter(
    (item) => replayed.visible.has(item.code) || replayed.derived.has(item.code),
  );
  return (
    <div class="read stack" data-behaviour="check" data-slug={questionnaire.slug}>
      <ErrorSummary messages={messages} address={(field) => `${address(itemOfField(field))}#${field}`} />
      {notice ? (
        <div class="note warn" role="alert">
          <p>
            <b>{notice.title}</b>
          </p>
          <p>{notice.help}</p>
        </div>
      ) : null}
      <h1>{t('responses.check_title')}</h1>
      <p class="lead">{t('responses.check_intro')}</p>
      <dl class="check">
        {shown.map((item) => (
          <CheckLine key={item.code} {...props} item={item} address={address(item.code)} />
        ))}
      </dl>
      {messages.size > 0 || notice?.again === false ? null : (
        <form class="row actions" method="post" action={`${base}/responses`} data-send>
          <input type="hidden" name="version" value={version.no} />
          <input type="hidden" name="language" value={language} />
          {device ? <input type="hidden" name="key" value={device.key} /> : null}
          {device ? <input type="hidden" name="answers" value={device.answers} /> : null}
          {device?.via ? <input type="hidden" name="via" value={device.via} /> : null}
          <button class="btn" type="submit">
            {notice
              ? t('responses.retry')
              : t(correction ? 'responses.submit_correction' : 'responses.submit')}
          </button>
          <p
            class="saved"
            role="status"
            aria-live="polite"
            data-status
            data-sending={t('responses.sending')}
            data-offline={t('responses.offline')}
            data-busy={t('common.busy')}
          />
        </form>
      )}
    </div>
  );
}

function CheckLine({ version, answers, replayed, item, address }: Props & { item: Item; address: string }) {
  const view = useView();
  const { t, say } = view;
  const derived = replayed.derived.has(item.code);
  const lines = answerLines(view, version.definition, item, derived ? replayed.answers : answers);
  return (
    <div>
      <dt>
        <span class="no">{t('responses.item_no', { no: numberOf(version.definition, item.code) })}</span>
        {say(item.text)}
      </dt>
      <dd>
        {lines.length === 0 ? <p class="dim">{t('responses.not_answered')}</p> : null}
        {lines.map((line) => (
          <p key={line} class="words">
            {line}
          </p>
        ))}
        {derived ? <p class="dim">{t('responses.derived')}</p> : null}
      </dd>
      {derived ? null : (
        <dd>
          <a
            href={`${address}#legend-${item.code}`}
            aria-label={t('common.pair', { name: t('responses.change'), value: say(item.text) })}
          >
            {t('responses.change')}
          </a>
        </dd>
      )}
    </div>
  );
}

/** `Q10.find`, `Q9__other` → the item they belong to. */
const itemOfField = (field: string): string => field.split('.')[0]?.split('__')[0] ?? field;

import type { ClauseNode } from '#shared/consultation/definition.ts';
import { useView } from '../http/view.ts';

/** A draft's clauses, nested as they are, each with its address. */
export function ClauseTreeView({ clauses }: { clauses: readonly ClauseNode[] }) {
  const { t, say } = useView();
  return (
    <ul class="plain stack">
      {clauses.map(({ key, label, heading, text, affected, children }) => (
        <li key={key}>
          <p>
            <span class="tag">{key}</span>{' '}
            <b>
              {say(label)} {heading ? say(heading) : null}
            </b>
          </p>
          {text ? <Paragraphs text={say(text)} /> : null}
          {affected ? <p class="dim">{t('preparations.affected', { whom: say(affected) })}</p> : null}
          {children.length > 0 ? (
            <div class="say more">
              <ClauseTreeView clauses={children} />
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line, at) => (
        <p key={at} class="law">
          {line}
        </p>
      ))}
    </>
  );
}

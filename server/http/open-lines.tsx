import { useView } from './view.ts';

/** One thing that people can do or see, as a line: when, what, and one verb. */
export interface OpenLine {
  address: string;
  title: string;
  words: string;
  /** The state, where it is not simply open. */
  state?: { label: string; fill: '' | 'half' | 'full' };
  days?: string | undefined;
  until?: string;
  verb?: string;
}

export function OpenLines({ lines }: { lines: OpenLine[] }) {
  const { t, href } = useView();
  return (
    <ul class="plain lines">
      {lines.map((line) => (
        <li class="open" key={line.address}>
          {line.state ? (
            <p class={`when st ${line.state.fill}`}>{line.state.label}</p>
          ) : (
            <p class="when">
              {line.days ? <b>{line.days}</b> : null}
              <span class="until">{line.until}</span>
            </p>
          )}
          <div>
            <h3>
              <a href={href(line.address)}>{line.title}</a>
            </h3>
            <p class="dim">{line.words}</p>
          </div>
          {line.verb ? (
            <a
              class={line.state ? 'btn alt' : 'btn'}
              href={href(line.address)}
              aria-label={t('common.pair', { name: line.verb, value: line.title })}
            >
              {line.verb}
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

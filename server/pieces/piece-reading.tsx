import { useView } from '../http/view.ts';
import { differencesBetween } from './differences.ts';
import type { Field } from './fields.ts';
import type { PieceFile } from './files.ts';
import type { DraftContent } from './kinds.ts';
import { sayPath, ValueWords } from './value-words.tsx';

interface Props {
  fields: readonly Field[];
  content: DraftContent;
  files: readonly PieceFile[];
}

/** What a piece says, field by field, for those who only read it. */
export function PieceReading({ fields, content, files }: Props) {
  const view = useView();
  const filled = differencesBetween(fields, {}, content);
  if (filled.length === 0) return <p class="empty sec">{view.t('pieces.nothing_entered')}</p>;
  return (
    <dl class="sec read">
      {filled.map(({ name, path, field, after }) => (
        <div key={name} class="more">
          <dt class="dim">{sayPath(view, path)}</dt>
          <dd>
            <ValueWords field={field} value={after} files={files} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

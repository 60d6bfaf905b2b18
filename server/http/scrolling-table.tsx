import type { ComponentChildren } from 'preact';

interface Props {
  labelledBy: string;
  columns: string[];
  /** Those that hold numbers, set above them at the right. */
  numbers?: string[];
  children: ComponentChildren;
}

/** A table that scrolls by itself on a narrow screen, by keyboard too. */
export function ScrollingTable({ labelledBy, columns, numbers = [], children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-labelledby={labelledBy}>
      <table class={columns.length > 3 ? undefined : 'few'}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" class={numbers.includes(column) ? 'r' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

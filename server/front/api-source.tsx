/** Text for programs, as it is to be typed. */
export function Source({ text, id }: { text: string; id?: string }) {
  return (
    <pre class="src" id={id}>
      <code>{text}</code>
    </pre>
  );
}

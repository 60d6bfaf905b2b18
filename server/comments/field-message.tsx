/** What has to be changed in a field, beside it. */
export function FieldMessage({ field, messages }: { field: string; messages: ReadonlyMap<string, string> }) {
  const message = messages.get(field);
  return message === undefined ? null : (
    <p class="err" id={`message-${field}`}>
      {message}
    </p>
  );
}

/** The ids of what describes a field, its message first. */
export const described = (
  field: string,
  messages: ReadonlyMap<string, string>,
  ...hints: string[]
): string | undefined =>
  [...(messages.has(field) ? [`message-${field}`] : []), ...hints].join(' ') || undefined;

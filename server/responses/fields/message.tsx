import { messageId } from './field.ts';

/** What is wrong with a field, beside it. */
export function Message({ field, messages }: { field: string; messages: Map<string, string> }) {
  const message = messages.get(field);
  return message ? (
    <p class="err" id={messageId(field)}>
      {message}
    </p>
  ) : null;
}

/** Ties a control to its message. */
export const described = (field: string, messages: Map<string, string>) =>
  messages.has(field) ? messageId(field) : undefined;

/** JSON with sorted keys and no white space, so that equal values have equal bytes (after RFC 8785, for our value types). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = value as { [key: string]: unknown };
  let text = '';
  for (const key of Object.keys(fields).sort()) {
    const each = fields[key];
    if (each === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${typeof each === 'string' ? JSON.stringify(each) : canonicalJson(each)}`;
  }
  return `{${text}}`;
}

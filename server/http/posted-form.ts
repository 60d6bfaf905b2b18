import type { Context as HonoContext } from 'hono';

/** A form that could not be taken, as it was posted. */
export interface PostedForm {
  /** Where it was sent, and may be sent again. */
  action: string;
  /** What comes along unseen; words to read are among it. */
  fields: [name: string, value: string][];
  /** Fields that are never shown again: they are asked for anew. */
  secrets: string[];
  /** Fields that held files, which no page can carry. */
  files: string[];
}

/** Fields that a page can carry along; a form of ours has some hundreds at the most. */
const MOST = 5000;

/** Passwords and one-time codes. A department has a `code` too, which is none. */
const secretNames = /^(password|again|old|recovery)$/;
const codesAt = /^(\/en)?\/workspace\/(sign-in|account)(\/|$)/;

const isSecret = (path: string, name: string) =>
  secretNames.test(name) || (name === 'code' && codesAt.test(path));

/** Sorts what was posted into what may be shown, what must be entered again, and files. */
export function postedForm(action: string, given: Iterable<[string, unknown]>): PostedForm {
  const form: PostedForm = { action, fields: [], secrets: [], files: [] };
  for (const [name, value] of given)
    if (typeof value !== 'string') add(form.files, name);
    else if (isSecret(action, name)) add(form.secrets, name);
    else form.fields.push([name, value]);
  return form;
}

const add = (names: string[], name: string) => {
  if (!names.includes(name)) names.push(name);
};

/** The form of this request; undefined where none was posted, or one that no page of ours could have sent. */
export async function findPostedForm(c: HonoContext, action: string): Promise<PostedForm | undefined> {
  if (c.req.method !== 'POST') return undefined;
  const type = c.req.header('content-type') ?? '';
  try {
    if (/^application\/x-www-form-urlencoded(;|$)/i.test(type))
      return sized(postedForm(action, new URLSearchParams(await c.req.text())));
    if (/^multipart\/form-data(;|$)/i.test(type)) return sized(postedForm(action, await c.req.formData()));
  } catch {
    // A body that broke off or is none.
  }
  return undefined;
}

const sized = (form: PostedForm) => (form.fields.length > MOST ? undefined : form);

/** What somebody wrote, as it may be read: values that a machine made are no words. */
export const wordsIn = ({ fields }: Pick<PostedForm, 'fields'>): string[] =>
  fields.flatMap(([name, value]) => {
    if (name === 'kept') return wordsIn(postedForm('', new URLSearchParams(value)));
    // Recovery codes go along, and are shown by their own page alone.
    return name === 'codes' ? [] : written(value).filter((each) => /\s|\P{ASCII}/u.test(each));
  });

/** Answers of the device come as JSON, whose words are those of the person. */
function written(value: string): string[] {
  if (!/^[{[]/.test(value)) return [value];
  try {
    return leavesOf(JSON.parse(value));
  } catch {
    return [value];
  }
}

function leavesOf(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth > 8) return [];
  return Object.values(value).flatMap((each) => leavesOf(each, depth + 1));
}

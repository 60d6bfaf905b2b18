import type { ApplicationBody } from './application-body.ts';

/** An application while it is written, as the form’s fields hold it. */
export interface ApplicationForm extends ApplicationBody {
  /** What makes sending again give the same receipt. */
  key: string;
  way: string;
  day: string;
  readBack: boolean;
  english: boolean;
}

/** Fields of a form that was sent; a field may not hold more than anybody could mean. */
export function readApplicationForm(fields: URLSearchParams): ApplicationForm {
  const given = (name: string) => (fields.get(name) ?? '').slice(0, 5000);
  return {
    key: given('key'),
    department: given('department'),
    requester: given('requester'),
    name: given('name'),
    id_kind: given('id_kind'),
    id_number: given('id_number'),
    contact: given('contact'),
    information: given('information'),
    doc_no: given('doc_no'),
    features: given('features'),
    form: given('form'),
    delivery: given('delivery'),
    way: given('way'),
    day: given('day').trim(),
    readBack: fields.get('read_back') === 'yes',
    english: fields.get('language') === 'en',
  };
}

export const blankApplication = (key: string, department = ''): ApplicationForm => ({
  ...readApplicationForm(new URLSearchParams()),
  key,
  department,
  requester: 'person',
  form: 'electronic',
  delivery: 'online',
});

import { post } from '../support/post.ts';
import { open, type State } from './state.ts';

const root = '/workspace/applications';
const form = '/disclosure/applications';

export const applicationsStates: State[] = [
  open('/disclosure', '/disclosure', 'the guide to disclosure', { dark: true }),
  open('/disclosure/catalogue', '/disclosure/catalogue', 'the catalogue of what is public'),
  open(`${form}/new`, `${form}/new`, 'applying for disclosure'),
  {
    route: `POST ${form}`,
    name: 'an application with faults',
    reach: (visitor) => post(visitor, form, { key: 'k'.repeat(32), name: '申请人（示例）' }),
  },
  {
    route: `POST ${form}`,
    name: 'the receipt of an application',
    reach: (visitor) =>
      post(visitor, form, {
        key: `application-${visitor.language}-${'k'.repeat(24)}`,
        department: 'general-office',
        requester: 'person',
        name: '申请人（示例）',
        id_kind: 'id_card',
        id_number: '证件号码（示例）',
        contact: '通信地址（示例）',
        information: '示例',
        form: 'electronic',
        delivery: 'online',
      }),
  },
  open(root, root, 'applications on the desk', { officer: 'editor' }),
  open(`${root}/new`, `${root}/new`, 'an oral application', { officer: 'clerk' }),
  open(`${root}/:number`, `${root}/YSQ-2021-0004`, 'an application and its forms', { officer: 'editor' }),
  open(`${root}/:number/letters/:seq`, `${root}/YSQ-2021-0002/letters/3`, 'the letter of a reply', {
    officer: 'editor',
  }),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const applicationsNotPages: { [route: string]: string } = {
  'GET /disclosure/applications': 'leads to the form',
  'POST /workspace/applications/new': 'the receipt, as anybody gets it',
  'GET /workspace/applications/:number/acts': 'leads to the application',
  'POST /workspace/applications/:number/acts': 'leads back, or shows the application again',
  'GET /workspace/applications/:number/document': 'leads to the application',
  'POST /workspace/applications/:number/document': 'leads to the draft',
};

import type { Translated } from '../translated.ts';
import type { setup as zh } from '../zh-CN/setup.ts';

export const setup: Translated<typeof zh> = {
  title: 'Set up this system',
  lead: 'Once this page is filled in, the system is ready for use. What it says of the site can be changed in the workspace at any time.',
  optional_english: 'English words are optional; without them the English pages show the Chinese ones.',
  site: '1. The site',
  department: '2. The first department',
  department_help:
    'Usually the general office that leads the work. The security administrator adds the others.',
  department_name: 'Name of the department',
  department_missing: 'Enter the department’s name in Chinese',
  code: 'Department code',
  code_help:
    'Stands in addresses: begins with a small letter and holds small letters, digits and hyphens, 2 to 40 characters. It cannot be changed later.',
  code_wrong:
    'Begin the code with a small letter and use small letters, digits and hyphens only, 2 to 40 characters',
  administrator: '3. The system administrator',
  administrator_help:
    'Sees to the settings and the running of the site, and to no contents. After signing in, the system administrator makes the accounts of the security administrator and the auditor.',
  post: 'Post',
  post_help: 'The post, never a person’s name; for example “System administrator”.',
  title_missing: 'Enter the post in Chinese',
  name_help:
    'Used to sign in: letters, digits, dots, underscores and hyphens, 2 to 40 characters, in either case.',
  name_wrong:
    'Begin the sign-in name with a letter or digit and use letters, digits, dots, underscores and hyphens only, 2 to 40 characters',
  password_help:
    'At least {{limit}} characters; without the sign-in name; no common password, no run and no repetition. A few unrelated words in a row are easy to remember and hard to guess.',
  again: 'Enter the password again',
  again_wrong: 'The two passwords differ; enter them again',
  button: 'Finish setting up',
  next: 'You go straight to the workspace, set up one-time codes and follow a list of what to do. This link ends with that.',
  next_steps: 'What to do next',
  steps: 'Steps',
  steps_left_one: '{{count}} step is left until the office can ask the public.',
  steps_left_other: '{{count}} steps are left until the office can ask the public.',
  steps_all_done: 'All preparations are done; the system is in use.',
  step_open: 'To do',
  step_done: 'Done',
  step_administrators: 'Make the accounts of the security administrator and the auditor',
  step_administrators_help:
    'Print their slips and hand them over in person. Three people use the three administrators’ accounts.',
  step_site: 'Add the site’s identifier and filing numbers',
  step_site_help: 'They stand at the foot of every page.',
  step_sign_ins: 'Both administrators sign in for the first time',
  step_sign_ins_help:
    'With the temporary password on the slip; they choose their own and set up one-time codes.',
  step_departments: 'Add departments and sections',
  step_departments_help: 'Every department that takes part; their contents are kept apart.',
  step_accounts: 'Open officers’ accounts',
  step_accounts_help:
    'At least an editor and an approver, who are two people. A spreadsheet brings in many at once.',
  step_chains: 'Set the approval chains',
  step_chains_help: 'The acts from drafting to signing off, by department and kind of publication.',
  step_publication: 'Publish the first questionnaire or consultation',
  step_publication_help: 'An editor drafts and submits it; it is public once it is signed.',
  by_both: 'Security administrator and auditor',
  by_editor: 'Editor',
};

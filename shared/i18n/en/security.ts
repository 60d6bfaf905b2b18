import type { Translated } from '../translated.ts';
import type { security as zh } from '../zh-CN/security.ts';

export const security: Translated<typeof zh> = {
  password_short: 'Use at least {{limit}} characters',
  password_name: 'The password contains the sign-in name; choose another',
  password_common: 'This password is too common and easy to guess; choose another',

  own_password: 'Choose your own password',
  own_password_intro:
    'You signed in with a temporary password. Replace it with one that only you know; you will sign in with it from now on.',
  own_password_button: 'Save and continue',
  new_password: 'New password',
  new_password_hint:
    'At least {{limit}} characters. A few unrelated words do well; leave out the sign-in name and common passwords.',
  new_password_again: 'New password, once more',
  password_again: 'The two new passwords differ; enter them again',
  password_same: 'This is your present password; choose another',
  password_expired:
    'The temporary password has expired. Ask your office’s security administrator for a new one',
  kept_still: 'What you entered is still here. You can send it once you are signed in.',
  signing_in_as: 'You are signing in as {{title}}.',
  somebody_else: 'Not your account? Start again',
  code: 'One-time code',
  code_hint: 'The six digits that your authenticator shows; they change every 30 seconds.',
  code_wrong: 'This code is wrong or has been used; enter the digits shown now',
  give_code: 'Enter your one-time code',
  code_button: 'Continue',
  no_device: 'Is your device not at hand?',
  no_device_help:
    'Use one of the recovery codes that you printed when you set the device up. Each works once.',
  recovery_code: 'Recovery code',
  recovery_code_hint: 'Twelve letters and digits; case and dashes do not matter.',
  recovery_button: 'Continue with a recovery code',
  recovery_wrong: 'This recovery code is wrong or has been used; check it and enter it again',
  no_paper_help:
    'If the recovery codes are not at hand either, ask your office’s security administrator to reset your second factor.',
  enrol: 'Set up one-time codes',
  enrol_intro:
    'From now on you sign in with your password and a one-time code from an app or a hardware token. You set it up once.',
  enrol_scan: 'Step 1: add the account',
  enrol_scan_help:
    'Open any authenticator app that knows standard one-time codes (TOTP) and scan this picture. If you cannot scan it, type the key.',
  enrol_picture: 'QR code for setting up; it holds the key below',
  enrol_secret: 'Key',
  enrol_account: 'Account',
  enrol_kind: 'Type',
  enrol_kind_words: 'Time-based, SHA-1, 6 digits, 30 seconds',
  enrol_confirm: 'Step 2: enter a code to confirm',
  enrol_button: 'Confirm',
  codes: 'Keep your recovery codes',
  codes_intro:
    'One-time codes are set up. If your device is lost or not at hand, one of these recovery codes lets you in; each works once. They are shown here and never again: print them or write them down now, and keep them apart from the device.',
  codes_for: '{{site}} recovery codes: {{title}}',
  codes_help: 'Lock them away. Take no photograph and keep no copy on a computer.',
  codes_kept: 'I have kept the recovery codes',
  codes_not_kept: 'Print the codes or write them down first, then tick the box',
  codes_button: 'Go to the workspace',
  recovered: 'Signed in with a recovery code',
  codes_left_one: '{{count}} unused recovery code is left.',
  codes_left_other: '{{count}} unused recovery codes are left.',
  recovered_help:
    'If the device is lost, ask the security administrator to reset your second factor. If few codes are left, make new ones under My account.',
  go_on: 'Continue',

  post: 'Office and roles',
  roles: 'Roles',
  post_help: 'The security administrator sets office, department and roles.',
  sessions: 'Where you are signed in',
  begun: 'Signed in',
  seen: 'Last used',
  this_one: 'This one',
  end: 'End it',
  end_others: 'End all others',
  second_factor: 'One-time codes',
  enrolled_since: 'Set up {{time}}.',
  not_enrolled: 'One-time codes are not in use here.',
  codes_renew: 'Make new recovery codes',
  codes_new: 'New recovery codes',
  codes_new_intro:
    'The codes before are void. The new ones are shown here and never again: print them or write them down now, and keep them apart from the device.',
  codes_new_done: 'I have kept them; back to my account',
  change_password: 'Change your password',
  change_password_help: 'Every other session ends when the password changes.',
  old_password: 'Present password',
  old_password_wrong: 'The present password is wrong; enter it again',
  change_password_button: 'Change the password',
};

import type { Translated } from '../translated.ts';
import type { security as zh } from '../zh-CN/security.ts';

export const security: Translated<typeof zh> = {
  password_short: 'Use at least {{limit}} characters',
  password_name: 'The password contains the sign-in name; choose another',
  password_common: 'This password is too common and easy to guess; choose another',
};

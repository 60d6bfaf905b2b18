import type { Translated } from '../translated.ts';
import type { comments as zh } from '../zh-CN/comments.ts';

export const comments: Translated<typeof zh> = {
  redacted_id_number: '〔identity number not shown〕',
  redacted_phone: '〔telephone number not shown〕',
  redacted_card: '〔bank card number not shown〕',
  redacted_email: '〔e-mail address not shown〕',
  redacted_plate: '〔number plate not shown〕',
  redacted_name: '〔name not shown〕',
  redacted_address: '〔address not shown〕',
  redacted_abuse: '〔abusive words not shown〕',
  redacted_part: '〔some words not shown〕',
};

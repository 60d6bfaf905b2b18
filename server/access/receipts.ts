import { createHmac } from 'node:crypto';

/**
 * Receipts: 16 digits, made from the client's key and the salt of what was answered, never stored. The same key gives
 * the same receipt, so a retry cannot double; the digits say nothing about when or by whom.
 */

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const BASE64URL = /^[A-Za-z0-9_-]{22,128}$/;

/** Whether a key can carry 122 random bits: a version 4 UUID (others are made of times), or 22 or more base64url characters. */
export const isStrongKey = (key: string): boolean => (UUID.test(key) ? UUID_V4 : BASE64URL).test(key);

const hmac = (salt: Uint8Array, use: string, value: string) =>
  createHmac('sha256', salt).update(`${use}\0${value}`).digest();

/** The 16 digits for a key: 15 from HMAC-SHA-256(salt, key), the last a check digit. */
export function receiptFor(salt: Uint8Array, key: string): string {
  const number = hmac(salt, 'receipt', key).readBigUInt64BE(0) % 10n ** 15n;
  const digits = number.toString().padStart(15, '0');
  return digits + checkDigit(digits);
}

/** The 16-byte id under which a receipt's holder is stored. */
export const idFor = (salt: Uint8Array, receipt: string): Buffer => hmac(salt, 'id', receipt).subarray(0, 16);

/** The MAC of a first body, by which a retry is told from another body under the same key. */
export const bodyMacFor = (salt: Uint8Array, body: string): Buffer =>
  hmac(salt, 'body', body).subarray(0, 16);

/** ISO/IEC 7064 MOD 11,10: catches every wrong digit and nearly every swapped pair. */
export function checkDigit(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}

/** Reads a receipt as people write it (spaces, dashes, full-width digits); undefined when it cannot be one. */
export function parseReceipt(written: string): string | undefined {
  const digits = written.normalize('NFKC').replace(/[\s\-–—_.·]/g, '');
  if (!/^\d{16}$/.test(digits)) return undefined;
  return checkDigit(digits.slice(0, 15)) === digits[15] ? digits : undefined;
}

/** In groups of four, as it is shown: `1234 5678 9012 3456`. */
export const formatReceipt = (receipt: string): string =>
  receipt.length === 16
    ? `${receipt.slice(0, 4)} ${receipt.slice(4, 8)} ${receipt.slice(8, 12)} ${receipt.slice(12)}`
    : receipt.replace(/(\d{4})(?=\d)/g, '$1 ');

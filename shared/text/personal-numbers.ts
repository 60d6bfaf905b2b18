/** First two digits of a resident's number: the province-level regions of GB/T 2260, and 81 to 83 for residence permits. */
const regions = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check character of the first 17 digits (GB 11643-1999; ISO/IEC 7064, MOD 11-2). */
function residentCheck(digits: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return '10X98765432'.charAt(sum % 11);
}

function isDay(year: number, month: number, date: number): boolean {
  const day = new Date(Date.UTC(year, month - 1, date));
  return day.getUTCMonth() === month - 1 && day.getUTCDate() === date;
}

/** A resident's number of 18 places: region, day of birth from 1900 on, check character (GB 11643-1999). */
export const isResidentNumber = (number: string): boolean =>
  /^\d{6}(?:19|20)\d{9}[\dX]$/.test(number) &&
  regions.has(number.slice(0, 2)) &&
  isDay(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14))) &&
  residentCheck(number) === number.charAt(17);

/** A resident's number of the old kind, 15 digits without a check character: region and day of birth in the 1900s. */
export const isOldResidentNumber = (number: string): boolean =>
  /^\d{15}$/.test(number) &&
  regions.has(number.slice(0, 2)) &&
  isDay(1900 + Number(number.slice(6, 8)), Number(number.slice(8, 10)), Number(number.slice(10, 12)));

/** Whether the last digit is the check digit of the others (ISO/IEC 7812-1 annex B, Luhn). */
function isLuhn(digits: string): boolean {
  const doubled = (digit: number) => (digit > 4 ? 2 * digit - 9 : 2 * digit);
  const sum = [...digits].reduceRight(
    (total, each, at) => total + ((digits.length - 1 - at) % 2 === 1 ? doubled(Number(each)) : Number(each)),
    0,
  );
  return sum % 10 === 0;
}

/**
 * A bank card's number: 16 to 19 digits with their check digit, which begin as cards in China do: 62 (UnionPay), 4, 5, 3
 * (international brands), 9558 and 9559 (older cards of two large banks).
 */
export const isCardNumber = (digits: string): boolean =>
  /^(?:62|[345]|955[89])/.test(digits) && digits.length >= 16 && digits.length <= 19 && isLuhn(digits);

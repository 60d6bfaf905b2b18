/** `4812` → 4,812, the same in every language and on every machine. */
export const sayNumber = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

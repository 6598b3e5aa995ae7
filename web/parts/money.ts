// Amounts, which the API has in cents, as the browser's language writes them.

/** `$5,000` or `$12.50`; without a currency just the number. */
export function money(cents: number, currency?: string | null): string {
  const digits = cents % 100 === 0 ? 0 : 2;
  const style = currency ? { style: 'currency' as const, currency } : {};
  return new Intl.NumberFormat(undefined, {
    ...style,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(cents / 100);
}

/** `$38M`, where there is little room. */
export const shortMoney = (cents: number, currency?: string | null): string =>
  new Intl.NumberFormat(undefined, {
    ...(currency ? { style: 'currency' as const, currency } : {}),
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(cents / 100);

/** The cents of a typed amount (`1,500.50`, `$20`); null when it is none. */
export function cents(text: string): number | null {
  const plain = text.replace(/[^\d.-]/g, '');
  return /^-?\d+(\.\d{0,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}

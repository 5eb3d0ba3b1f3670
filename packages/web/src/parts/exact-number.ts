/** A decimal as the language writes it, every digit kept: `1234.5` as `1,234.5`; other texts as they are. */
export function exactNumber(language: string, decimal: string): string {
  return format(
    `number ${language}`,
    decimal,
    () => new Intl.NumberFormat(language, { maximumFractionDigits: MOST_DIGITS }),
  );
}

/** An amount with its currency as the language writes it, every digit kept. */
export function exactMoney(
  language: string,
  { amount, currency }: { readonly amount: string; readonly currency: string },
): string {
  // Anything else would not be a currency to the formatter.
  if (!/^[A-Z]{3}$/.test(currency)) return `${amount} ${currency}`;
  const digits = amount.split('.')[1]?.length ?? 0;
  return format(`money ${language} ${currency} ${digits}`, amount, () => {
    const style = { style: 'currency', currency } as const;
    const usual = new Intl.NumberFormat(language, style).resolvedOptions().maximumFractionDigits;
    const most = Math.min(MOST_DIGITS, Math.max(digits, usual ?? 0));
    return new Intl.NumberFormat(language, { ...style, maximumFractionDigits: most });
  });
}

/** What Intl allows. */
const MOST_DIGITS = 100;

/** Making a formatter takes a hundred times as long as using it. */
const formatters = new Map<string, Intl.NumberFormat>();

function format(key: string, decimal: string, make: () => Intl.NumberFormat): string {
  if (!/^-?\d+(?:\.\d+)?$/.test(decimal)) return decimal;
  const formatter = formatters.get(key) ?? make();
  formatters.set(key, formatter);
  // A text is formatted digit by digit; a number would be rounded.
  return formatter.format(decimal as Intl.StringNumericLiteral);
}

/** Cents of Hong Kong dollars as people read them: `HK$15,000,000.00`. The three languages write it alike. */
export function centsText(cents: number): string {
  return `HK$${money.format(cents / 100)}`
}

/** The same without cents where there are none, for round amounts such as caps: `HK$15,000,000`. */
export function dollarsText(cents: number): string {
  return cents % 100 === 0 ? `HK$${whole.format(cents / 100)}` : centsText(cents)
}

const whole = new Intl.NumberFormat('en')
const money = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

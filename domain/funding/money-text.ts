/** Cents of Hong Kong dollars as people read them: `HK$15,000,000.00`. The three languages write it alike. */
export function centsText(cents: number): string {
  return `HK$${money.format(cents / 100)}`
}

const money = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

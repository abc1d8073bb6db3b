import { type NumberFormat, type Section, sectionFor, type Token } from './format-section.ts'

/** What a number format makes of a value for whoever looks at the cell. */
export type Shown =
  /** The number itself; `asIs` where its digits are shown as they are, and no further noughts, marks or powers of ten. */
  | { readonly as: 'number'; readonly asIs: boolean }
  /** The number with zeros in front, as many digits as this. */
  | { readonly as: 'padded'; readonly digits: number }
  /** A hundredfold with a sign behind. */
  | { readonly as: 'percent' }
  /** Something that means another value: a unit, thousands left out, a sign left out. */
  | { readonly as: 'other' }
  | { readonly as: 'nothing' }
  | { readonly as: 'day'; readonly withTime: boolean }
  /** A time of no day, or a duration. */
  | { readonly as: 'clock' }

const plain: Shown = { as: 'number', asIs: true }
const other: Shown = { as: 'other' }

/** How a value is shown by a number format. */
export function shownBy(format: NumberFormat, value: number): Shown {
  if (format.code === '' || format.code === 'General') return plain
  const section = sectionFor(format, value)
  const { tokens } = section
  const has = (does: Token['does']) => tokens.some((token) => token.does === does)
  if (has('elapsed')) return { as: 'clock' }
  if (has('date')) return { as: 'day', withTime: has('time') }
  if (has('time')) return { as: 'clock' }
  if (tokens.some(({ does, text }) => does === 'mark' && text === '%')) return { as: 'percent' }
  if (!has('digit') && !has('plain')) return withoutDigits(tokens, value)
  if (isChanged(section, value)) return other
  const isPadded = tokens.length > 1 && tokens.every(({ text }) => text === '0')
  if (isPadded) return { as: 'padded', digits: tokens.length }
  return { as: 'number', asIs: isShownAsIs(tokens, value) }
}

/** Accounting shows a dash for zero; any other value is not there to be seen. */
function withoutDigits(tokens: readonly Token[], value: number): Shown {
  const text = tokens
    .map((token) => token.text)
    .join('')
    .trim()
  if (value === 0 && /^[-–—]$/.test(text)) return { as: 'number', asIs: false }
  return text === '' ? { as: 'nothing' } : other
}

function isShownAsIs(tokens: readonly Token[], value: number): boolean {
  if (tokens.some(({ does }) => does === 'plain')) return true
  const shape = tokens.map(({ text }) => text).join('')
  if (!/^[#0]+(\.[0#]+)?$/.test(shape)) return Math.abs(value) < 1000 && /^#,##0$/.test(shape)
  const [, decimals = ''] = shape.split('.')
  const fixed = value.toFixed(decimals.length)
  return fixed === String(value) || (/^#+$/.test(decimals) && Number(fixed) === value)
}

function isChanged({ tokens, isNegative }: Section, value: number): boolean {
  const literals = tokens.filter(({ does }) => does === 'literal').map(({ text }) => text)
  // Letters, digits and signs of currencies say a unit or make the number longer.
  if (literals.some((text) => /[\p{L}\p{N}\p{Sc}%‰°'"′″#]/u.test(text))) return true
  const sign = literals.join('')
  if (isNegative && !/[-−(]/.test(sign)) return true
  if (value > 0 && /[-−(]/.test(sign)) return true
  const digits = tokens.flatMap(({ does }, at) => (does === 'digit' ? [at] : []))
  const between = tokens.slice(digits[0], (digits.at(-1) ?? 0) + 1)
  if (between.some(({ does, text }) => does === 'literal' && text.trim() !== '')) return true
  // A comma with no digit behind it leaves out three digits.
  const places = tokens.filter(({ does, text }) => does === 'digit' || /^[.,]$/.test(text))
  return /[0#?],+(\.|$)/.test(places.map(({ text }) => text).join(''))
}

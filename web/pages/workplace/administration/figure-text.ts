import { locales } from '../../../../domain/local-moment.ts'
import type { FigureUnit } from '../../../../domain/operation/figure.ts'
import type { Language } from '../../../../domain/words.ts'

/** A figure of an installation as people read it: `1,204`, `30 ms`, `3.5 hrs`, `81.6 GB`. */
export function figureText(value: number, unit: FigureUnit, language: Language): string {
  switch (unit) {
    case 'count':
      return inUnit(value, undefined, language)
    case 'seconds':
      return scaled(value, times, language)
    case 'bytes':
      return scaled(value, sizes, language)
    default:
      return unit satisfies never
  }
}

/** Each unit with how many of the smallest it holds, the largest first. */
type Scale = readonly (readonly [unit: string, size: number])[]

const times: Scale = [
  ['day', 172_800],
  ['hour', 7_200],
  ['minute', 120],
  ['second', 1],
  ['millisecond', 0],
]
const sizes: Scale = [
  ['gigabyte', 1e9],
  ['megabyte', 1e6],
  ['kilobyte', 0],
]

/** How many of the smallest make one. */
const one: Readonly<Record<string, number>> = {
  day: 86_400,
  hour: 3_600,
  minute: 60,
  second: 1,
  millisecond: 0.001,
  gigabyte: 1e9,
  megabyte: 1e6,
  kilobyte: 1e3,
}

function scaled(value: number, scale: Scale, language: Language): string {
  const found = value === 0 ? undefined : scale.find(([, from]) => Math.abs(value) >= from)
  const [unit] = found ?? [scale === times ? 'second' : 'kilobyte']
  const rounded = unit === 'millisecond' ? Math.round(value * 1_000) / 1_000 : value
  return inUnit(rounded / (one[unit] ?? 1), unit, language)
}

function inUnit(value: number, unit: string | undefined, language: Language): string {
  const digits = { maximumSignificantDigits: 3 }
  // A count is exact; of a size or an age three digits say all that matters.
  const format =
    unit === undefined
      ? new Intl.NumberFormat(locales[language])
      : new Intl.NumberFormat(locales[language], {
          style: 'unit',
          unit,
          unitDisplay: 'short',
          ...digits,
        })
  return format.format(value)
}

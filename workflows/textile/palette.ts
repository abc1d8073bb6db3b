import { houseRule, type Source } from '../../domain/source.ts'
import { type Words, words } from '../../domain/words.ts'

/** One colour bin: its centre in CIELAB under D65, 10° observer, as decimal text. */
export interface Bin {
  readonly label: Words
  readonly lightness: string
  readonly a: string
  readonly b: string
}

/** A versioned set of bins. */
export interface Palette {
  readonly bins: Readonly<Record<string, Bin>>
  readonly source: Source
}

const nine: Readonly<Record<string, Bin>> = {
  white: bin(words('White', '白色', '白色'), '92', '0', '2'),
  grey: bin(words('Grey', '灰色', '灰色'), '58', '0', '0'),
  black: bin(words('Black', '黑色', '黑色'), '18', '0', '0'),
  red: bin(words('Red', '紅色', '红色'), '42', '58', '34'),
  pink: bin(words('Pink', '粉紅色', '粉红色'), '74', '28', '6'),
  yellow: bin(words('Yellow', '黃色', '黄色'), '82', '2', '66'),
  green: bin(words('Green', '綠色', '绿色'), '48', '-34', '24'),
  blue: bin(words('Blue', '藍色', '蓝色'), '44', '2', '-38'),
  brown: bin(words('Brown', '啡色', '棕色'), '38', '14', '22'),
}

/** Palettes by version: nine bins in the texts of 2018 to 2023, ten in the later one. The centres are ours. */
export const palettes: Readonly<Record<string, Palette>> = {
  'tai_po@1': {
    bins: nine,
    source: houseRule('Nine bins as HKRITA newsletter 49 counts them; the centres are our own'),
  },
  'tai_po@2': {
    bins: { ...nine, navy: bin(words('Navy', '海軍藍', '藏青色'), '22', '2', '-18') },
    source: houseRule('Ten bins as HKRITA detail/179 counts them; the centres are our own'),
  },
}

/** How near a colour must be to its bin, and how much nearer than to the next. */
export const binRule = {
  mostDeltaE: 12,
  leastMargin: 3,
  leastConfidencePercent: 90,
  source: houseRule(
    'Nearest centre by CIEDE2000, at most 12 away and 3 nearer than the next, camera confidence at least 90 %; else a person decides',
  ),
} as const

function bin(label: Words, lightness: string, a: string, b: string): Bin {
  return { label, lightness, a, b }
}

import type { Source } from '../../../domain/source.ts'

/**
 * What one line of a scale says. `mass`: the decimal as the scale wrote it, with its own unit, never one that was guessed. `moving`: not yet
 * stable. `over`: beyond what the scale weighs. `other_unit`: stable, in a unit that is not taken. `unknown`: nothing that is understood
 * whole, such as a line whose beginning was missed.
 */
export type ScaleLine =
  | { readonly is: 'mass'; readonly amount: string; readonly unit: 'kg' | 'g' }
  | { readonly is: 'other_unit'; readonly unit: string }
  | { readonly is: 'moving' | 'over' | 'unknown' }

/** How a maker's scales write a line, without the line's end. */
interface Format {
  readonly name: string
  readonly read: (line: string) => ScaleLine | undefined
  readonly source: Source
}

const unknown: ScaleLine = { is: 'unknown' }
const numberPart = String.raw`([+-]?)[ ]*(\d{1,8}(?:[.,]\d{1,6})?)`
const unitPart = '[ ]*([A-Za-z%/]{1,5})[ ]*'

/** The formats that are read. Each wants its line whole, from its first mark: half a line is another mass. */
export const scaleFormats: readonly Format[] = [
  {
    name: 'A&D standard, and CAS in 18 bytes',
    read: (line) =>
      headed(
        line,
        new RegExp(`^(ST|US|OL|QT),(?:(GS|G |NT|N |TR|PT|OK|HI|LO|--),)?${numberPart}${unitPart}$`),
      ),
    source: {
      basis: 'secondary',
      text: 'A&D GX-A/GF-A communication manual 7-2 (ST,+00123.45  g), A&D GC manual 16.2 (ST,+0001.234 kg), AD-4329A manual 11.1.1 (second header GS, NT, TR, PT), as copied at easymanua.ls and manualshive.com; CAS CI-400 manual, appendix 1, 18 bytes',
    },
  },
  {
    name: 'CAS in 22 bytes',
    // Device and lamps are one byte each of any value.
    read: (line) =>
      headed(line, new RegExp(`^(ST|US|OL),(GS|NT),[^]{2},${numberPart}${unitPart}$`)),
    source: {
      basis: 'secondary',
      text: 'CAS CI-400 owner’s manual, appendix 1, and PDI manual 8-2: stable or not, gross or net, device, lamps, 8 bytes of data, blank, unit; as copied at easymanua.ls',
    },
  },
  {
    name: 'MT-SICS',
    read: mtSics,
    source: {
      basis: 'remembered',
      text: 'Mettler-Toledo MT-SICS reference manual 11780711, 3.2.1: identification, status S or D, ten places of weight, unit (S S     100.00 g); +, - and I where there is no weight',
    },
  },
  {
    name: 'SBI in 16 and 22 characters',
    read: sbi,
    source: {
      basis: 'secondary',
      text: 'Sartorius GC manual p. 57 and LE manual p. 52: sign, blank, eight places, blank, three places of unit, before them six of a name; brackets about what is not verified; as copied at easymanua.ls. That the unit is left out while the scale moves is remembered',
    },
  },
]

/** Reads one line of a scale, without its end; anything that is not wholly understood is `unknown`. */
export function readScaleLine(line: string): ScaleLine {
  // Some scales begin a line with STX and end it with ETX.
  const plain = [...line].filter((mark) => mark > '\u0003').join('')
  for (const { read } of scaleFormats) {
    const said = read(plain)
    if (said !== undefined) return said
  }
  return unknown
}

function headed(line: string, pattern: RegExp): ScaleLine | undefined {
  if (/^OL,/.test(line)) return { is: 'over' }
  const [, state, second = '', sign = '', amount = '', unit = ''] = pattern.exec(line) ?? []
  if (state === undefined) return undefined
  if (state === 'US') return { is: 'moving' }
  // What is tared or counted is not what lies on the scale.
  return state === 'ST' && !/TR|PT/.test(second) ? mass(`${sign}${amount}`, unit) : unknown
}

function mtSics(line: string): ScaleLine | undefined {
  const pattern = new RegExp(`^SU? ([SD]) [ ]{0,9}${numberPart}${unitPart}$`)
  if (/^S[IU]? \+$/.test(line)) return { is: 'over' }
  if (/^S[IU]? [I-]$/.test(line)) return { is: 'moving' }
  const [, state, sign = '', amount = '', unit = ''] = pattern.exec(line) ?? []
  if (state === undefined) return undefined
  return state === 'D' ? { is: 'moving' } : mass(`${sign}${amount}`, unit)
}

function sbi(line: string): ScaleLine | undefined {
  if (line.length !== 14 && line.length !== 20) return undefined
  const [value, name] = [line.slice(-14), line.slice(0, -14)]
  // Net, gross, or nothing said; not a tare, a piece or a state.
  if (!/^(?:[NG]#?\d?)? *$/.test(name)) return undefined
  const [, sign = '', amount, unit = ''] =
    /^([+\- ])[ ]*(\d{1,8}(?:[.,]\d{1,6})?)[ ]{0,2}([A-Za-z%/ ]{3})$/.exec(
      value.replaceAll(/[[\]]/g, ''),
    ) ?? []
  if (amount === undefined) return undefined
  return unit.trim() === '' ? { is: 'moving' } : mass(`${sign.trim()}${amount}`, unit.trim())
}

function mass(amount: string, given: string): ScaleLine {
  const unit = given.toLowerCase()
  if (unit !== 'kg' && unit !== 'g') return { is: 'other_unit', unit: given }
  return { is: 'mass', amount: amount.replace(',', '.').replace(/^\+/, ''), unit }
}

/**
 * A mass as it is typed: in the scale's unit and as exactly as the scale wrote it, rounded to the gram where it showed less than one.
 * Undefined for what is no load: nothing on the scale, or less than nothing.
 */
export function typedMass({
  amount,
  unit,
}: Extract<ScaleLine, { is: 'mass' }>): string | undefined {
  const [whole = '', fraction = ''] = amount.split('.')
  if (amount.startsWith('-')) return undefined
  const places = unit === 'kg' ? 3 : 0
  const digits = `${whole}${fraction.padEnd(places, '0').slice(0, places)}`
  const grams = BigInt(digits) + ((fraction[places] ?? '0') >= '5' ? 1n : 0n)
  if (grams === 0n) return undefined
  if (unit === 'g') return `${grams} g`
  const text = grams.toString().padStart(4, '0')
  const shown = Math.min(3, fraction.length)
  const decimals = text.slice(-3).slice(0, fraction.length > 3 ? 3 : shown)
  return decimals === '' ? `${text.slice(0, -3)} kg` : `${text.slice(0, -3)}.${decimals} kg`
}

import { describe, expect, it } from 'vitest'
import {
  readScaleLine,
  type ScaleLine,
  typedMass,
} from '../../../../web/scanner/scale/scale-line.ts'
import { gramsIn } from '../../../../workflows/form/grams.ts'

/** Lines as the makers' manuals print them, or as their tables of places make them; the sources stand beside the formats. */
const steady: readonly (readonly [maker: string, line: string, typed: string])[] = [
  ['A&D standard', 'ST,+00123.45  g', '123 g'],
  ['A&D standard in kilograms', 'ST,+0001.234 kg', '1.234 kg'],
  ['A&D with a comparison', 'ST,OK,+0001.234 kg', '1.234 kg'],
  ['A&D indicator, gross', 'ST,GS,+  12.345kg', '12.345 kg'],
  ['A&D indicator, net', 'ST,NT,+00028.5kg', '28.5 kg'],
  ['A&D with a comma', 'ST,+0001,234 kg', '1.234 kg'],
  ['CAS in 18 bytes', 'ST,GS,000013.5kg', '13.5 kg'],
  ['CAS in 22 bytes', 'ST,GS,1\u00e0,000013.5 kg', '13.5 kg'],
  ['MT-SICS', 'S S     100.00 g', '100 g'],
  ['MT-SICS in kilograms', 'S S     12.345 kg', '12.345 kg'],
  ['SBI in 16 characters', '+   123.56 g  ', '124 g'],
  ['SBI in 22 characters', 'N     +   12.345 kg ', '12.345 kg'],
  ['SBI with what is not verified', '+  123.5[6]g  ', '124 g'],
  ['a frame of STX and ETX', '\u0002S S     12.345 kg\u0003', '12.345 kg'],
]

const others: readonly (readonly [what: string, line: string, said: ScaleLine])[] = [
  ['A&D that moves', 'US,-00183.69  g', { is: 'moving' }],
  ['CAS that moves', 'US,GS,1\u00a0,000013.5 kg', { is: 'moving' }],
  ['MT-SICS that moves', 'S D     100.00 g', { is: 'moving' }],
  ['MT-SICS that is busy', 'S I', { is: 'moving' }],
  ['SBI that moves: no unit', '+   12.345    ', { is: 'moving' }],
  ['A&D beyond its range', 'OL,+9999999E+19', { is: 'over' }],
  ['MT-SICS beyond its range', 'S +', { is: 'over' }],
  ['pounds', 'ST,GS,+  12.345lb', { is: 'other_unit', unit: 'lb' }],
  ['tonnes', 'ST,GS,000013.5 t', { is: 'other_unit', unit: 't' }],
  ['carats', 'ST,+0001.278 ct', { is: 'other_unit', unit: 'ct' }],
  ['a tare', 'ST,TR,+  12.345kg', { is: 'unknown' }],
  ['a preset tare', 'ST,PT,+  12.345kg', { is: 'unknown' }],
  ['pieces', 'QT,+00001234 PC', { is: 'unknown' }],
  ['a name that is a tare', 'T     +   12.345 kg ', { is: 'unknown' }],
  ['no unit at all', 'ST,GS,000013.5', { is: 'unknown' }],
  ['CAS in 10 bytes, which say neither', '000013.5', { is: 'unknown' }],
  ['words', 'Stat     ERR 101    ', { is: 'unknown' }],
  ['nothing', '', { is: 'unknown' }],
  ['another speed', '\u00f8\u0080\u00ff', { is: 'unknown' }],
]

describe('a line of a scale', () => {
  it.each(steady)('of %s is the mass that it shows', (_, line, typed) => {
    const said = readScaleLine(line)
    expect(said.is === 'mass' && typedMass(said)).toBe(typed)
    expect(gramsIn(typed)).toBeGreaterThan(0)
  })

  it.each(others)('is no mass where it is %s', (_, line, said) => {
    expect(readScaleLine(line)).toEqual(said)
  })

  it.each(steady)(
    'of %s is never another mass when its beginning or end was missed',
    (_, whole) => {
      const line = whole.replaceAll('\u0002', '').replaceAll('\u0003', '')
      for (let cut = 1; cut < line.length; cut += 1) {
        for (const part of [line.slice(cut), line.slice(0, cut)]) {
          const said = readScaleLine(part)
          // Without a last blank, or where the end is a whole line of SBI: it says the same.
          if (said.is === 'mass') expect(typedMass(said)).toBe(typedMass(mass(whole)))
        }
      }
    },
  )

  it.each([
    ['0.000', 'kg', undefined],
    ['-12.345', 'kg', undefined],
    ['0.4', 'g', undefined],
    ['0.5', 'g', '1 g'],
    ['12.3455', 'kg', '12.346 kg'],
    ['12.3454', 'kg', '12.345 kg'],
    ['999.9996', 'kg', '1000.000 kg'],
    ['28', 'kg', '28 kg'],
    ['0.5', 'kg', '0.5 kg'],
    ['00028.50', 'kg', '28.50 kg'],
  ] as const)('of %s %s is typed as %s', (amount, unit, typed) => {
    expect(typedMass({ is: 'mass', amount, unit })).toBe(typed)
  })
})

function mass(line: string): Extract<ScaleLine, { is: 'mass' }> {
  const said = readScaleLine(line)
  if (said.is !== 'mass') throw new RangeError(`No mass: ${line}`)
  return said
}

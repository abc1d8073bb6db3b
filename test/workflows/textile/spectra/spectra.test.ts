import { describe, expect, it } from 'vitest'
import { fibreNames } from '../../../../workflows/textile/fibre-names.ts'
import { fibreTypeOf } from '../../../../workflows/textile/spectra/fibre-types.ts'
import { fingerprintOf } from '../../../../workflows/textile/spectra/fingerprint.ts'
import { judge } from '../../../../workflows/textile/spectra/judge.ts'
import { namedTrials, openLibrary } from '../../../../workflows/textile/spectra/open-library.ts'
import {
  type Reference,
  rankReferences,
} from '../../../../workflows/textile/spectra/rank-references.ts'
import { selfCheck } from '../../../../workflows/textile/spectra/self-check.ts'
import {
  faultsInValues,
  faultsInWavenumbers,
  type Spectrum,
} from '../../../../workflows/textile/spectra/spectrum.ts'
import { constructedFibres, constructedSpectrum, wavenumbers } from '../../../harness/spectra.ts'

describe('what a spectrum must be', () => {
  it('takes mid-infrared in either order and refuses what leaves out the fingerprint region', () => {
    expect(faultsInWavenumbers(wavenumbers)).toEqual([])
    expect(faultsInWavenumbers(wavenumbers.toReversed())).toEqual([])
    const nearInfrared = Array.from({ length: 200 }, (_, at) => 4_000 + 8 * at)
    expect(faultsInWavenumbers(nearInfrared)).toMatchObject([
      { says: 'spectrum_not_covering', values: { from: 600, to: 1_800 } },
    ])
    expect(faultsInWavenumbers([])).toHaveLength(1)
    expect(faultsInWavenumbers(wavenumbers.filter((one) => one > 604))).toHaveLength(1)
  })

  it('names each point that is out of order, a wavelength, or across a gap', () => {
    const swapped = wavenumbers.with(10, wavenumbers[12] ?? 0)
    expect(faultsInWavenumbers(swapped).map(({ at }) => at)).toEqual([11])
    expect(faultsInWavenumbers([2.5, 5, Number.NaN]).map(({ at }) => at)).toEqual([0, 1, 2, 2])
    const gap = wavenumbers.filter((one) => one <= 1_000 || one >= 1_012)
    expect(faultsInWavenumbers(gap)).toMatchObject([
      { says: 'spectrum_gap', values: { low: 1_000, high: 1_012 } },
    ])
    const eight = wavenumbers.filter((one) => one <= 1_000 || one >= 1_008)
    expect(faultsInWavenumbers(eight)).toEqual([])
  })

  it('names values that no instrument gives, and a spectrum without a band', () => {
    const { values } = constructedSpectrum('wool', 1)
    expect(faultsIn({ values })).toEqual([])
    expect(faultsIn({ values: values.with(3, 151).with(7, Number.NaN) })).toEqual([3, 7])
    expect(faultsIn({ values: values.slice(1) })).toEqual([undefined])
    expect(faultsIn({ values: values.map(() => 98) })).toEqual([undefined])
    const shares = values.map((value) => value / 100 / 2)
    expect(faultsIn({ values: shares })).toEqual([undefined])
    expect(faultsIn({ values: shares.with(0, 7), quantity: 'absorbance' })).toEqual([0])
  })
})

describe('the fingerprint', () => {
  it('stays the same when the signal is stronger, lies higher, leans, or comes the other way round', () => {
    const spectrum = constructedSpectrum('polyester', 2)
    const { values } = spectrum
    const leaning = values.map((value, at) => 0.6 * value + 20 + 0.02 * at)
    expectAlike(fingerprintOf({ ...spectrum, values: leaning }), fingerprintOf(spectrum))
    const rising = {
      ...spectrum,
      wavenumbers: wavenumbers.toReversed(),
      values: values.toReversed(),
    }
    expectAlike(fingerprintOf(rising), fingerprintOf(spectrum))
    const absorbance = values.map((value) => -Math.log10(value / 100))
    const converted = { ...spectrum, values: absorbance, quantity: 'absorbance' as const }
    expectAlike(fingerprintOf(converted), fingerprintOf(spectrum))
  })

  it('is the second derivative that Savitzky and Golay give, with mean 0 and variance 1', () => {
    const cubic = wavenumbers.map((wavenumber) => ((wavenumber - 1_200) / 600) ** 3)
    const found = fingerprintOf({ wavenumbers, values: cubic, quantity: 'transmittance' })
    expect(found).toHaveLength(145)
    // Of a cubic the second derivative is a straight line, whose standard scores are known.
    const half = 72
    const deviation = Math.sqrt((145 ** 2 - 1) / 12)
    expectAlike(
      found,
      found.map((_, at) => (at - half) / deviation),
    )
  })
})

describe('identification', () => {
  it('never lets replicates of one sample vote for each other', () => {
    const twice = references(['wool', 'polyester'], 1).flatMap((one) => [
      one,
      { ...one, spectrum: `${one.spectrum}-again` },
    ])
    const { trials } = openLibrary(twice)
    expect(trials.map(({ ranking }) => ranking.names[0]?.name)).toEqual(
      trials.map(({ fibre }) => (fibre === 'wool' ? 'polyester' : 'wool')),
    )
  })

  it('names a clear fibre, with a second candidate and the confidence that its trials bear out', () => {
    const said = identify('polyester', 50)
    expect(said).toMatchObject({ outcome: 'named', fibre: 'polyester' })
    expect(said.candidates.map(({ name }) => name)[0]).toBe('polyester')
    expect(said.candidates).toHaveLength(2)
    // A third of forty trials, all right, can bear out 15 of 16 and no more.
    expect(said.confidencePercent).toBeLessThanOrEqual(93.8)
    expect(said.confidencePercent).toBeGreaterThanOrEqual(90)
  })

  it('says cellulose where cotton and flax cannot be told apart', () => {
    const said = identify('cotton', 50)
    expect(said).toMatchObject({ outcome: 'unresolved_cellulose', fibre: 'unresolved_cellulose' })
    expect(said.candidates.map(({ name }) => name).sort()).toEqual(['cotton', 'flax'])
    expect(said.confidencePercent).toBeGreaterThan(said.candidates[0]?.confidencePercent ?? 100)
  })

  it('says cellulose where a reference that nobody could name is nearest', () => {
    const library = references(['polyester', 'cotton', 'wool'], 8)
    expect(identify('cotton', 50, library).outcome).toBe('named')
    const nameless = references(['cotton'], 60).slice(50, 51)
    const unresolved = nameless.map((one) => ({ ...one, fibre: 'unresolved_cellulose' }))
    expect(identify('cotton', 50, [...library, ...unresolved])).toMatchObject({
      outcome: 'unresolved_cellulose',
      candidates: [{ name: 'cotton' }, {}],
    })
  })

  it('names nothing when the spectrum is unlike every reference', () => {
    const said = identify('acrylic', 50, references(['polyester', 'cotton', 'wool'], 8))
    expect(said).toMatchObject({ outcome: 'unlike_library' })
    expect(said.fibre).toBeUndefined()
    expect(said.candidates).toHaveLength(2)
  })

  it('counts what a library gets right of itself', () => {
    const checked = selfCheck(openLibrary(references(constructedFibres, 8)))
    expect(checked).toMatchObject({ spectra: 40, samples: 40, named: 40, rightByType: 40 })
    expect(checked.rightByName).toBeLessThan(40)
    expect(checked.rightAmongTwo).toBe(40)
    const { named, unresolved_cellulose: unresolved, unlike_library: unlike } = checked.outcomes
    expect(named.spectra + unresolved.spectra + unlike.spectra).toBe(40)
    expect(unresolved.spectra).toBeGreaterThan(8)
    expect([named.right, unresolved.right]).toEqual([named.spectra, unresolved.spectra])
  })

  it('knows the type of every name that a spectrum can have', () => {
    const untyped = Object.keys(fibreNames).filter((name) => fibreTypeOf(name) === undefined)
    expect(untyped).toEqual(['unresolved_cellulose', 'other_fibres'])
    expect(fibreTypeOf('constructor')).toBeUndefined()
  })
})

function faultsIn(spectrum: Partial<Spectrum>) {
  const whole = { wavenumbers, values: [], quantity: 'transmittance' as const, ...spectrum }
  return faultsInValues(whole).map(({ at }) => at)
}

function references(fibres: readonly string[], pieces: number): readonly Reference[] {
  return fibres.flatMap((fibre) =>
    Array.from({ length: pieces }, (_, piece) => ({
      spectrum: `${fibre}-${piece}`,
      sample: `${fibre}-${piece}`,
      fibre,
      type: fibreTypeOf(fibre) ?? 'cellulose',
      fingerprint: fingerprintOf(constructedSpectrum(fibre, piece)),
    })),
  )
}

function identify(fibre: string, piece: number, library = references(constructedFibres, 8)) {
  const { references: known, trials } = openLibrary(library)
  const fingerprint = fingerprintOf(constructedSpectrum(fibre, piece))
  return judge(rankReferences(known, { fingerprint }), namedTrials(trials))
}

function expectAlike(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length)
  const gaps = found.map((value, at) => Math.abs(value - (expected[at] ?? Number.NaN)))
  expect(Math.max(...gaps)).toBeLessThan(1e-8)
}

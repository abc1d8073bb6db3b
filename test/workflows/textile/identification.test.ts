import { describe, expect, it } from 'vitest'
import type { Facts } from '../../../domain/field.ts'
import type { Fault } from '../../../domain/refusal.ts'
import { warningText } from '../../../domain/warning.ts'
import type { Situation } from '../../../workflows/stream.ts'
import { identificationFacts } from '../../../workflows/textile/spectra/identification-facts.ts'
import {
  faultsInIdentification,
  warningsOfIdentification,
} from '../../../workflows/textile/stages/identification-fields.ts'
import textile from '../../../workflows/textile/stream.ts'

const evidence = { id: 'I', method: 'M', library: 'L', spectrumDigest: 'S' }
const candidates = [
  { name: 'cotton', distance: 1, spectrum: '1', confidencePercent: 84.4 },
  { name: 'flax', distance: 1.1, spectrum: '2', confidencePercent: 9.4 },
]
const resolved = identificationFacts(
  { outcome: 'named', fibre: 'cotton', confidencePercent: 96.9, candidates, lead: 0.1 },
  evidence,
)
const unlike = identificationFacts({ outcome: 'unlike_library', candidates, lead: 0.1 }, evidence)

const said = (faults: readonly Fault[]) => faults.map(({ message }) => message).join('\n')

describe('an identification in a fibre test', () => {
  it('is taken as the instrument gave it, named, unresolved or unlike anything known', () => {
    const unresolved = { ...resolved, identifiedFibre: 'unresolved_cellulose' }
    for (const facts of [resolved, unresolved, unlike, {}]) {
      expect(faultsInIdentification(facts)).toEqual([])
    }
    expect(unlike).not.toHaveProperty('identifiedFibre')
    const known = new Set(textile.stages.fibre_tested?.fields.map(({ name }) => name))
    expect(Object.keys(resolved).filter((name) => !known.has(name))).toEqual([])
  })

  it.each([
    [
      'a fibre that is none of its candidates',
      { identifiedFibre: 'wool' },
      /one of its candidates/,
    ],
    ['three candidates', { fibreCandidates: ['cotton', 'flax', 'jute'] }, /at most 2/],
    ['the same candidate twice', { fibreCandidates: ['cotton', 'cotton'] }, /each once/],
    ['a name that is no fibre', { fibreCandidates: ['cotton', 'lint'] }, /"lint"/],
    ['a confidence too few', { candidateConfidencePercents: ['84.4'] }, /0 to 100 for each/],
    ['a confidence above 100', { candidateConfidencePercents: ['101', '1'] }, /0 to 100 for each/],
  ])('is refused with %s', (_, facts: Facts, fault) => {
    expect(said(faultsInIdentification({ ...resolved, ...facts }))).toMatch(fault)
  })

  it('is refused without method, library and confidence', () => {
    const bare = { identifiedFibre: 'cotton', fibreCandidates: ['cotton', 'flax'] }
    expect(said(faultsInIdentification(bare))).toMatch(
      /identificationConfidencePercent, identificationMethod, referenceLibraryDigest needed/,
    )
  })

  it('warns when the lot is mostly something else, and lets unresolved cellulose be any cellulose', () => {
    const of = (fibre: string) => [{ fibre, basisPoints: 10_000 }]
    expect(warningsOfIdentification(resolved, of('cotton'))).toEqual([])
    const [conflict = ''] = warningsOfIdentification(resolved, of('flax'))
    expect(warningText(conflict, 'en')).toMatch(/Identification in conflict/)
    expect(warningText(conflict, 'zh-Hant')).toMatch(/光譜鑑定/)
    const unresolved = { ...resolved, identifiedFibre: 'unresolved_cellulose' }
    expect(warningsOfIdentification(unresolved, of('lyocell'))).toEqual([])
    expect(warningsOfIdentification(unresolved, of('wool'))).toHaveLength(1)
    expect(warningsOfIdentification(unlike, of('wool'))).toEqual([])
  })

  it('is checked where the stage decides, beside the composition', () => {
    const situation: Situation = {
      facts: { ...resolved, identifiedFibre: 'wool' },
      batches: [],
      drawnGrams: [],
      weighedGrams: [],
      outputs: [],
      losses: [],
      additions: [],
      eventTime: '2026-11-22T02:00:00Z',
    }
    const decided = textile.stages.fibre_tested?.decide?.(situation)
    expect(JSON.stringify(decided)).toMatch(/one of its candidates/)
  })
})

import type { Facts } from '../../../domain/field.ts'
import type { Judgement } from './judge.ts'

/** What an identification rests on; digests are SHA-256, base64url. */
export interface IdentificationEvidence {
  readonly id: string
  readonly method: string
  readonly library: string
  readonly spectrumDigest: string
}

/**
 * An identification as facts of the stage `fibre_tested`. Shares and their uncertainty are not among them: the nearest
 * spectrum says which fibre, never how much of it.
 */
export function identificationFacts(
  { fibre, confidencePercent, candidates }: Judgement,
  { id, method, library, spectrumDigest }: IdentificationEvidence,
): Facts {
  return {
    fibreTestMethod: 'ftir',
    fibreCandidates: candidates.map(({ name }) => name),
    candidateConfidencePercents: candidates.map((one) => String(one.confidencePercent)),
    ...(fibre === undefined ? {} : { identifiedFibre: fibre }),
    ...(confidencePercent === undefined
      ? {}
      : { identificationConfidencePercent: String(confidencePercent) }),
    identification: id,
    identificationMethod: method,
    referenceLibraryDigest: library,
    spectrumDigest,
  }
}

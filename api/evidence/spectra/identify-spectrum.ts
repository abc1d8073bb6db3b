import type { z } from '@hono/zod-openapi'
import { canonical } from '../../../domain/proof/canonical.ts'
import { faultOf, refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { fingerprintMethod, fingerprintOf } from '../../../workflows/textile/spectra/fingerprint.ts'
import { identificationFacts } from '../../../workflows/textile/spectra/identification-facts.ts'
import { judge } from '../../../workflows/textile/spectra/judge.ts'
import { type FibreLibrary, namedTrials } from '../../../workflows/textile/spectra/open-library.ts'
import { rankReferences } from '../../../workflows/textile/spectra/rank-references.ts'
import {
  faultsInValues,
  faultsInWavenumbers,
  type PointFault,
  type Spectrum,
} from '../../../workflows/textile/spectra/spectrum.ts'
import { sha256 } from '../../digest.ts'
import type { Asking } from '../../http/asking.ts'
import { requestDigest, sameOrRefused } from '../../once.ts'
import type { Database } from '../../store/database.ts'
import { findFibreLibrary } from '../../store/evidence/fibre-libraries.ts'
import {
  addIdentification,
  type IdentificationAnswer,
  listIdentifications,
  type StoredIdentification,
} from '../../store/evidence/spectrum-identifications.ts'
import type { OpenLibraries } from './libraries.ts'
import { refuseFaults } from './read-spectra.ts'
import type { identificationRequestSchema, identificationSchema } from './spectra-schemas.ts'

type IdentificationRequest = z.output<typeof identificationRequestSchema>

/** Identifies the fibre of a spectrum once for each id, and keeps the spectrum with what was said of it. */
export async function identifySpectrum(
  db: Database,
  request: IdentificationRequest,
  { organisationKey, now, openLibraries }: Asking & { readonly openLibraries: OpenLibraries },
): Promise<{ identification: StoredIdentification; isNew: boolean }> {
  const { id, sample, instrument } = request
  const digest = requestDigest(request)
  const idReused = ['identification_id_reused', { id }] as const
  const [earlier] = await listIdentifications(db, organisationKey, { id })
  if (earlier !== undefined)
    return { identification: sameOrRefused(earlier, digest, idReused), isNew: false }
  const spectrum = spectrumIn(request)
  const stored = await findFibreLibrary(db, organisationKey, request.library)
  if (stored === undefined) throw noLibrary(request.library)
  const answer = answerFor(spectrum, await openLibraries(db, stored), sample)
  const { quantity, wavenumbers, values: readings } = spectrum
  const isNew = await addIdentification(db, {
    id,
    organisation_key: organisationKey,
    fibre_library_key: stored.fibreLibraryKey,
    sample: sample ?? null,
    instrument: instrument ?? null,
    quantity,
    wavenumbers,
    readings,
    spectrum_digest: Buffer.from(
      sha256(canonical({ quantity, wavenumbers, readings })),
      'base64url',
    ),
    method: fingerprintMethod.name,
    answer: JSON.stringify(answer),
    digest,
    created_time: now,
  })
  const [identification] = await listIdentifications(db, organisationKey, { id })
  if (identification === undefined) throw new RangeError(`Cannot read back identification "${id}"`)
  return { identification: sameOrRefused(identification, digest, idReused), isNew }
}

/** An identification as the API gives it, with the facts that a fibre test may take over. */
export function identificationView(
  stored: StoredIdentification,
): z.output<typeof identificationSchema> {
  const {
    spectrumIdentificationKey: _,
    digest: __,
    answer,
    createdTime,
    ...identification
  } = stored
  const { fibre = null, confidencePercent = null, ...rest } = answer
  return {
    ...identification,
    ...rest,
    fibre,
    confidencePercent,
    facts: identificationFacts(answer, stored),
    createdTime: createdTime.toISOString(),
  }
}

function spectrumIn({ spectrum }: IdentificationRequest): Spectrum {
  const { wavenumbers } = spectrum
  const read: Spectrum =
    'absorbance' in spectrum
      ? { wavenumbers, values: spectrum.absorbance, quantity: 'absorbance' }
      : { wavenumbers, values: spectrum.transmittancePercent, quantity: 'transmittance' }
  const column = 'absorbance' in spectrum ? 'absorbance' : 'transmittancePercent'
  const inWavenumbers = faultsInWavenumbers(wavenumbers)
  const inValues = inWavenumbers.length > 0 ? [] : faultsInValues(read)
  const pointed =
    (name: string) =>
    ({ at, says, values }: PointFault) =>
      faultOf(`/spectrum/${name}${at === undefined ? '' : `/${at}`}`, says, values)
  refuseFaults([...inWavenumbers.map(pointed('wavenumbers')), ...inValues.map(pointed(column))])
  return read
}

/** Neither references nor trials of the spectrum's own sample have a say. */
function answerFor(
  spectrum: Spectrum,
  { references, trials }: FibreLibrary,
  sample?: string,
): IdentificationAnswer {
  const fingerprint = fingerprintOf(spectrum)
  const ranking = rankReferences(references, {
    fingerprint,
    ...(sample === undefined ? {} : { sample }),
  })
  const others = namedTrials(trials).filter((trial) => trial.sample !== sample)
  return { ...judge(ranking, others), types: ranking.types }
}

/** Why nothing can be identified: there is no library, or none of this digest. */
export function noLibrary(digest?: string): RefusedError {
  return new RefusedError(
    digest === undefined
      ? refuse('not_found', '/library', ['library_missing'])
      : refuse('not_found', '/library', ['library_unknown', { library: digest }]),
  )
}

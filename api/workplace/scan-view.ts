import { type Typed, typedAt } from '../../web/pages/workplace/form/control.ts'
import { usualTimeZone } from '../../web/pages/workplace/form/local-time.ts'
import type { Said } from '../../web/pages/workplace/form/said.ts'
import { scanPhrases } from '../../web/pages/workplace/scan/phrases.ts'
import { rowCount } from '../../web/pages/workplace/scan/rows.ts'
import type { KnownBatch, ScanFormBase } from '../../web/pages/workplace/scan/scan-form-base.ts'
import type { ScanView } from '../../web/pages/workplace/scan/scan-page.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { findBatches, type StoredBatch } from '../store/inventory/batches.ts'
import type { StoredFacility } from '../store/organisations/facilities.ts'
import type { PageAsker } from './page-asker.ts'
import { codeOf } from './scan-of-form.ts'

/** Which stage is recorded, by whom, where, and the batch at which it begins. */
export interface ScanPlace {
  readonly asker: PageAsker
  readonly stream: LoadedStream
  readonly stage: Stage
  readonly facilities: readonly StoredFacility[]
  readonly facility: StoredFacility | undefined
  /** Absent for a stage that brings in new batches. */
  readonly batch?: StoredBatch
  readonly reverses?: string
  /** The event in whose place it is recorded, where one of them was a mistake. */
  readonly corrects?: string
}

/** What the form is read off, as far as it needs no question to the database. */
export function baseOf(
  { asker, stream, stage, facilities, facility, corrects }: ScanPlace,
  typed: Typed,
  known: ReadonlyMap<string, KnownBatch> = new Map(),
): ScanFormBase {
  const chosen = facilities.find(({ code }) => code === typedAt(typed, '/facility')) ?? facility
  const timeZone = chosen?.timeZone ?? usualTimeZone
  const isCorrection = corrects !== undefined
  return {
    stream,
    stage,
    typed,
    language: asker.language,
    facilities,
    timeZone,
    known,
    isCorrection,
  }
}

/** The form with what was typed, what is wrong with it, and what is known of the batches it names. */
export async function scanViewOf({
  place,
  typed,
  said,
  action,
  focus,
}: {
  place: ScanPlace
  typed: Typed
  said: readonly Said[]
  action: string
  focus?: string | undefined
}): Promise<ScanView> {
  const { stream, facility, batch, reverses } = place
  const back =
    batch === undefined
      ? { href: '/work', label: scanPhrases.toWork }
      : { href: `/work/batches/${encodeURIComponent(batch.code)}`, label: scanPhrases.back }
  return {
    ...baseOf(place, typed, await knownIn(place, typed)),
    action,
    said,
    back,
    focus,
    scanId: typedAt(typed, '/id'),
    streamLabel: stream.label,
    facility: facility?.code,
    ...(reverses === undefined ? {} : { reverses }),
  }
}

async function knownIn(
  { asker: { db, organisationKey }, stream }: ScanPlace,
  typed: Typed,
): Promise<ReadonlyMap<string, KnownBatch>> {
  const codes = Array.from({ length: rowCount(typed, 'batches') }, (_, index) =>
    codeOf(typedAt(typed, `/batches/${index}/batch`)),
  ).filter((code) => code !== '')
  if (codes.length === 0) return new Map()
  const found = await findBatches(db, organisationKey, codes)
  return new Map(
    found.flatMap(({ code, kind, massGrams }) => {
      const label = stream.kinds[kind]?.label
      return label === undefined ? [] : [[code, { kind: label, massGrams }]]
    }),
  )
}

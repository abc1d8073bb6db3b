import { dayMilliseconds } from '../../../domain/hours.ts'
import { numbersFrom } from '../../../domain/numbers-from.ts'
import { stageBy } from '../../../workflows/common-stages.ts'
import type { Demonstration, DemonstrationScan } from '../../../workflows/example.ts'
import { idFrom } from '../../digest.ts'
import type { Installation } from '../../installation.ts'
import type { Actor } from '../../recording/entry.ts'
import { partsOf } from '../../recording/parse.ts'
import { findOrganisation } from '../../store/first-start.ts'
import { addFacility, addOrganisation } from '../../store/organisations/organisations.ts'
import { addModels } from './add-models.ts'
import { type DeliveredScan, deliver } from './city-delivery.ts'

/** How much of the city's life is told, and what it is drawn from: one seed always builds the same city. */
export const cityDays = 120
const citySeed = 20_261_122
const scansTogether = 500

/** A city that stands, and how its scans came in. */
export interface City {
  readonly actors: readonly (Actor & { name: string })[]
  /** Scans recorded; those that came twice count once. */
  readonly scans: number
  readonly late: number
  readonly doubled: number
  readonly skewed: number
}

/**
 * Builds the demonstration city through the one way in: the organisations of every stream, and their scans of the last
 * months, ending at `now`, in the order in which they reached us. Throws when one is refused, since a city that does not
 * stand is a fault of ours. One that was cut off is gone on with (`resumes`) for the same `now`: its scans are there already.
 */
export async function recordCity(
  installation: Installation,
  now: Date,
  { resumes = false }: { resumes?: boolean } = {},
): Promise<City> {
  const random = numbersFrom(citySeed)
  const start = now.getTime() - cityDays * dayMilliseconds
  const actors: City['actors'][number][] = []
  const counted = { scans: 0, late: 0, doubled: 0, skewed: 0 }
  for (const loaded of installation.streams.values()) {
    const { name: stream, demonstration } = loaded
    if (demonstration === undefined) continue
    const told = [...demonstration.scans(random, cityDays)]
    for (const organisation of demonstration.organisations) {
      const actor = await addActor(installation, organisation, now)
      actors.push(actor)
      await addModels(installation.store, loaded, { actor, now })
      const own = told.filter((scan) => scan.organisation === organisation.slug)
      const delivery = deliver(own, random)
      counted.scans += await sendAll(installation, actor, {
        stream,
        start,
        sent: delivery.sent,
        resumes,
      })
      counted.late += delivery.late
      counted.doubled += delivery.doubled
      counted.skewed += delivery.skewed
    }
  }
  return { actors, ...counted }
}

async function addActor(
  { store }: Installation,
  { slug, name, facilities }: Demonstration['organisations'][number],
  now: Date,
): Promise<City['actors'][number]> {
  const added = { slug, name, now, constructed: true }
  const known = await findOrganisation(store.system, slug)
  const { organisationKey } = known ?? (await addOrganisation(store.system, added))
  for (const facility of facilities) {
    await addFacility(store.system, organisationKey, { ...facility, now })
  }
  return { organisationKey, organisation: slug, name }
}

interface Sending {
  readonly stream: string
  readonly start: number
  readonly sent: readonly DeliveredScan[]
  readonly resumes: boolean
}

/** Sends what was delivered and gives how many scans were recorded; each MUST be answered as it deserves. */
async function sendAll(
  { recorder }: Installation,
  actor: Actor,
  { stream, start, sent, resumes }: Sending,
): Promise<number> {
  const { organisation } = actor
  const written = sent.flatMap(({ index, scan, again }) => {
    const id = `city/${stream}/${organisation}/${index}`
    const status = again ? 'duplicate' : 'accepted'
    return scansOf(scan, { stream, start, id }).map((one) => ({ scan: one, status }))
  })
  for (let at = 0; at < written.length; at += scansTogether) {
    const together = written.slice(at, at + scansTogether)
    const scans = together.map(({ scan }) => scan)
    const receipts = await recorder.record(partsOf(scans, actor))
    const wrong = receipts.find(
      ({ status }, index) =>
        status !== together[index]?.status && !(resumes && status === 'duplicate'),
    )
    if (wrong !== undefined) throw new RangeError(`Cannot build the city: ${JSON.stringify(wrong)}`)
  }
  return written.filter(({ status }) => status === 'accepted').length
}

/** A scan as a station would send it, and after a mistake the scan that takes it back. */
function scansOf(
  { organisation: _, afterMinutes, takenBack, ...scan }: DemonstrationScan,
  { stream, start, id }: { stream: string; start: number; id: string },
): readonly object[] {
  const eventTime = new Date(start + afterMinutes * 60_000).toISOString()
  const sent = { id: idFrom(id), stream, eventTime, ...scan }
  if (takenBack === undefined) return [sent]
  const { facility } = scan
  const reversal = { stage: stageBy.reversal, reverses: sent.id, facts: { reason: takenBack } }
  return [sent, { id: idFrom(`${id}/reversed`), stream, eventTime, facility, ...reversal }]
}

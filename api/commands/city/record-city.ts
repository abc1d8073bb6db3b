import { dayMilliseconds } from '../../../domain/hours.ts'
import { numbersFrom } from '../../../domain/numbers-from.ts'
import { stageBy } from '../../../workflows/common-stages.ts'
import { type Demonstration, type DemonstrationScan, hongKong } from '../../../workflows/example.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { idFrom } from '../../digest.ts'
import type { Installation } from '../../installation.ts'
import { findAnomalies } from '../../oversight/anomalies/find-anomalies.ts'
import { daysBack } from '../../oversight/anomalies/find-task.ts'
import type { Actor } from '../../recording/entry.ts'
import { partsOf } from '../../recording/parse.ts'
import { findOrganisation } from '../../store/first-start.ts'
import { addFacility, addOrganisation } from '../../store/organisations/organisations.ts'
import { changeUsualPlace } from '../../store/organisations/register.ts'
import { addModels } from './add-models.ts'
import { type DeliveredScan, deliver } from './city-delivery.ts'
import { type Telling, tellChapters } from './tell-chapters.ts'

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

/** How far a city is: an organisation of it stands, with so many scans. */
export interface CityPart {
  readonly done: number
  readonly all: number
  readonly organisation: string
  readonly scans: number
}

export interface CityOptions {
  /** Whether an earlier build was cut off. */
  readonly resumes?: boolean
  /** Hears of each organisation that stands. */
  readonly tell?: (part: CityPart) => void
}

/**
 * Builds the demonstration city through the one way in: the organisations of every stream, and their scans of the last
 * months, ending at `now`, in the order in which they reached us. Throws when one is refused, since a city that does not
 * stand is a fault of ours. One that was cut off is gone on with (`resumes`) for the same `now`: its scans are there already.
 */
export async function recordCity(
  installation: Installation,
  now: Date,
  { resumes = false, tell = () => {} }: CityOptions = {},
): Promise<City> {
  const random = numbersFrom(citySeed)
  const start = now.getTime() - cityDays * dayMilliseconds
  const building: Building = { installation, random, start, now, resumes }
  const actors: City['actors'][number][] = []
  const counted = { scans: 0, late: 0, doubled: 0, skewed: 0 }
  const all = [...installation.streams.values()].flatMap(
    ({ demonstration }) => demonstration?.organisations ?? [],
  ).length
  for (const loaded of installation.streams.values()) {
    const { name: stream, demonstration } = loaded
    if (demonstration === undefined) continue
    const own: City['actors'][number][] = []
    for await (const { actor, ...part } of recordEach(building, loaded, demonstration)) {
      own.push(actor)
      counted.scans += part.scans
      counted.late += part.late
      counted.doubled += part.doubled
      counted.skewed += part.skewed
      const done = actors.length + own.length
      tell({ done, all, organisation: actor.name, scans: part.scans })
    }
    const record: Telling['record'] = (actor, scans, name) => {
      const sent = scans.map((scan, index) => ({ index, scan, again: false }))
      return sendAll(building, actor, { stream, sent, name: `${name}/${actor.organisation}` })
    }
    const chapters = demonstration.chapters?.(cityDays) ?? []
    const telling = { stream, start, end: now, actors: own, record }
    counted.scans += await tellChapters(installation, chapters, telling)
    actors.push(...own)
  }
  await askWhatRecordsRaise(installation, actors, now)
  return { actors, ...counted }
}

/** What the hourly look would ask, so that the desks of the city have it from the beginning. */
async function askWhatRecordsRaise(
  { store, streams }: Installation,
  actors: readonly Actor[],
  now: Date,
): Promise<void> {
  const from = new Date(now.getTime() - daysBack * dayMilliseconds)
  for (const { organisationKey } of actors) {
    await findAnomalies(store, streams, { organisationKey, from, to: now, now })
  }
}

/** A city under way. */
interface Building {
  readonly installation: Installation
  readonly random: () => number
  /** When the city began, in milliseconds. */
  readonly start: number
  readonly now: Date
  readonly resumes: boolean
}

/** Records what each organisation of a stream did alone, and gives it with how its scans came in. */
async function* recordEach(
  building: Building,
  loaded: LoadedStream,
  { organisations, scans }: Demonstration,
) {
  const { installation, random, now } = building
  const told = [...scans(random, cityDays)]
  for (const organisation of organisations) {
    const { slug } = organisation
    const actor = await addActor(installation, organisation, now)
    await addModels(installation.store, loaded, { actor, now })
    const own = told.filter((scan) => scan.organisation === slug)
    const { sent, late, doubled, skewed } = deliver(own, random)
    const sending = { stream: loaded.name, sent, name: `${loaded.name}/${slug}` }
    yield { actor, scans: await sendAll(building, actor, sending), late, doubled, skewed }
  }
}

async function addActor(
  { store }: Installation,
  organisation: Demonstration['organisations'][number],
  now: Date,
): Promise<City['actors'][number]> {
  const { slug, name, names = {}, withholdsName, contact, facilities } = organisation
  const added = { slug, name, names, now, constructed: true }
  const known = await findOrganisation(store.system, slug)
  const { organisationKey } = known ?? (await addOrganisation(store.system, added))
  // Where its first facility lies, and so which authority oversees it.
  const { timeZone, jurisdiction } = facilities[0] ?? hongKong
  await changeUsualPlace(store.system, organisationKey, {
    timeZone,
    jurisdiction,
    named: withholdsName !== true,
    contact: contact ?? null,
  })
  for (const facility of facilities) {
    await addFacility(store.system, organisationKey, { ...facility, now })
  }
  return { organisationKey, organisation: slug, name }
}

interface Sending {
  readonly stream: string
  readonly sent: readonly DeliveredScan[]
  /** Begins the ids of what is sent. */
  readonly name: string
}

/** Sends what was delivered and gives how many scans were recorded; each MUST be answered as it deserves. */
async function sendAll(
  { installation: { recorder }, start, resumes }: Building,
  actor: Actor,
  { stream, sent, name }: Sending,
): Promise<number> {
  const written = sent.flatMap(({ index, scan, again }) => {
    const id = `city/${name}/${index}`
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

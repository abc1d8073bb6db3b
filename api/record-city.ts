import type { DemonstrationScan } from '../workflows/stream.ts'
import type { Actor } from './record/entry.ts'
import { idFrom } from './record-walk.ts'
import { addFacility, addOrganisation } from './store/organisations.ts'
import type { Workspace } from './workspace.ts'

/** How much of the city's life is told, and what it is drawn from: one seed always builds the same city. */
export const cityDays = 120
const citySeed = 20_261_122
const scansTogether = 500

/**
 * Builds the demonstration city through the one way in: the organisations of every stream, and their scans of the last
 * months, ending at `now`. Gives the organisations and how many scans were recorded; throws when one is refused, since a
 * city that does not stand is a fault of ours.
 */
export async function recordCity(
  workspace: Workspace,
  now: Date,
): Promise<{ actors: readonly (Actor & { name: string })[]; scans: number }> {
  const random = randomFrom(citySeed)
  const actors = new Map<string, Actor & { name: string }>()
  let scans = 0
  for (const stream of workspace.streams.values()) {
    if (stream.demonstration === undefined) continue
    for (const { slug, name, facilities } of stream.demonstration.organisations) {
      const { organisationKey } = await addOrganisation(workspace.store.system, {
        slug,
        name,
        now,
        constructed: true,
      })
      actors.set(slug, { organisationKey, organisation: slug, name })
      for (const facility of facilities) {
        await addFacility(workspace.store.system, organisationKey, { ...facility, now })
      }
    }
    const start = now.getTime() - cityDays * 24 * 60 * 60_000
    const told = [...stream.demonstration.scans(random, cityDays)]
    for (const [slug, own] of Map.groupBy(told, ({ organisation }) => organisation)) {
      const actor = actors.get(slug)
      if (actor === undefined) throw new RangeError(`Cannot find "${slug}" in the city`)
      const written = own.flatMap((scan, index) =>
        scansOf(scan, { stream: stream.name, start, id: `city/${stream.name}/${slug}/${index}` }),
      )
      for (let at = 0; at < written.length; at += scansTogether) {
        const receipts = await workspace.recorder.record(
          written.slice(at, at + scansTogether),
          actor,
        )
        const refused = receipts.find(({ status }) => status === 'refused')
        if (refused !== undefined)
          throw new RangeError(`Cannot build the city: ${JSON.stringify(refused)}`)
      }
      scans += written.length
    }
  }
  return { actors: [...actors.values()], scans }
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
  const reversal = { stage: 'reversed', reverses: sent.id, facts: { reason: takenBack } }
  return [sent, { id: idFrom(`${id}/reversed`), stream, eventTime, facility, ...reversal }]
}

/** A small generator of numbers from 0 to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

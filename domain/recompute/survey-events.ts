import { isObject } from '../proof/proof-fault.ts'
import { jsonIn } from '../proof/record/history.ts'
import { exportFiles } from './export-files.ts'
import type { ExportSource } from './export-source.ts'
import type { PlaceOf } from './places.ts'

/** What has to be known of all events before the first is replayed. */
export interface Survey {
  /** Ids of all events. */
  readonly events: ReadonlySet<string>
  /** Ids of those that a later one takes back. */
  readonly reversed: ReadonlySet<string>
  /** Batches to which something happened within the period: all of their events have to be there. */
  readonly touched: ReadonlySet<string>
  /** Organisations with an event of a stage `closed`. */
  readonly closers: ReadonlySet<string>
}

/** Reads all events once, for what stands in the way of reading them one by one. What cannot be read is left to the second reading. */
export async function surveyEvents(source: ExportSource, placeOf: PlaceOf): Promise<Survey> {
  const events = new Set<string>()
  const reversed = new Set<string>()
  const touched = new Set<string>()
  const closers = new Set<string>()
  for await (const text of source.lines(exportFiles.events)) {
    const envelope = jsonIn(text)
    if (!isObject(envelope) || typeof envelope.id !== 'string') continue
    const { id, actor, body, eventTime, subjects } = envelope
    events.add(id)
    if (!isObject(body) || !isObject(actor)) continue
    if (typeof body.reverses === 'string') reversed.add(body.reverses)
    if (String(envelope.type).endsWith('.closed')) closers.add(String(actor.organisation))
    const [organisation, facility] = [String(actor.organisation), String(body.facility)]
    const place = placeOf({ organisation, facility, eventTime: String(eventTime) })
    if (typeof place !== 'object' || place.before || !Array.isArray(subjects)) continue
    for (const { batch } of subjects.filter(isObject)) touched.add(String(batch))
  }
  return { events, reversed, touched, closers }
}

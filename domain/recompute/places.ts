import type { Envelope } from '../proof/envelope.ts'
import { exportFiles, facilityLine, localDays, type Manifest } from './export-files.ts'
import type { ExportSource } from './export-source.ts'
import type { Finding } from './finding.ts'
import { dayBegins, type PlaceInPeriod, placeIn } from './period.ts'
import { readLine } from './read-line.ts'

/** Where an event stands to the period, by the days of the place at which it happened; undefined for no facility of the export. */
export type PlaceOf = (
  event: Pick<Envelope, 'eventTime'> & { readonly organisation: string; readonly facility: string },
) => PlaceInPeriod | 'after' | undefined

/** Reads the facilities of an export, and whether the period begins and ends where its days do in the zone of each. */
export async function readPlaces(
  source: ExportSource,
  { period, organisations }: Manifest,
  add: (finding: Finding) => void,
): Promise<PlaceOf> {
  const { from, to, timeZone } = period
  const file = exportFiles.facilities
  const zones = new Map<string, string>()
  const placings = new Map<string, ReturnType<typeof placeIn>>()
  let line = 0
  for await (const text of source.lines(file)) {
    line += 1
    const read = readLine(facilityLine, text)
    if (read === undefined) {
      add({ file, line, says: 'recompute_line_unreadable', values: {} })
      continue
    }
    const { organisation, code, ...own } = read
    if (!organisations.includes(organisation))
      add({ file, line, says: 'recompute_organisation_strange', values: { organisation } })
    const zone = timeZone === localDays ? own.timeZone : timeZone
    zones.set(`${organisation} ${code}`, zone)
    for (const end of ['start', 'finish'] as const) {
      const expected = dayBegins(end === 'start' ? from : to, zone)
      const found = new Date(own[end]).toISOString()
      const values = { timeZone: zone, expected, found }
      if (expected !== found) add({ file, line, says: 'recompute_period_other', values })
    }
  }
  return ({ organisation, facility, eventTime }) => {
    const zone = zones.get(`${organisation} ${facility}`)
    if (zone === undefined) return undefined
    const placing = placings.get(zone) ?? placeIn({ from, to, timeZone: zone })
    placings.set(zone, placing)
    return placing(eventTime)
  }
}

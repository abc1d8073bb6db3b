import { type Fault, faultOf } from '../refusal.ts'
import { faultsOfAll } from '../schema-faults.ts'
import { type MappingFile, mappingSchema } from './mapping-schema.ts'
import { faultsInTemplate } from './scan-template.ts'
import { canMeet, parsePattern, partNames } from './topic-pattern.ts'

/** Reads what a mapping file says; or everything that is wrong with it, each at its JSON pointer. */
export function readMapping(given: unknown): MappingFile | readonly Fault[] {
  const read = mappingSchema.safeParse(given)
  if (!read.success) return faultsOfAll(read.error.issues, given)
  const faults = [...faultsInTopics(read.data), ...faultsBetween(read.data)]
  return faults.length === 0 ? read.data : faults
}

function faultsInTopics({ topics, stations }: MappingFile): readonly Fault[] {
  return topics.flatMap(({ topic, station, scan }, at) => {
    const pattern = parsePattern(topic)
    const parts = pattern === undefined ? [] : partNames(pattern)
    const faults = scan === undefined ? [] : faultsInTemplate(scan, `/topics/${at}/scan`, parts)
    if (station === undefined || Object.hasOwn(stations, station)) return faults
    const values = { station, stations: Object.keys(stations) }
    return [faultOf(`/topics/${at}/station`, 'gateway_station_not_named', values), ...faults]
  })
}

/** A message has one meaning: of two patterns that one topic may fit, nobody could say which. */
function faultsBetween({ topics }: MappingFile): readonly Fault[] {
  const patterns = topics.map(({ topic }) => parsePattern(topic))
  return patterns.flatMap((one, at) => {
    const other = patterns
      .slice(0, at)
      .find((before) => one !== undefined && before !== undefined && canMeet(one, before))
    if (one === undefined || other === undefined) return []
    const values = { topic: one.text, other: other.text }
    return [faultOf(`/topics/${at}/topic`, 'gateway_topics_meet', values)]
  })
}

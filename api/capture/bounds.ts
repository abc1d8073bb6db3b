import { type Fault, faultOf, type Refusal } from '../../domain/refusal.ts'
import type { StationPrincipal } from '../http/principal.ts'
import type { Sent } from './sent.ts'

/** Why a station may not record this at all: it stands elsewhere, or the stage is not one of its own. */
export function outsideBounds(
  { name, facility, stages }: StationPrincipal,
  sent: Sent,
): Refusal | undefined {
  const faults: Fault[] = []
  if (facility !== undefined && sent.facility !== facility) {
    const values = { facility: shown(sent.facility), station: name, own: facility }
    faults.push(faultOf('/facility', 'station_elsewhere', values))
  }
  const stage = `${sent.stream}.${sent.stage}`
  if (stages !== undefined && !stages.includes(stage)) {
    const values = { stage: shown(stage), station: name, stages }
    faults.push(faultOf('/stage', 'station_records_others', values))
  }
  return faults.length > 0 ? { code: 'outside_bounds', faults } : undefined
}

function shown(text: string): string {
  return text.slice(0, 80)
}

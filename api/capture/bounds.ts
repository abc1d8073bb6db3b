import type { Fault, Refusal } from '../../domain/refusal.ts'
import type { StationPrincipal } from '../http/principal.ts'
import type { Sent } from './sent.ts'

/** Why a station may not record this at all: it stands elsewhere, or the stage is not one of its own. */
export function outsideBounds(
  { name, facility, stages }: StationPrincipal,
  sent: Sent,
): Refusal | undefined {
  const faults: Fault[] = []
  if (facility !== undefined && sent.facility !== facility) {
    const message = `Cannot record at facility "${shown(sent.facility)}": station "${name}" stands at "${facility}"`
    faults.push({ pointer: '/facility', message })
  }
  const stage = `${sent.stream}.${sent.stage}`
  if (stages !== undefined && !stages.includes(stage)) {
    const message = `Cannot record "${shown(stage)}": station "${name}" records ${stages.join(', ')}`
    faults.push({ pointer: '/stage', message })
  }
  return faults.length > 0 ? { code: 'outside_bounds', faults } : undefined
}

function shown(text: string): string {
  return text.slice(0, 80)
}

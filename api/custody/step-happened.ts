import type { Happening } from '../../domain/batch-times.ts'
import { parseInstant } from '../../domain/instant.ts'
import type { StepRow } from '../store/custody/hand-overs.ts'
import { statementOf } from './statement.ts'

/** When a step happened: as it says in what was signed, else when it was recorded. */
export function stepHappened(step: StepRow): Happening {
  const stated = parseInstant(String(statementOf(step)?.request.eventTime ?? ''))
  return { time: stated ?? step.record_time.toISOString(), isStated: stated !== undefined }
}

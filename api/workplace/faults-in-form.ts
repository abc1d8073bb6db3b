import type { Scan } from '../../domain/event.ts'
import type { Fault, Refusal } from '../../domain/refusal.ts'
import { ownFields } from '../../web/pages/workplace/scan/scan-controls.ts'
import { faultsInShape } from '../../workflows/faults-in-shape.ts'
import { readList } from '../../workflows/read-list.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'

/**
 * A refusal with what else is wrong with the form. The one way in stops at a scan whose own words cannot be read; a person
 * who mends a form wants to hear of every question at once.
 */
export function withFaultsInForm(
  refused: Refusal,
  scan: Readonly<Record<string, unknown>>,
  { stage, stream, clocks }: Form,
): Refusal {
  if (refused.code !== 'invalid') return refused
  const given = scan as Pick<Scan, 'facts' | 'outputs'>
  const further = [
    ...readList(ownFields(stage), given.facts, '/facts').faults,
    ...given.outputs.flatMap(
      ({ facts }, index) =>
        readList(stage.outputFields ?? [], facts, `/outputs/${index}/facts`).faults,
    ),
    // Only counts and missing masses are looked at, which need no more than the form has.
    ...faultsInShape(stream, stage, scan as unknown as Scan),
  ]
  const asked = new Set(clocks.map(({ pointer }) => pointer))
  const faults = refused.faults.filter(({ pointer }) => !asked.has(pointer))
  const named = new Set([...asked, ...faults.map(({ pointer }) => pointer)])
  const added = further.filter(({ pointer }) => !named.has(pointer))
  return { ...refused, faults: [...faults, ...clocks, ...added] }
}

interface Form {
  readonly stage: Stage
  readonly stream: LoadedStream
  /** What is wrong with times by the clock of the place; nothing else is said of these questions. */
  readonly clocks: readonly Fault[]
}

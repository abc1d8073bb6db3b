import type { BatchState, Scan } from '../domain/event.ts'
import type { Facts } from '../domain/field.ts'
import type { Fault } from '../domain/refusal.ts'
import { agreedFacts } from './agreed-facts.ts'
import { readAddedRecord, readAdopted } from './read-earlier-records.ts'
import { readList } from './read-list.ts'
import type { Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'

/** A scan's facts, read by the fields of its stage, and what the machine is to be asked with them. */
export interface ReadFacts {
  readonly facts: Facts
  /** For each output, in order. */
  readonly outputFacts: readonly Facts[]
  readonly faults: readonly Fault[]
  readonly warnings: readonly string[]
  /** Facts that records made elsewhere should hold and lack, by name; absent for a scan made here. */
  readonly missing?: readonly string[]
  /** The state that outputs are made from, and the request they are made by. */
  readonly from: string
  readonly request: string
  /** The stage whose rules decide, when it is not the scan's own. */
  readonly decides?: Stage
  readonly inherited: (states: readonly BatchState[]) => Facts
}

/** Reads a scan's facts; for a batch taken over, by the fields of every stage that its records should prove. */
export function readFacts(stream: LoadedStream, stage: Stage, scan: Scan): ReadFacts {
  if (stage.name === 'adopted') return readAdopted(stream, stage, scan)
  if (stage.name === 'record_added') return readAddedRecord(stream, stage, scan)
  const own = readList(stage.fields, scan.facts, '/facts')
  const outputs = scan.outputs.map(({ facts }, index) =>
    readList(stage.outputFields ?? [], facts, `/outputs/${index}/facts`),
  )
  return {
    facts: own.facts,
    outputFacts: outputs.map(({ facts }) => facts),
    faults: [own, ...outputs].flatMap(({ faults }) => faults),
    warnings: [own, ...outputs].flatMap(({ warnings }) => warnings),
    from: 'new',
    request: stage.request,
    inherited: (states) => agreedFacts(states, stage.inherits ?? []),
  }
}

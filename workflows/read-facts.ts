import type { BatchState, Scan } from '../domain/event.ts'
import type { Facts, FactValue } from '../domain/field.ts'
import { canonical } from '../domain/proof/canonical.ts'
import { readAddition, readAdopted } from './read-adopted.ts'
import { type ReadFacts, readList } from './read-list.ts'
import type { Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'

const alreadyRead = new WeakMap<Scan, ReadFacts>()

/**
 * Reads a scan's facts by its own stage; for a batch taken over, by the fields of every stage that its records should prove. No
 * scan changes, so each is read once: to decide it, and to tell what it says.
 */
export function readFacts(stream: LoadedStream, stage: Stage, scan: Scan): ReadFacts {
  const known = alreadyRead.get(scan)
  if (known !== undefined) return known
  const read = readAnew(stream, stage, scan)
  alreadyRead.set(scan, read)
  return read
}

function readAnew(stream: LoadedStream, stage: Stage, scan: Scan): ReadFacts {
  if (stage.by === 'adoption') return readAdopted(stream, stage, scan)
  if (stage.by === 'addition') return readAddition(stream, stage, scan)
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

/** Names and values of carried facts on which every consumed batch agrees. */
function agreedFacts(states: readonly BatchState[], names: readonly string[]): Facts {
  const agreed: Record<string, FactValue> = {}
  const [first, ...others] = states
  for (const name of names) {
    const value = first?.context[name]
    if (value === undefined) continue
    if (others.every((other) => isSame(other.context[name], value))) agreed[name] = value
  }
  return agreed
}

function isSame(one: FactValue | undefined, other: FactValue): boolean {
  return one === other || (one !== undefined && canonical(one) === canonical(other))
}

import type { BatchState, Scan } from '../domain/event.ts'
import type { Facts, FactValue, Field } from '../domain/field.ts'
import { missingFault, parseFacts } from '../domain/parse-facts.ts'
import type { Fault } from '../domain/refusal.ts'
import { agreedFacts } from './agreed-facts.ts'
import { missingFactsField } from './common-stages.ts'
import type { Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'

/** A scan's facts, read by the fields of its stage, and what the machine is to be asked with them. */
export interface ReadFacts {
  readonly facts: Facts
  /** For each output, in order. */
  readonly outputFacts: readonly Facts[]
  readonly faults: readonly Fault[]
  readonly warnings: readonly string[]
  /** What taking over decides by itself. */
  readonly decisions: Facts
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
  const own = readList(stage.fields, scan.facts, '/facts')
  const outputs = scan.outputs.map(({ facts }, index) =>
    readList(stage.outputFields ?? [], facts, `/outputs/${index}/facts`),
  )
  return {
    facts: own.facts,
    outputFacts: outputs.map(({ facts }) => facts),
    faults: [own, ...outputs].flatMap(({ faults }) => faults),
    warnings: [own, ...outputs].flatMap(({ warnings }) => warnings),
    decisions: {},
    from: 'new',
    request: stage.request,
    inherited: (states) => agreedFacts(states, stage.inherits ?? []),
  }
}

function readList(fields: readonly Field[], given: Scan['facts'], pointer: string) {
  const parsed = parseFacts(fields, given, pointer)
  const missing = fields.filter(({ name }) => parsed.missing.includes(name))
  return {
    ...parsed,
    faults: [...parsed.faults, ...missing.map((field) => missingFault(field, pointer))],
  }
}

/**
 * Taking over: the scan says which stage the earlier records prove, and gives the facts they hold for each batch. Facts
 * that the proven stages require and the records lack are listed by name and stay with the batch; none is invented.
 */
function readAdopted(stream: LoadedStream, stage: Stage, scan: Scan): ReadFacts {
  const own = readList(stage.fields, scan.facts, '/facts')
  const proven = String(own.facts.provenStage ?? '')
  const adoption = Object.hasOwn(stream.adoptable, proven) ? stream.adoptable[proven] : undefined
  const faults = [...own.faults]
  if (adoption === undefined && proven !== '') {
    const right = Object.keys(stream.adoptable).join(', ')
    const message = `Cannot take over at "${proven}": expected one of ${right}`
    faults.push({ pointer: '/facts/provenStage', message })
  }
  if (scan.outputs.length > 1) {
    const message =
      'Cannot take over several batches in one scan: expected one, each with its own records'
    faults.push({ pointer: '/outputs', message })
  }
  const fields = provenFields(stream, adoption?.proves ?? [])
  const parsed = parseFacts(fields, scan.outputs[0]?.facts ?? {}, '/outputs/0/facts')
  const missing = [
    ...parsed.missing,
    ...(scan.outputs[0]?.massGrams === undefined ? ['massGrams'] : []),
  ]
  const provenStage = stream.stages[proven]
  const decisions: Record<string, FactValue> = { [missingFactsField.name]: missing }
  return {
    facts: own.facts,
    outputFacts: [parsed.facts],
    faults: [...faults, ...parsed.faults],
    warnings: [...own.warnings, ...parsed.warnings],
    decisions,
    from: adoption?.from ?? 'new',
    request: provenStage?.request ?? '',
    ...(provenStage === undefined ? {} : { decides: provenStage }),
    inherited: () => ({}),
  }
}

/** The fields of the proven stages, each name once. */
export function provenFields(stream: LoadedStream, stages: readonly string[]): readonly Field[] {
  const fields = new Map<string, Field>()
  for (const name of stages) {
    const stage = stream.stages[name]
    for (const field of [...(stage?.fields ?? []), ...(stage?.outputFields ?? [])]) {
      if (!fields.has(field.name)) fields.set(field.name, field)
    }
  }
  return [...fields.values()]
}

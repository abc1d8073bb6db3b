import type { Scan } from '../domain/event.ts'
import type { Facts, Field } from '../domain/field.ts'
import { parseFacts } from '../domain/parse-facts.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import type { Adoption } from './kind.ts'
import { type ReadFacts, readList } from './read-list.ts'
import type { Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'

/**
 * Taking over a batch from before Loomcell: the scan says which stage the earlier records prove, and gives the facts they
 * hold. Facts that the proven stages require and the records lack are listed by name and stay with the batch; none is
 * invented.
 */
export function readAdopted(stream: LoadedStream, stage: Stage, scan: Scan): ReadFacts {
  const own = readList(stage.fields, scan.facts, '/facts')
  const { proven, adoption, faults } = provenBy(stream, own.facts)
  if (scan.outputs.length > 1) {
    faults.push(faultOf('/outputs', 'records_of_one_batch'))
  }
  const [output] = scan.outputs
  const fields = provenFields(stream, adoption?.proves ?? [])
  const parsed = parseFacts(fields, output?.facts ?? {}, '/outputs/0/facts')
  return {
    facts: own.facts,
    outputFacts: [parsed.facts],
    faults: [...own.faults, ...faults, ...parsed.faults],
    warnings: [...own.warnings, ...parsed.warnings],
    missing: [...parsed.missing, ...(output?.massGrams === undefined ? ['massGrams'] : [])],
    from: adoption?.from ?? 'new',
    ...askedAs(proven),
    inherited: () => ({}),
  }
}

/**
 * Adding a record made elsewhere to a batch that is already here, such as another bench's test: read like the stage it
 * proves, but what it lacks is listed and not refused.
 */
export function readAddition(stream: LoadedStream, stage: Stage, scan: Scan): ReadFacts {
  const ownNames = new Set(stage.fields.map(({ name }) => name))
  const given = Object.entries(scan.facts)
  const own = readList(
    stage.fields,
    Object.fromEntries(given.filter(([name]) => ownNames.has(name))),
    '/facts',
  )
  const { proven, faults } = provenBy(stream, own.facts)
  const rest = Object.fromEntries(given.filter(([name]) => !ownNames.has(name)))
  const parsed = parseFacts(proven?.fields ?? [], rest, '/facts')
  return {
    facts: { ...own.facts, ...parsed.facts },
    outputFacts: [],
    faults: [...own.faults, ...faults, ...(proven === undefined ? [] : parsed.faults)],
    warnings: [...own.warnings, ...parsed.warnings],
    missing: parsed.missing,
    from: 'new',
    ...askedAs(proven),
    inherited: () => ({}),
  }
}

/** The rules and the machine are asked as if the proven stage had been scanned here. */
function askedAs(proven: Stage | undefined): Pick<ReadFacts, 'request' | 'decides'> {
  return proven === undefined ? { request: '' } : { request: proven.request, decides: proven }
}

interface Proven {
  readonly proven?: Stage
  readonly adoption?: Adoption
  readonly faults: Fault[]
}

function provenBy(stream: LoadedStream, facts: Facts): Proven {
  const name = String(facts.provenStage ?? '')
  const adoption = Object.hasOwn(stream.adoptable, name) ? stream.adoptable[name] : undefined
  const proven = stream.stages[name]
  if (adoption !== undefined && proven !== undefined) return { proven, adoption, faults: [] }
  if (name === '') return { faults: [] }
  const values = { given: name, stages: Object.keys(stream.adoptable) }
  return { faults: [faultOf('/facts/provenStage', 'records_prove_nothing', values)] }
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

import type { Facts, FactValue, Field } from '../domain/field.ts'
import { fileName, type KnownFile, parseFileName } from '../domain/file-name.ts'
import { escapePointer } from '../domain/json-pointer.ts'
import { kindOfFile } from '../domain/photo/kept-file.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import { perStream } from './per-stream.ts'
import type { ReadFacts } from './read-list.ts'
import type { LoadedStream } from './streams.ts'
import { fieldsOf } from './words-of.ts'

/** Who can tell what a file is; nobody does where no file is looked up. */
interface Keeper {
  readonly file?: ((digest: string) => KnownFile | undefined) | undefined
}

/**
 * A scan's facts with every file that they name told by digest, type and size, or with a fault for each that is not kept here or is not
 * of the kind that its field takes.
 */
export function withFiles(stream: LoadedStream, read: ReadFacts, { file }: Keeper): ReadFacts {
  const fields = fileFieldsOf(stream)
  const lists = [read.facts, ...read.outputFacts]
  if (file === undefined || !lists.some((facts) => namesFiles(fields, facts))) return read
  const told = lists.map((facts, index) => {
    const under = index === 0 ? '/facts' : `/outputs/${index - 1}/facts`
    return toldIn(facts, { fields, file, under })
  })
  const [own, ...outputs] = told
  return {
    ...read,
    facts: own?.facts ?? {},
    outputFacts: outputs.map(({ facts }) => facts),
    faults: [...read.faults, ...told.flatMap(({ faults }) => faults)],
  }
}

interface Telling {
  readonly fields: ReadonlyMap<string, Field>
  readonly file: (digest: string) => KnownFile | undefined
  readonly under: string
}

function toldIn(facts: Facts, { fields, file, under }: Telling) {
  const faults: Fault[] = []
  const told = Object.entries(facts).map(([name, value]): readonly [string, FactValue] => {
    const field = fields.get(name)
    if (field === undefined) return [name, value]
    const at = `${under}/${escapePointer(name)}`
    const tell = (text: string): string => {
      const named = parseFileName(text)
      if (named === undefined) return text
      const values = { field: name, given: fileName({ digest: named.digest }) }
      const known = file(named.digest)
      if (known === undefined) faults.push(faultOf(at, 'file_not_kept', values))
      else if (field.files?.kind === 'photo' && kindOfFile(known.type) !== 'photo')
        faults.push(faultOf(at, 'file_no_photo', values))
      return fileName({ digest: named.digest, ...known })
    }
    if (typeof value === 'string') return [name, tell(value)]
    return [name, Array.isArray(value) ? value.map((one) => tell(String(one))) : value]
  })
  return { facts: Object.fromEntries(told), faults }
}

function namesFiles(fields: ReadonlyMap<string, Field>, facts: Facts): boolean {
  return Object.keys(facts).some((name) => fields.has(name))
}

/** Fields of a stream that name files, by name; one name means one thing in a stream. */
const fileFieldsOf = perStream((stream): ReadonlyMap<string, Field> => {
  const naming = fieldsOf(stream).filter(({ files }) => files !== undefined)
  return new Map(naming.map((field) => [field.name, field]))
})

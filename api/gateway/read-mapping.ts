import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { textOfFile } from '../../domain/file-text.ts'
import { readMapping } from '../../domain/gateway/faults-in-mapping.ts'
import { type Mapping, mappingOf } from '../../domain/gateway/mapping.ts'
import type { MappingFile } from '../../domain/gateway/mapping-schema.ts'
import { escapePointer } from '../../domain/json-pointer.ts'
import type { Saying } from '../../domain/phrases.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { readSigner, type ScanSigner, type StationKeys } from './send/station-keys.ts'

/** What a mapping file says, and the keys of its stations by their names in it. */
export interface ReadMapping {
  readonly mapping: Mapping
  readonly keys: ReadonlyMap<string, StationKeys>
}

type StationFiles = MappingFile['stations'][string]

/** Reads a mapping file, and the files of keys that it names, beside it. Throws a refusal with all that is wrong with any of them. */
export async function readMappingFile(file: string): Promise<ReadMapping> {
  const given = await jsonIn(file)
  const read = readMapping(given)
  if (!('stations' in read)) throw new RefusedError({ code: 'invalid', faults: told(file, read) })
  const faults: Fault[] = []
  const keys = new Map<string, StationKeys>()
  for (const [station, files] of Object.entries(read.stations)) {
    const place = `/stations/${escapePointer(station)}`
    const accessKey = await accessKeyOf(station, resolve(dirname(file), files.keyFile))
    const signer = await signerOf(station, files, file)
    if (typeof accessKey === 'object') faults.push(at(`${place}/keyFile`, accessKey))
    if (signer !== undefined && 'says' in signer) faults.push(at(`${place}/signingKeyFile`, signer))
    else if (typeof accessKey === 'string') keys.set(station, { accessKey, signer })
  }
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults: told(file, faults) })
  return { mapping: mappingOf(read), keys }
}

async function jsonIn(file: string): Promise<unknown> {
  const text = await textIn(file)
  if (typeof text === 'object') throw refused(file, text)
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw refused(file, { says: 'gateway_file_unreadable', values: { file, why } })
  }
}

async function accessKeyOf(station: string, file: string): Promise<string | Saying> {
  const text = await textIn(file)
  if (typeof text === 'object') return text
  const key = text.trim()
  if (/^lc_[\w-]{43}$/.test(key)) return key
  return { says: 'gateway_key_wrong', values: { file, station } }
}

async function signerOf(
  station: string,
  { signingKeyFile, organisation = '' }: StationFiles,
  beside: string,
): Promise<ScanSigner | Saying | undefined> {
  if (signingKeyFile === undefined) return undefined
  const file = resolve(dirname(beside), signingKeyFile)
  const text = await textIn(file)
  if (typeof text === 'object') return text
  try {
    return readSigner(text, organisation)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { says: 'gateway_signing_key_wrong', values: { file, station, why } }
  }
}

async function textIn(file: string): Promise<string | Saying> {
  try {
    return textOfFile(await readFile(file))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { says: 'gateway_file_unreadable', values: { file, why } }
  }
}

function at(pointer: string, { says, values = {} }: Saying): Fault {
  return faultOf(pointer, says, values)
}

/** Faults with the file and the place in their sentences, since a terminal shows nothing else. */
function told(file: string, faults: readonly Fault[]): readonly Fault[] {
  return faults.map(({ pointer, says, values }) => {
    const what: Saying = { says, values }
    return faultOf(pointer, 'gateway_file_fault', { file, place: pointer || '/', what })
  })
}

function refused(file: string, { says, values = {} }: Saying): RefusedError {
  return new RefusedError({ code: 'invalid', faults: [faultOf(file, says, values)] })
}

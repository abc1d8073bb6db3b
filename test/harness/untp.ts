import { existsSync, readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

// Lies beside the project, since its licence is not settled: nothing of it is copied here.
const folder = new URL('../../../shared/standards/proof/untp-0.7.0/', import.meta.url)

const kept = new Map<string, ValidateFunction | undefined>()

/** What a schema of UNTP 0.7.0 says against a value; nothing where the schemas are not beside the project. */
export function faultsByUntp(schema: 'dpp' | 'linkset', value: unknown): readonly string[] {
  if (!kept.has(schema)) kept.set(schema, validatorOf(schema))
  const validate = kept.get(schema)
  if (validate === undefined || validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

function validatorOf(schema: 'dpp' | 'linkset'): ValidateFunction | undefined {
  const read = readBeside(`${schema}.json`)
  if (read === undefined) return undefined
  // The schema of passports is of 2020-12, that of link sets of draft 7. Both carry words of their own.
  const ajv = schema === 'dpp' ? new Ajv2020({ strict: false }) : new Ajv({ strict: false })
  formats.default(ajv)
  return ajv.compile(read)
}

const missing = new Set<string>()

/** JSON that lies beside the project; undefined where it does not, and a line says so once. */
export function readBeside(name: string): Readonly<Record<string, unknown>> | undefined {
  const file = new URL(name, folder)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  if (!missing.has(name))
    console.warn(`Not checked against UNTP 0.7.0: ${name} does not lie beside the project`)
  missing.add(name)
  return undefined
}

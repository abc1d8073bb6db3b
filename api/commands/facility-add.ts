import { isBatchCode } from '../../domain/batch-code.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../http/problem.ts'
import { addFacility } from '../store/organisations/organisations.ts'
import { organisationFor } from './acting-for.ts'
import type { Call, Command, ExitCode } from './command.ts'

/** Adds a facility to an organisation. */
export const facilityAdd: Command = {
  name: 'facility add',
  takes: ['CODE', 'NAME'],
  summary: 'Add a facility; scans name it by CODE',
  options: ['organisation', 'json'],
  run: runFacilityAdd,
}

async function runFacilityAdd(call: Call): Promise<ExitCode> {
  const { installation, words, options, terminal, now } = call
  const [code = '', name = ''] = words
  if (!isBatchCode(code)) {
    const unusable = ['facility_code_unusable', { facility: code }] as const
    throw new RefusedError(refuse('invalid', 'CODE', unusable))
  }
  const { organisationKey, slug } = await organisationFor(call)
  if (!(await addFacility(installation.store.system, organisationKey, { code, name, now }))) {
    const values = { facility: code, organisation: slug }
    throw new RefusedError(refuse('facility_exists', 'CODE', ['facility_code_taken_there', values]))
  }
  terminal.out(`Added facility "${code}" (${name}) to "${slug}"`)
  if (options.json) terminal.out(JSON.stringify({ organisation: slug, code, name }))
  return 0
}

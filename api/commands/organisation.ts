import { isBatchCode } from '../../domain/batch-code.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { refuseAlike } from '../store/alike.ts'
import {
  addFacility,
  addOrganisation,
  listOrganisations,
} from '../store/organisations/organisations.ts'
import { organisationFor } from './asked.ts'
import type { Call, Command, ExitCode } from './command.ts'

/** Adds an organisation; its facilities and keys are added with their own commands. */
export const organisationAdd: Command = {
  name: 'organisation add',
  takes: ['SLUG', 'NAME'],
  summary: 'Add an organisation; SLUG is the short name that events carry for ever',
  options: ['json'],
  run: runOrganisationAdd,
}

const shape = /^[a-z0-9][a-z0-9-]{0,62}$/

async function runOrganisationAdd({
  installation,
  words,
  options,
  terminal,
  now,
}: Call): Promise<ExitCode> {
  const [slug = '', name = ''] = words
  const db = installation.store.system
  if (!shape.test(slug)) {
    throw new RefusedError(refuse('invalid', 'SLUG', ['slug_unusable', { slug }]))
  }
  if ((await listOrganisations(db)).some((one) => one.slug === slug)) {
    throw new RefusedError(refuse('invalid', 'SLUG', ['organisation_slug_taken', { slug }]))
  }
  await addOrganisation(db, { slug, name, now })
  terminal.out(`Added organisation "${slug}" (${name})`)
  terminal.err(`Next: facility add MAIN "…" --organisation ${slug}, then key add "…"`)
  if (options.json) terminal.out(JSON.stringify({ slug, name }))
  return 0
}

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
  const added = await installation.store.system.transaction().execute(async (tx) => {
    const as = ['facility_exists', 'CODE'] as const
    await refuseAlike(tx, organisationKey, { table: 'facility', text: code, as })
    return addFacility(tx, organisationKey, { code, name, now })
  })
  if (!added) {
    const values = { facility: code, organisation: slug }
    throw new RefusedError(refuse('facility_exists', 'CODE', ['facility_code_taken_there', values]))
  }
  terminal.out(`Added facility "${code}" (${name}) to "${slug}"`)
  if (options.json) terminal.out(JSON.stringify({ organisation: slug, code, name }))
  return 0
}

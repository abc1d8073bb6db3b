import { isBatchCode } from '../../domain/batch-code.ts'
import { sentence } from '../../domain/phrases.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { faultsOf } from '../../domain/schema-faults.ts'
import { words } from '../../domain/words.ts'
import { facilityChangeSchema } from '../organisations/facility-schemas.ts'
import { ownFacility } from '../organisations/own-facility.ts'
import { refuseAlike } from '../store/alike.ts'
import { changeFacility } from '../store/organisations/facilities.ts'
import {
  addFacility,
  addOrganisation,
  listOrganisations,
} from '../store/organisations/organisations.ts'
import { organisationFor } from './asked.ts'
import { auditCommand } from './audit-command.ts'
import type { Call, Command, ExitCode } from './command.ts'
import type { Options } from './options.ts'
import { tell } from './tell.ts'

/** Adds an organisation; its facilities and keys are added with their own commands. */
export const organisationAdd: Command = {
  name: 'organisation add',
  takes: ['SLUG', 'NAME'],
  summary: words(
    'Add an organisation; SLUG is the short name that events carry for ever',
    '新增機構；SLUG 是代號，事件會永久載有',
    '新增机构；SLUG 是代号，事件会永久载有',
  ),
  options: ['json'],
  run: runOrganisationAdd,
}

const shape = /^[a-z0-9][a-z0-9-]{0,62}$/

async function runOrganisationAdd(call: Call): Promise<ExitCode> {
  const { installation, words, terminal, language, now } = call
  const [slug = '', name = ''] = words
  const db = installation.store.system
  if (!shape.test(slug)) {
    throw new RefusedError(refuse('invalid', 'SLUG', ['slug_unusable', { slug }]))
  }
  if ((await listOrganisations(db)).some((one) => one.slug === slug)) {
    throw new RefusedError(refuse('invalid', 'SLUG', ['organisation_slug_taken', { slug }]))
  }
  await addOrganisation(db, { slug, name, now })
  tell(call, [['organisation_added', { slug, name }]], { slug, name })
  terminal.err(sentence('organisation_next', { slug }, language))
  return 0
}

/** Adds a facility to an organisation. */
export const facilityAdd: Command = {
  name: 'facility add',
  takes: ['CODE', 'NAME'],
  summary: words(
    'Add a facility; scans name it by CODE',
    '新增設施；掃描以 CODE 指明',
    '新增设施；扫描以 CODE 指明',
  ),
  options: ['organisation', 'time-zone', 'jurisdiction', 'json'],
  run: runFacilityAdd,
}

async function runFacilityAdd(call: Call): Promise<ExitCode> {
  const { installation, words, options, now } = call
  const [code = '', name = ''] = words
  if (!isBatchCode(code)) {
    const unusable = ['facility_code_unusable', { facility: code }] as const
    throw new RefusedError(refuse('invalid', 'CODE', unusable))
  }
  const place = placeIn(options)
  const { organisationKey, slug } = await organisationFor(call)
  const added = await installation.store.system.transaction().execute(async (tx) => {
    const as = ['facility_exists', 'CODE'] as const
    await refuseAlike(tx, organisationKey, { table: 'facility', text: code, as })
    return addFacility(tx, organisationKey, { code, name, ...place, now })
  })
  if (!added) {
    const values = { facility: code, organisation: slug }
    throw new RefusedError(refuse('facility_exists', 'CODE', ['facility_code_taken_there', values]))
  }
  const told = ['facility_added', { facility: code, name, organisation: slug }] as const
  tell(call, [told], { organisation: slug, code, name })
  return 0
}

/** Changes from now on where a facility is. */
export const facilityChange: Command = {
  name: 'facility change',
  takes: ['CODE'],
  summary: words(
    'Change where a facility is: --time-zone, --jurisdiction',
    '更改設施所在地：--time-zone、--jurisdiction',
    '更改设施所在地：--time-zone、--jurisdiction',
  ),
  options: ['organisation', 'time-zone', 'jurisdiction', 'json'],
  run: runFacilityChange,
}

async function runFacilityChange(call: Call): Promise<ExitCode> {
  const { installation, words, options, now } = call
  const [code = ''] = words
  const change = placeIn(options)
  const { organisationKey, slug } = await organisationFor(call)
  await installation.store.system.transaction().execute(async (tx) => {
    const { facilityKey } = await ownFacility(tx, organisationKey, code)
    await changeFacility(tx, organisationKey, { facilityKey, change })
    await auditCommand(tx, {
      organisationKey,
      time: now,
      action: 'facility changed',
      detail: { facility: code, ...change },
    })
  })
  const told = ['facility_changed', { facility: code, organisation: slug }] as const
  tell(call, [told], { organisation: slug, code, ...change })
  return 0
}

/** Where a facility is, as far as it was said. */
function placeIn({ 'time-zone': timeZone, jurisdiction }: Options) {
  const said = { timeZone, jurisdiction }
  const read = facilityChangeSchema.safeParse(said)
  if (read.success) return { timeZone, jurisdiction }
  const faults = read.error.issues.flatMap((issue) => faultsOf(issue, said))
  throw new RefusedError({ code: 'invalid', faults })
}

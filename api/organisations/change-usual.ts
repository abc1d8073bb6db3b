import { faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { languages } from '../../domain/words.ts'
import type { Principal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { audit } from '../people/access/audit.ts'
import type { Database } from '../store/database.ts'
import { namesOfOthers } from '../store/organisations/names-of-others.ts'
import type { Organisation } from '../store/organisations/organisations.ts'
import {
  changeUsualPlace,
  type NamesChange,
  readOrganisation,
  type StoredOrganisation,
  type UsualChange,
} from '../store/organisations/register.ts'

interface Changing {
  readonly principal: Principal
  readonly organisation: Organisation
  readonly change: UsualChange
  readonly now: Date
}

/**
 * Changes from now on what an organisation says of itself, and puts it on its trail. Throws the refusal of a name that another one goes by, unless
 * whoever runs the installation gives it: records, papers and registers show a name and nothing beside it.
 */
export async function changeUsual(
  { store }: Pick<Installation, 'store'>,
  { principal, organisation, change, now }: Changing,
): Promise<StoredOrganisation> {
  const { organisationKey } = organisation
  return store.system.transaction().execute(async (tx) => {
    if (principal.role !== 'platform') await refuseNamesOfOthers(tx, organisationKey, change.names)
    await changeUsualPlace(tx, organisationKey, change)
    const detail = { ...change }
    const done = { kind: 'administration', action: 'organisation changed', detail, now } as const
    await audit(tx, principal, done)
    return readOrganisation(tx, organisationKey)
  })
}

/** Of what it has already, and may have been given, nothing is refused. */
async function refuseNamesOfOthers(
  tx: Database,
  organisationKey: number,
  names: NamesChange = {},
): Promise<void> {
  const { names: before } = await readOrganisation(tx, organisationKey)
  const given = languages.flatMap((language) => {
    const name = names[language] ?? undefined
    return name === undefined || name === before[language] ? [] : [{ language, name }]
  })
  if (given.length === 0) return
  const asked = given.map(({ name }) => name)
  const taken = new Set(await namesOfOthers(tx, organisationKey, asked))
  const faults = given
    .filter(({ name }) => taken.has(name))
    .map(({ language, name }) => faultOf(`/names/${language}`, 'organisation_name_taken', { name }))
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
}

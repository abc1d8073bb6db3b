import type { z } from '@hono/zod-openapi'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { addLicence, findLicence, type StoredLicence } from '../store/organisations/licences.ts'
import type { newLicenceSchema } from './licence-schemas.ts'
import { ownFacility } from './own-facility.ts'
import { type Paper, type PaperRequest, putOnFile, takeOffFile } from './papers.ts'

const paper: Paper<StoredLicence> = {
  table: 'licence',
  called: 'licence',
  added: 'licence added',
  ended: 'licence ended',
  find: findLicence,
}

/** Puts a licence of the facility of this code on record; throws the refusal of one that is on record, or of another's facility. */
export async function addOwnLicence(
  asking: PaperRequest,
  code: string,
  licence: z.output<ReturnType<typeof newLicenceSchema>>,
): Promise<StoredLicence> {
  const { organisationKey, now } = asking
  return putOnFile(paper, asking, async (tx) => {
    const { facilityKey } = await ownFacility(tx, organisationKey, code)
    const id = await addLicence(tx, organisationKey, { ...licence, facilityKey, now })
    if (id === undefined) throw new RefusedError(onRecord(licence.number))
    return { id, told: { facility: code, ...licence } }
  })
}

/** Takes a licence off the list, which stays on record; throws the refusal of one that is not there. */
export async function endOwnLicence(asking: PaperRequest, id: string): Promise<StoredLicence> {
  const ended = await takeOffFile(paper, asking, id)
  if (ended === undefined) throw new RefusedError(noLicence(id))
  return ended
}

function onRecord(number: string) {
  return refuse('licence_exists', '/number', ['licence_on_record', { number }])
}

function noLicence(id: string) {
  return refuse('not_found', '/path/id', ['licence_not_there', { licence: id }])
}

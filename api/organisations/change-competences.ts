import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { pseudonymOf } from '../people/access/pseudonym.ts'
import type { Tables } from '../store/database.ts'
import {
  addCompetence,
  findCompetence,
  type StoredCompetence,
} from '../store/organisations/competences.ts'
import type { newCertificateSchema } from './competence-schemas.ts'
import { type Paper, type PaperRequest, putOnFile, takeOffFile } from './papers.ts'

const paper: Paper<StoredCompetence> = {
  table: 'competence_certificate',
  called: 'certificate',
  added: 'certificate added',
  ended: 'certificate withdrawn',
  find: findCompetence,
}

/**
 * Puts a member's certificate on record; throws the refusal of one that is on record, or of somebody who is no member. What belongs to it is
 * written with it or not at all: `beside` gets its id.
 */
export async function addOwnCompetence(
  asking: PaperRequest & { readonly slug: string },
  { person, ...certificate }: z.output<ReturnType<typeof newCertificateSchema>>,
  beside: (tx: Transaction<Tables>, id: string) => Promise<void> = async () => {},
): Promise<StoredCompetence> {
  const { organisationKey, slug, now } = asking
  const operator = pseudonymOf(person, slug)
  return putOnFile(paper, asking, async (tx) => {
    const given = { ...certificate, personId: person, operator, now }
    const one = await addCompetence(tx, organisationKey, given)
    if (one === 'no_member') throw new RefusedError(noMember(person))
    if (one === 'exists') throw new RefusedError(onRecord(certificate.number))
    await beside(tx, one.id)
    return { id: one.id, told: { operator, ...certificate } }
  })
}

/** Withdraws a certificate, which stays on record; throws the refusal of one that is not there. */
export async function endOwnCompetence(
  asking: PaperRequest,
  id: string,
): Promise<StoredCompetence> {
  const ended = await takeOffFile(paper, asking, id)
  if (ended === undefined) throw new RefusedError(noCertificate(id))
  return ended
}

function noMember(person: string) {
  return refuse('invalid', '/person', ['competence_of_no_member', { person }])
}

function onRecord(number: string) {
  return refuse('competence_exists', '/number', ['competence_on_record', { number }])
}

function noCertificate(id: string) {
  return refuse('not_found', '/path/id', ['competence_not_there', { certificate: id }])
}

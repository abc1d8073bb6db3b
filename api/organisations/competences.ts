import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { type CompetenceLevel, competencesIn } from '../../domain/competence.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Env } from '../http/env.ts'
import { idSchema } from '../http/fields.ts'
import { noQuery } from '../http/query.ts'
import { competenceSchema, refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { pseudonymOf } from '../people/access/pseudonym.ts'
import {
  addCompetence,
  findCompetence,
  listCompetences,
  type StoredCompetence,
} from '../store/organisations/competences.ts'
import { certificateSchema, certificateView, newCertificateSchema } from './competence-schemas.ts'
import { type Paper, putOnFile, takeOffFile } from './papers.ts'

const shared = { tags: ['Competence'], security: [{ key: [] }] }
const oneCertificate = { 'application/json': { schema: certificateSchema } }

const listRoute = createRoute({
  method: 'get',
  path: '/competences',
  ...shared,
  summary: "List people's certificates",
  request: { query: noQuery },
  responses: {
    200: {
      description: 'What stages ask for, and all certificates, those that end first at the front',
      content: {
        'application/json': {
          schema: z.object({
            kinds: z.array(competenceSchema).readonly(),
            certificates: z.array(certificateSchema).readonly(),
          }),
        },
      },
    },
    ...refusals,
  },
})

const addRoute = (competences: ReadonlyMap<string, CompetenceLevel>) =>
  createRoute({
    method: 'post',
    path: '/competences',
    ...shared,
    summary: "Put a person's certificate on record",
    description:
      'With it the person may record the stages that ask for it, from its first to its last day.',
    request: {
      query: noQuery,
      body: {
        required: true,
        content: { 'application/json': { schema: newCertificateSchema(competences) } },
      },
    },
    responses: { 201: { description: 'The certificate', content: oneCertificate }, ...refusals },
  })

const endRoute = createRoute({
  method: 'delete',
  path: '/competences/{id}',
  ...shared,
  summary: 'Withdraw a certificate',
  description:
    'It no longer counts for anything, also not for what happened while it stood. It stays on record.',
  request: { params: z.object({ id: idSchema() }), query: noQuery },
  responses: { 200: { description: 'The certificate', content: oneCertificate }, ...refusals },
})

const paper: Paper<StoredCompetence> = {
  table: 'competence_certificate',
  called: 'certificate',
  added: 'certificate added',
  ended: 'certificate withdrawn',
  find: findCompetence,
}

/** `GET` and `POST /competences` and `DELETE /competences/{id}`. */
export function createCompetences({ store, streams }: Installation, now: () => Date) {
  const competences = competencesOf(streams)
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const found = await listCompetences(store.own(organisationKey), organisationKey)
      const certificates = found.map((one) => certificateView(competences, one))
      return context.json({ kinds: [...competences.values()], certificates }, 200)
    })
    .openapi(addRoute(competences), async (context) => {
      const { organisationKey, slug } = context.get('organisation')
      const { person, ...certificate } = context.req.valid('json')
      const operator = pseudonymOf(person, slug)
      const asking = { context, store, now: now() }
      const added = await putOnFile(paper, asking, async (tx) => {
        const given = { ...certificate, personId: person, operator, now: asking.now }
        const one = await addCompetence(tx, organisationKey, given)
        if (one === 'no_member') throw new RefusedError(noMember(person))
        if (one === 'exists') throw new RefusedError(onRecord(certificate.number))
        return { id: one.id, told: { operator, ...certificate } }
      })
      return context.json(certificateView(competences, added), 201)
    })
    .openapi(endRoute, async (context) => {
      const { id } = context.req.valid('param')
      const ended = await takeOffFile(paper, { context, store, now: now() }, id)
      if (ended === undefined) throw new RefusedError(noCertificate(id))
      return context.json(certificateView(competences, ended), 200)
    })
}

/** What the stages of all streams ask for, by kind. */
function competencesOf(
  streams: ReadonlyMap<string, LoadedStream>,
): ReadonlyMap<string, CompetenceLevel> {
  const stages = [...streams.values()].flatMap(({ allStages }) => Object.values(allStages))
  return competencesIn(stages)
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

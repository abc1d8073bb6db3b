import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { type CompetenceLevel, competencesIn } from '../../domain/competence.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Env } from '../http/env.ts'
import { idSchema } from '../http/fields.ts'
import { noQuery } from '../http/query.ts'
import { competenceSchema, refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { listCompetences } from '../store/organisations/competences.ts'
import { addOwnCompetence, endOwnCompetence } from './change-competences.ts'
import { certificateSchema, certificateView, newCertificateSchema } from './competence-schemas.ts'

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
      const principal = context.get('principal')
      const asking = { principal, organisationKey, slug, store, now: now() }
      const added = await addOwnCompetence(asking, context.req.valid('json'))
      return context.json(certificateView(competences, added), 201)
    })
    .openapi(endRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const asking = { principal: context.get('principal'), organisationKey, store, now: now() }
      const ended = await endOwnCompetence(asking, context.req.valid('param').id)
      return context.json(certificateView(competences, ended), 200)
    })
}

/** What the stages of all streams ask for, by kind. */
export function competencesOf(
  streams: ReadonlyMap<string, LoadedStream>,
): ReadonlyMap<string, CompetenceLevel> {
  const stages = [...streams.values()].flatMap(({ allStages }) => Object.values(allStages))
  return competencesIn(stages)
}

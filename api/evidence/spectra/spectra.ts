import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { spooledBody } from '../../capture/files/spooled-body.ts'
import { cursorSchema, nextSchema, pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import { limitSchema, noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import { stillAsking } from '../../http/still-asking.ts'
import type { Installation } from '../../installation.ts'
import { listFibreLibraries } from '../../store/evidence/fibre-libraries.ts'
import { listIdentifications } from '../../store/evidence/spectrum-identifications.ts'
import type { Store } from '../../store/open-store.ts'
import { identificationView, identifySpectrum } from './identify-spectrum.ts'
import { addLibrary, createOpenLibraries, libraryView } from './libraries.ts'
import {
  identificationRequestSchema,
  identificationSchema,
  librarySchema,
} from './spectra-schemas.ts'

/** Largest file of references; 500 spectra of a thousand points need about a quarter of it. */
const mostBytes = 16 * 1024 * 1024

const shared = { tags: ['Spectra'], security: [{ key: [] }] }
const libraryContent = { 'application/json': { schema: librarySchema } }
const identificationContent = { 'application/json': { schema: identificationSchema } }
const paged = z.strictObject({ limit: limitSchema(200, 50), cursor: cursorSchema.optional() })

const addRoute = createRoute({
  method: 'post',
  path: '/spectra/references',
  ...shared,
  summary: 'Record a library of reference spectra',
  description:
    'A CSV with a row for each spectrum: `spectrum_id`, `sample_id`, `eu_1007_2011_fibre_name`, `type` where there is no ' +
    'name, and a column for each wavenumber: `t_1800` in percent transmittance or `a_1800` in absorbance. All or nothing: ' +
    'every fault is named by row and column. The same content again is the same library; libraries are never changed.',
  request: {
    query: noQuery,
    body: {
      required: true,
      content: { 'text/csv': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
  responses: {
    200: { description: 'The library that the same content made before', content: libraryContent },
    201: { description: 'The library with what it gets right of itself', content: libraryContent },
    ...refusals,
  },
})

const listRoute = createRoute({
  method: 'get',
  path: '/spectra/references',
  ...shared,
  summary: 'List libraries of reference spectra',
  request: { query: paged },
  responses: {
    200: {
      description: 'Libraries, oldest first',
      content: {
        'application/json': {
          schema: z.object({ libraries: z.array(librarySchema).readonly(), next: nextSchema }),
        },
      },
    },
    ...refusals,
  },
})

const identifyRoute = createRoute({
  method: 'post',
  path: '/spectra/identifications',
  ...shared,
  summary: 'Identify a fibre by its infrared spectrum',
  description:
    'Names the nearest fibre with a second candidate and a confidence, `unresolved_cellulose` where cotton, flax, viscose, ' +
    'modal or lyocell cannot be told apart, and nothing where the spectrum is unlike every reference. It says which fibre, ' +
    'never how much of it. The same id with the same content gives the first answer again.',
  request: {
    query: noQuery,
    body: {
      required: true,
      content: { 'application/json': { schema: identificationRequestSchema } },
    },
  },
  responses: {
    200: { description: 'What was said before', content: identificationContent },
    201: { description: 'What the spectrum is', content: identificationContent },
    ...refusals,
  },
})

const historyRoute = createRoute({
  method: 'get',
  path: '/spectra/identifications',
  ...shared,
  summary: 'List identifications',
  request: { query: paged },
  responses: {
    200: {
      description: 'Identifications, oldest first',
      content: {
        'application/json': {
          schema: z.object({
            identifications: z.array(identificationSchema).readonly(),
            next: nextSchema,
          }),
        },
      },
    },
    ...refusals,
  },
})

/** `/spectra/references` and `/spectra/identifications`, each to list and to add. */
export function createSpectra({ store, secret }: Installation, now: () => Date) {
  const openLibraries = createOpenLibraries()
  const app = new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { limit, cursor } = context.req.valid('query')
      const pages = pagesOf(secret, 'spectra references', context.get('principal'))
      const after = pages.after(cursor) ?? 0
      const rows = await listFibreLibraries(store.own(organisationKey), organisationKey, {
        after,
        limit: limit + 1,
      })
      const { page, next } = pages.cut(rows, limit, ({ fibreLibraryKey }) => fibreLibraryKey)
      return context.json({ libraries: page.map(libraryView), next }, 200)
    })
    .openapi(historyRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { limit, cursor } = context.req.valid('query')
      const pages = pagesOf(secret, 'spectra identifications', context.get('principal'))
      const after = pages.after(cursor) ?? 0
      const rows = await listIdentifications(store.own(organisationKey), organisationKey, {
        after,
        limit: limit + 1,
      })
      const { page, next } = pages.cut(rows, limit, (row) => row.spectrumIdentificationKey)
      return context.json({ identifications: page.map(identificationView), next }, 200)
    })
    .openapi(identifyRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const asking = { organisationKey, now: now(), openLibraries }
      const request = context.req.valid('json')
      const said = await identifySpectrum(store.own(organisationKey), request, asking)
      return context.json(identificationView(said.identification), said.isNew ? 201 : 200)
    })
  // Described here and read from the bytes: no schema reads a file.
  app.openAPIRegistry.registerPath(addRoute)
  return app.post('/spectra/references', (context) => takeLibrary(context, store, now()))
}

/** Reads a file of references as it comes and records it as a library. */
async function takeLibrary(context: Context<Env>, store: Store, now: Date): Promise<Response> {
  if (/^multipart\//i.test(context.req.header('content-type') ?? '')) {
    throw new RefusedError(refuse('invalid', '', ['spectra_form_sent']))
  }
  const { organisationKey } = context.get('organisation')
  const body = await spooledBody(context.req.raw, mostBytes)
  try {
    await stillAsking(context)
    const asking = { organisationKey, now }
    const added = await addLibrary(store.own(organisationKey), body.file, asking)
    return context.json(libraryView(added.library), added.isNew ? 201 : 200)
  } finally {
    await body.remove()
  }
}

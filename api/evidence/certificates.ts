import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { FactReader } from '../../domain/audience.ts'
import { cursorSchema, nextSchema, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { limitSchema, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import { factReaderOf } from '../http/shown-to.ts'
import type { Installation } from '../installation.ts'
import {
  listScopeCertificates,
  type StoredScopeCertificate,
} from '../store/evidence/scope-certificates.ts'
import {
  listTransactionCertificates,
  type StoredTransactionCertificate,
} from '../store/evidence/transaction-certificates.ts'
import { addScope, addTransaction } from './add-certificates.ts'
import {
  scopeRequestSchema,
  scopeSchema,
  transactionRequestSchema,
  transactionSchema,
} from './certificate-schemas.ts'
import { refuseOverdrawn } from './refuse-overdrawn.ts'

const shared = { tags: ['Recycled content'], security: [{ key: [] }] }
const scopeContent = { 'application/json': { schema: scopeSchema } }
const transactionContent = { 'application/json': { schema: transactionSchema } }

const scopeRoute = createRoute({
  method: 'post',
  path: '/certificates/scope',
  ...shared,
  summary: 'Record a scope certificate',
  description: 'Sent again with another status, it keeps its history: from which day it was what.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: scopeRequestSchema } } },
  },
  responses: {
    200: { description: 'The certificate with its history', content: scopeContent },
    ...refusals,
  },
})

const transactionRoute = createRoute({
  method: 'post',
  path: '/certificates/transaction',
  ...shared,
  summary: 'Record a transaction certificate',
  description:
    'One that came in can be drawn from until it is empty, as evidence for credits or by certificates that pass it on. ' +
    'One that goes out rests on a claim or on such draws; its certified mass is net mass × recycled share.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: transactionRequestSchema } } },
  },
  responses: {
    200: { description: 'What the same request recorded before', content: transactionContent },
    201: { description: 'The certificate', content: transactionContent },
    ...refusals,
  },
})

const listRoute = createRoute({
  method: 'get',
  path: '/certificates',
  ...shared,
  summary: 'List certificates',
  request: {
    query: z.strictObject({ limit: limitSchema(200, 50), cursor: cursorSchema.optional() }),
  },
  responses: {
    200: {
      description: 'All scope certificates, and a page of transaction certificates, oldest first',
      content: {
        'application/json': {
          schema: z.object({
            scope: z.array(scopeSchema).readonly(),
            transaction: z.array(transactionSchema).readonly(),
            next: nextSchema,
          }),
        },
      },
    },
    ...refusals,
  },
})

/** `GET /certificates`, `POST /certificates/scope` and `POST /certificates/transaction`. */
export function createCertificates({ store, secret }: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { limit, cursor } = context.req.valid('query')
      const pages = pagesOf(secret, 'certificates', context.get('principal'))
      const after = pages.after(cursor) ?? 0
      const reader = factReaderOf(context.get('principal'))
      const db = store.own(organisationKey)
      const scopes = await listScopeCertificates(db, organisationKey)
      const paging = { after, limit: limit + 1 }
      const rows = await listTransactionCertificates(db, organisationKey, paging)
      const { page, next } = pages.cut(rows, limit, (row) => row.transactionCertificateKey)
      const transaction = page.map((one) => transactionView(one, reader))
      return context.json({ scope: scopes.map(scopeView), transaction, next }, 200)
    })
    .openapi(scopeRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const asking = { organisationKey, now: now() }
      const stored = await addScope(store.own(organisationKey), context.req.valid('json'), asking)
      return context.json(scopeView(stored), 200)
    })
    .openapi(transactionRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const request = context.req.valid('json')
      const adding = addTransaction(store.own(organisationKey), request, {
        organisationKey,
        now: now(),
      })
      const { certificate, isNew } = await refuseOverdrawn(adding, '/inputs')
      return context.json(transactionView(certificate, 'holder'), isNew ? 201 : 200)
    })
}

function scopeView({ scopeCertificateKey: _, ...scope }: StoredScopeCertificate) {
  return scope
}

/** To whom something was sold is the holder's alone to know, here as in the facts of a sale. */
function transactionView(stored: StoredTransactionCertificate, reader: FactReader) {
  const { transactionCertificateKey: _, digest: __, buyer, ...certificate } = stored
  const isTold = reader === 'holder' || certificate.direction === 'in'
  return { ...certificate, buyer: isTold ? buyer : null }
}

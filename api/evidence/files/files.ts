import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { fileName } from '../../../domain/file-name.ts'
import { fileTypes } from '../../../domain/photo/kept-file.ts'
import { photoBounds } from '../../../domain/photo/photo.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { answerFile, digestIn } from '../../http/answer-file.ts'
import { readBytes } from '../../http/body.ts'
import type { Env } from '../../http/env.ts'
import { noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import { factReaderOf } from '../../http/shown-to.ts'
import { stillAsking } from '../../http/still-asking.ts'
import type { Installation } from '../../installation.ts'
import { findFileFor } from '../../inventory/files-shown.ts'
import { eraseFile, unknownFile } from './erase-file.ts'
import { keepFile } from './keep-file.ts'
import { isFault, readSentFile } from './read-sent-file.ts'

const shared = { tags: ['Files'], security: [{ key: [] }] }

const fileSchema = z
  .object({
    digest: z.string().describe('SHA-256 of the file as it is kept, base64url'),
    address: z
      .string()
      .describe('What a fact names it by, RFC 6920: `ni:///sha-256;` and the digest'),
    type: z.enum(fileTypes),
    width: z.int().nullable().describe('Pixels; null for a document'),
    height: z.int().nullable(),
    bytes: z.int(),
  })
  .openapi('File')

const content = { 'application/json': { schema: fileSchema } }
const binary = { schema: z.string().openapi({ format: 'binary' }) }
const contents = Object.fromEntries(fileTypes.map((type) => [type, binary]))

const addRoute = createRoute({
  method: 'post',
  path: '/files',
  ...shared,
  summary: 'Keep a photo or a document',
  description:
    'A JPEG, PNG or WebP, a PDF, or text in UTF-8 such as CSV, as the body, told by its content; 8 MB and 64 million pixels at most. A photo is ' +
    'kept without EXIF, place, time, comments, profiles and thumbnails, only turned as it was taken, so the digest is of what is kept and not ' +
    'of what was sent. The same file again is the same: nothing is kept twice. What no event names is removed after a week.',
  request: { query: noQuery, body: { required: true, content: contents } },
  responses: {
    200: { description: 'The file that was kept before', content },
    201: { description: 'The file, to be named in a fact by its address', content },
    ...refusals,
  },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/files/{digest}',
  ...shared,
  summary: 'Show a photo, or get a document',
  description:
    'As it is kept; it never changes. Shown to its own organisation; to a station and to an authority that looks at it as far as they may ' +
    'read a fact that names it.',
  request: {
    params: z.object({ digest: z.string().openapi({ example: 'x'.repeat(43) }) }),
    query: noQuery,
  },
  responses: { 200: { description: 'The file', content: contents }, ...refusals },
})

const eraseRoute = createRoute({
  method: 'delete',
  path: '/files/{digest}',
  ...shared,
  summary: 'Erase a photo or a document',
  description:
    'For good: events that name it keep its digest, and every proof of them stays. It is put on the audit trail.',
  request: { params: oneRoute.request.params, query: noQuery },
  responses: { 204: { description: 'It is gone' }, ...refusals },
})

/** `POST /files`, `GET /files/{digest}` and `DELETE /files/{digest}`. */
export function createFiles(
  installation: Pick<Installation, 'store' | 'streams'>,
  now: () => Date,
) {
  const { store } = installation
  const app = new OpenAPIHono<Env>()
  // Described here and read from the bytes: no schema reads a file.
  app.openAPIRegistry.registerPath(addRoute)
  app.openAPIRegistry.registerPath(oneRoute)
  app.openAPIRegistry.registerPath(eraseRoute)
  return app
    .post('/files', async (context) => {
      const given = await readBytes(context.req.raw, photoBounds.mostBytes, 'kept_file_too_large')
      const file = readSentFile(new Uint8Array(given))
      if (isFault(file)) throw new RefusedError(refuse('invalid', '', file))
      // Whoever sends a large one slowly may have been removed meanwhile.
      await stillAsking(context)
      const { organisationKey } = context.get('organisation')
      const db = store.own(organisationKey)
      const { digest, isNew } = await keepFile(db, organisationKey, { file, now: now() })
      const { type, width, height, bytes } = file
      const view: z.output<typeof fileSchema> = {
        digest,
        address: fileName({ digest }),
        type,
        width,
        height,
        bytes: bytes.length,
      }
      return context.json(view, isNew ? 201 : 200)
    })
    .get('/files/:digest', async (context) => {
      const { organisationKey } = context.get('organisation')
      const reader = factReaderOf(context.get('principal'))
      const text = context.req.param('digest')
      const digest = digestIn(text)
      const file = digest && (await findFileFor(installation, organisationKey, { digest, reader }))
      if (file === undefined) throw new RefusedError(unknownFile)
      return answerFile(context, text, file)
    })
    .delete('/files/:digest', async (context) => {
      const { organisationKey } = context.get('organisation')
      const principal = context.get('principal')
      const digest = digestIn(context.req.param('digest'))
      if (digest === undefined) throw new RefusedError(unknownFile)
      await eraseFile(store.own(organisationKey), principal, { digest, now: now() })
      return context.body(null, 204)
    })
}

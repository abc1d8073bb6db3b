import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { photoBounds, photoTypes, readPhoto } from '../../../domain/photo/photo.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { readBytes } from '../../http/body.ts'
import type { Env } from '../../http/env.ts'
import { noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import { stillAsking } from '../../http/still-asking.ts'
import type { Installation } from '../../installation.ts'
import { findPhoto } from '../../store/evidence/photos.ts'
import { erasePhoto, unknownPhoto } from './erase-photo.ts'
import { keepPhoto } from './keep-photo.ts'

const shared = { tags: ['Photos'], security: [{ key: [] }] }

const photoSchema = z
  .object({
    digest: z.string().describe('SHA-256 of the photo as it is kept, base64url'),
    address: z
      .string()
      .describe('What a fact names it by, RFC 6920: `ni:///sha-256;` and the digest'),
    type: z.enum(photoTypes),
    width: z.int(),
    height: z.int(),
    bytes: z.int(),
  })
  .openapi('Photo')

const content = { 'application/json': { schema: photoSchema } }
const binary = { schema: z.string().openapi({ format: 'binary' }) }
const photos = Object.fromEntries(photoTypes.map((type) => [type, binary]))

const addRoute = createRoute({
  method: 'post',
  path: '/photos',
  ...shared,
  summary: 'Keep a photo',
  description:
    'A JPEG, PNG or WebP as the body, told by its content; 8 MB and 64 million pixels at most. It is kept without EXIF, place, time, ' +
    'comments, profiles and thumbnails, only turned as it was taken, so the digest is of what is kept and not of what was sent. The ' +
    'same photo again is the same: nothing is kept twice.',
  request: { query: noQuery, body: { required: true, content: photos } },
  responses: {
    200: { description: 'The photo that was kept before', content },
    201: { description: 'The photo, to be named in a fact by its address', content },
    ...refusals,
  },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/photos/{digest}',
  ...shared,
  summary: 'Show a photo',
  description: 'As it is kept; it never changes, and only whoever holds it sees it.',
  request: {
    params: z.object({ digest: z.string().openapi({ example: 'x'.repeat(43) }) }),
    query: noQuery,
  },
  responses: { 200: { description: 'The photo', content: photos }, ...refusals },
})

const eraseRoute = createRoute({
  method: 'delete',
  path: '/photos/{digest}',
  ...shared,
  summary: 'Erase a photo',
  description:
    'For good: events that name it keep its digest, and every proof of them stays. It is put on the audit trail.',
  request: { params: oneRoute.request.params, query: noQuery },
  responses: { 204: { description: 'It is gone' }, ...refusals },
})

/** A picture and nothing else, whatever a browser would make of it. */
const headers = {
  'cache-control': 'private, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'content-disposition': 'inline',
}

/** `POST /photos`, `GET /photos/{digest}` and `DELETE /photos/{digest}`. */
export function createPhotos({ store }: Pick<Installation, 'store'>, now: () => Date) {
  const app = new OpenAPIHono<Env>()
  // Described here and read from the bytes: no schema reads a picture.
  app.openAPIRegistry.registerPath(addRoute)
  app.openAPIRegistry.registerPath(oneRoute)
  app.openAPIRegistry.registerPath(eraseRoute)
  return app
    .post('/photos', async (context) => {
      const { mostBytes, mostPixels } = photoBounds
      const given = await readBytes(context.req.raw, mostBytes, 'photo_too_large')
      const photo = readPhoto(given)
      if (typeof photo === 'string') {
        const values = photo === 'photo_pixels' ? { most: mostPixels } : {}
        throw new RefusedError(refuse('invalid', '', [photo, values]))
      }
      // Whoever sends a large one slowly may have been removed meanwhile.
      await stillAsking(context)
      const { organisationKey } = context.get('organisation')
      const kept = await keepPhoto(store.own(organisationKey), organisationKey, {
        photo,
        now: now(),
      })
      const { type, width, height, bytes } = photo
      const { digest, isNew } = kept
      const address = `ni:///sha-256;${digest}`
      const view: z.output<typeof photoSchema> = {
        digest,
        address,
        type,
        width,
        height,
        bytes: bytes.length,
      }
      return context.json(view, isNew ? 201 : 200)
    })
    .get('/photos/:digest', async (context) => {
      const { organisationKey } = context.get('organisation')
      const digest = digestIn(context.req.param('digest'))
      const photo = digest && (await findPhoto(store.own(organisationKey), organisationKey, digest))
      if (photo === undefined) throw new RefusedError(unknownPhoto)
      return context.body(new Uint8Array(photo.content), 200, {
        ...headers,
        'content-type': photo.type,
      })
    })
    .delete('/photos/:digest', async (context) => {
      const { organisationKey } = context.get('organisation')
      const principal = context.get('principal')
      const digest = digestIn(context.req.param('digest'))
      if (digest === undefined) throw new RefusedError(unknownPhoto)
      await erasePhoto(store.own(organisationKey), principal, { digest, now: now() })
      return context.body(null, 204)
    })
}

/** The 32 bytes that a digest writes; undefined where it writes none. */
function digestIn(text: string): Buffer | undefined {
  if (!/^[A-Za-z0-9_-]{43}$/.test(text)) return undefined
  const digest = Buffer.from(text, 'base64url')
  return digest.length === 32 && digest.toString('base64url') === text ? digest : undefined
}

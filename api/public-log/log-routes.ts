import { createRoute, z } from '@hono/zod-openapi'
import { problemSchema } from '../http/schemas.ts'

const count = () =>
  z.string().openapi({ type: 'integer', minimum: 0, description: 'Without leading zeros' })
const hash = z.string().openapi({ description: '32 bytes, base64' })
const problem = { 'application/problem+json': { schema: problemSchema } } as const
const refused = {
  304: { description: 'Nothing has changed since' },
  400: { description: 'The question cannot be read', content: problem },
  404: { description: 'There is none, or none that is published', content: problem },
} as const
const common = { method: 'get' as const, tags: ['Public log'], security: [] }
const text = (description: string) => ({
  description,
  content: { 'text/plain': { schema: z.string() } },
})
const tile = {
  description: 'Never changes, and may be kept for ever',
  content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
}
const name = z.string().openapi({
  description: "The entry's id, or the SHA-256 of what it stands for in base64url or hex",
})
const size = count()
  .optional()
  .openapi({ description: 'At most what is published; that when absent' })

/** What anyone may ask of the public log. */
export const logRoutes = [
  createRoute({
    ...common,
    path: '/log/checkpoint',
    summary: 'Read how far the log has come',
    description:
      'The newest checkpoint (C2SP tlog-checkpoint), signed by the log and its witnesses.',
    responses: { 200: text('A signed note'), ...refused },
  }),
  createRoute({
    ...common,
    path: '/log/checkpoints',
    summary: 'List published checkpoints',
    description: 'By size, a hundred at a time; the next ones come after the last size.',
    request: { query: z.object({ after: count().optional() }) },
    responses: {
      200: {
        description: 'Checkpoints of more entries than `after`',
        content: {
          'application/json': {
            schema: z.object({
              checkpoints: z.array(
                z.object({
                  size: z.int(),
                  root: hash,
                  note: z.string(),
                  publishedTime: z.string(),
                }),
              ),
            }),
          },
        },
      },
      ...refused,
    },
  }),
  createRoute({
    ...common,
    path: '/log/tile/{level}/{place}',
    summary: 'Read a tile of hashes',
    description:
      'As C2SP tlog-tiles has it: `/log/tile/0/x001/067`, or `….p/5` for its first five.',
    request: { params: z.object({ level: z.string(), place: z.string() }) },
    responses: { 200: tile, ...refused },
  }),
  createRoute({
    ...common,
    path: '/log/tile/entries/{place}',
    summary: 'Read a bundle of entries',
    description: 'Each entry behind its length in two bytes (C2SP tlog-tiles).',
    request: { params: z.object({ place: z.string() }) },
    responses: { 200: tile, ...refused },
  }),
  createRoute({
    ...common,
    path: '/log/proof/inclusion',
    summary: 'Prove that an entry is in the log',
    description: 'Of either a place (`index`) or an entry (`leaf`).',
    request: { query: z.object({ index: count().optional(), leaf: name.optional(), size }) },
    responses: {
      200: {
        description: 'Hashes from the leaf’s neighbour up (RFC 9162)',
        content: {
          'application/json': {
            schema: z.object({
              index: z.int(),
              size: z.int(),
              entry: z
                .string()
                .optional()
                .openapi({ description: 'Where it was asked for by `leaf`' }),
              leafHash: hash,
              root: hash,
              proof: z.array(hash),
            }),
          },
        },
      },
      ...refused,
    },
  }),
  createRoute({
    ...common,
    path: '/log/proof/consistency',
    summary: 'Prove that the log only grew',
    request: { query: z.object({ from: count(), to: size }) },
    responses: {
      200: {
        description: 'The proof of RFC 9162; empty from 0, and from a size to itself',
        content: {
          'application/json': {
            schema: z.object({ from: z.int(), to: z.int(), proof: z.array(hash) }),
          },
        },
      },
      ...refused,
    },
  }),
  createRoute({
    ...common,
    path: '/log/entries/{name}/proof',
    summary: 'Read the receipt of an entry',
    description:
      'C2SP tlog-proof@v1 with the entry in its extra line, of the newest checkpoint or the one of `size`.',
    request: { params: z.object({ name }), query: z.object({ size }) },
    responses: { 200: text('A receipt that is checked offline'), ...refused },
  }),
  createRoute({
    ...common,
    path: '/log/key',
    summary: 'Read the key of the log',
    description:
      'Its public half as signed notes hand it on; two lines while one replaces another.',
    responses: { 200: text('name+id+key, a line each'), ...refused },
  }),
  createRoute({
    ...common,
    path: '/log/policy',
    summary: 'Read which witnesses the log asks',
    description: 'C2SP tlog-policy. Whoever checks the log decides for themselves whom to believe.',
    responses: { 200: text('A policy'), ...refused },
  }),
] as const

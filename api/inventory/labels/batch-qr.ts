import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { right } from '../../../domain/right.ts'
import { type Level, levels, qrPng, qrSymbol } from '../../../web/pages/labels/qr.ts'
import { qrSvg } from '../../../web/pages/labels/qr-svg.ts'
import type { Env } from '../../http/env.ts'
import { codeParams } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { batchFor } from '../batches.ts'
import { type LinkOptions, linkBase, linkOf } from './label-of.ts'

const query = z.strictObject({
  size: wholeNumber({ least: 64, most: 4_096, usual: 512 }).describe(
    'Pixels of each side, at most',
  ),
  level: z
    .enum(levels)
    .default('Q')
    .describe('How much may be dirty or torn: L 7 %, M 15 %, Q 25 %, H 30 %'),
  margin: wholeNumber({ least: 0, most: 16, usual: 4 }).describe(
    'White modules around it; readers need 4',
  ),
})

const description =
  "The QR carries the link to the batch's public record, with its unguessable code. Every module is a whole number of " +
  'pixels wide, so the picture can be a little smaller than asked for.'

const svgRoute = createRoute({
  method: 'get',
  path: '/batches/{code}/qr.svg',
  tags: ['Labels'],
  summary: "Draw a batch's QR as SVG",
  description,
  security: [{ key: [] }],
  request: { params: codeParams, query },
  responses: {
    200: { description: 'The QR', content: { 'image/svg+xml': { schema: z.string() } } },
    ...refusals,
  },
})

const pngRoute = createRoute({
  ...svgRoute,
  path: '/batches/{code}/qr.png',
  summary: "Draw a batch's QR as PNG",
  responses: {
    200: {
      description: 'The QR',
      content: { 'image/png': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...refusals,
  },
})

/** What QR codes are made with. */
export interface QrOptions extends LinkOptions {
  readonly installation: Installation
}

/** `GET /batches/{code}/qr.svg` and `GET /batches/{code}/qr.png`. */
export function createQr(options: QrOptions) {
  const { store, streams } = options.installation
  return new OpenAPIHono<Env>()
    .openapi(svgRoute, async (context) => {
      const { level, margin, size } = context.req.valid('query')
      const { code } = context.req.valid('param')
      const batch = await batchFor(store, context.get('principal'), code)
      const link = linkOf(streams, batch, linkBase(context, options))
      const symbol = qrSymbol(link, level)
      const pixels = scaleFor(symbol.size, { size, margin }) * (symbol.size + 2 * margin)
      return context.body(qrSvg(symbol, { margin, pixels, label: 'QR' }), 200, {
        ...headers,
        'content-type': 'image/svg+xml',
      })
    })
    .openapi(pngRoute, async (context) => {
      const { level, margin, size } = context.req.valid('query')
      const { code } = context.req.valid('param')
      const batch = await batchFor(store, context.get('principal'), code)
      const link = linkOf(streams, batch, linkBase(context, options))
      const png = await pngOf(link, { level, margin, size })
      return context.body(new Uint8Array(png), 200, { ...headers, 'content-type': 'image/png' })
    })
}

const headers = { 'cache-control': 'private, no-cache', 'x-content-type-options': 'nosniff' }

function pngOf(
  link: string,
  { level, margin, size }: { level: Level; margin: number; size: number },
): Promise<Buffer> {
  const scale = scaleFor(qrSymbol(link, level).size, { size, margin })
  return qrPng(link, { level, scale, margin })
}

/** Pixels of one module; a symbol that would not fit is refused. */
function scaleFor(modules: number, { size, margin }: { size: number; margin: number }): number {
  const side = modules + 2 * margin
  const scale = Math.floor(size / side)
  if (scale > 0) return scale
  const values = { pixels: size, least: side, good: 2 * side }
  throw new RefusedError(refuse('invalid', '/query/size', ['qr_too_small', values]))
}

function wholeNumber({ least, most, usual }: { least: number; most: number; usual: number }) {
  const message = right('right_whole_between', { least, most })
  return z
    .string()
    .regex(/^\d{1,5}$/, message)
    .transform(Number)
    .refine((number) => number >= least && number <= most, message)
    .default(usual)
    .openapi({ type: 'integer', minimum: least, maximum: most, default: usual })
}

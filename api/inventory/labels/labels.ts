import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { askedLanguage } from '../../../domain/asked-language.ts'
import { languages } from '../../../domain/words.ts'
import { labelPage } from '../../../web/pages/labels/label-page.ts'
import type { Level } from '../../../web/pages/labels/qr.ts'
import { labelsPerSheet, sheetPage } from '../../../web/pages/labels/sheet-page.ts'
import { style } from '../../../web/pages/labels/style.ts'
import { mostLabels } from '../../../web/pages/workplace/labels/labels-page.ts'
import type { Env } from '../../http/env.ts'
import { pagePolicy } from '../../http/hardening/page-policy.ts'
import { codeParams, codeSchema } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { batchFor } from '../batches.ts'
import { type LinkOptions, linkBase } from './label-of.ts'
import { labelsOf, makeLabels } from './make-labels.ts'
import { zplLabel } from './zpl-label.ts'

const language = z.strictObject({
  lang: z
    .enum(languages)
    .optional()
    .describe('Language of the label; by Accept-Language when absent'),
})
const page = { 'text/html': { schema: z.string() } }
const security = [{ key: [] }]
const tags = ['Labels']

const labelRoute = createRoute({
  method: 'get',
  path: '/batches/{code}/label',
  tags,
  security,
  summary: "Print a batch's label",
  description:
    'A page of 100 × 50 mm with QR, code, mass, kind and stage, of batteries chemistry and voltage too. Where `PUBLIC_URL` is not set it says that it is for trial.',
  request: { params: codeParams, query: language },
  responses: { 200: { description: 'The page', content: page }, ...refusals },
})

const zplRoute = createRoute({
  method: 'get',
  path: '/batches/{code}/label.zpl',
  tags,
  security,
  summary: "Print a batch's label on a label printer",
  description:
    'ZPL II for 100 × 50 mm at 203 dpi. Words in Chinese are pictures, so that a printer needs no font for them; a line with a character that was never drawn is in English.',
  request: { params: codeParams, query: language },
  responses: {
    200: { description: 'The label', content: { 'text/plain': { schema: z.string() } } },
    ...refusals,
  },
})

/** Which labels a sheet has, and where the first of them stands. */
export const sheetSchema = z.strictObject({
  codes: z
    .array(codeSchema())
    .min(1)
    .max(mostLabels)
    .describe('Batches in the order of the labels'),
  start: z
    .int()
    .min(1)
    .max(labelsPerSheet)
    .default(1)
    .describe('Place of the first label, 1 to 24, for a sheet of which some are used'),
})

const sheetRoute = createRoute({
  method: 'post',
  path: '/labels/sheet',
  tags,
  security,
  summary: 'Print labels on A4 sheets',
  description: 'A page for sheets of 24 labels of 70 × 37 mm.',
  request: {
    query: language,
    body: { required: true, content: { 'application/json': { schema: sheetSchema } } },
  },
  responses: { 200: { description: 'The page', content: page }, ...refusals },
})

/** What labels are made with. */
export interface LabelOptions extends LinkOptions {
  readonly installation: Installation
  readonly now: () => Date
}

/** `GET /batches/{code}/label`, `GET /batches/{code}/label.zpl` and `POST /labels/sheet`. */
export function createLabels(options: LabelOptions) {
  const { store } = options.installation
  const one = async (context: Context<Env>, code: string) => {
    const batch = await batchFor(store, context.get('principal'), code)
    const [label] = await labelsOf(options.installation, [batch], asking(context, 'Q'))
    if (label === undefined) throw new RangeError(`Cannot make the label of "${code}"`)
    return label
  }
  const asking = (context: Context<Env>, level: Level) => ({
    organisationKey: context.get('organisation').organisationKey,
    base: linkBase(context, options),
    level,
    now: options.now(),
  })
  return new OpenAPIHono<Env>()
    .openapi(labelRoute, async (context) => {
      const label = await one(context, context.req.valid('param').code)
      return context.html(labelPage([label], asked(context)), 200, headers)
    })
    .openapi(zplRoute, async (context) => {
      const label = await one(context, context.req.valid('param').code)
      return context.text(zplLabel(label, asked(context)), 200, headers)
    })
    .openapi(sheetRoute, async (context) => {
      const { codes, start } = context.req.valid('json')
      const principal = context.get('principal')
      // On 29 mm fewer and larger modules read better than more redundancy.
      const by = { principal, ...asking(context, 'M') }
      const labels = await makeLabels(options.installation, codes, by)
      return context.html(sheetPage(labels, { language: asked(context), start }), 200, headers)
    })
}

function asked(context: Context) {
  return askedLanguage(context.req.query('lang'), context.req.header('accept-language'))
}

const headers = {
  'cache-control': 'no-store',
  vary: 'Accept-Language',
  'content-security-policy': pagePolicy({ styles: [style] }),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { askedLanguage } from '../../../domain/asked-language.ts'
import { localDay } from '../../../domain/local-day.ts'
import { faultOf } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { languages } from '../../../domain/words.ts'
import { labelPage } from '../../../web/pages/labels/label-page.ts'
import { labelsPerSheet, sheetPage } from '../../../web/pages/labels/sheet-page.ts'
import { style } from '../../../web/pages/labels/style.ts'
import type { Env } from '../../http/env.ts'
import { pagePolicy } from '../../http/hardening/page-policy.ts'
import { codeParams, codeSchema } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import { isWithinReach } from '../../http/station-bounds.ts'
import type { Installation } from '../../installation.ts'
import { openRecallsBy } from '../../store/custody/open-recalls.ts'
import type { Database } from '../../store/database.ts'
import { findBatches, type StoredBatch } from '../../store/inventory/batches.ts'
import { readPlaces } from '../../store/organisations/facilities.ts'
import { batchFor } from '../batches.ts'
import { type LinkOptions, labelOf, linkBase } from './label-of.ts'
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
  description: 'A page of 100 × 50 mm with QR, code, mass, kind and stage.',
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

const sheetSchema = z.strictObject({
  codes: z.array(codeSchema()).min(1).max(200).describe('Batches in the order of the labels'),
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
  const { store, streams } = options.installation
  const one = async (context: Context<Env>, code: string) => {
    const principal = context.get('principal')
    const batch = await batchFor(store, principal, code)
    const { organisationKey } = context.get('organisation')
    const dayAt = await daysAt(store.own(organisationKey), organisationKey, options.now())
    const base = linkBase(context, options)
    const recalls = (await openRecallsBy(store.own(organisationKey), [batch]))(batch)
    return labelOf(streams, batch, { base, day: dayAt(batch), level: 'Q', recalls })
  }
  return new OpenAPIHono<Env>()
    .openapi(labelRoute, async (context) => {
      const label = await one(context, context.req.valid('param').code)
      return context.html(labelPage(label, asked(context)), 200, headers)
    })
    .openapi(zplRoute, async (context) => {
      const label = await one(context, context.req.valid('param').code)
      return context.text(zplLabel(label, asked(context)), 200, headers)
    })
    .openapi(sheetRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const { codes, start } = context.req.valid('json')
      const db = store.own(organisationKey)
      const found = await findBatches(db, organisationKey, codes)
      const dayAt = await daysAt(db, organisationKey, options.now())
      const base = linkBase(context, options)
      const reach = found.filter((batch) => isWithinReach(context.get('principal'), batch))
      const recallsOn = await openRecallsBy(db, reach)
      const labels = inOrder(codes, reach).map((batch) =>
        // On 29 mm fewer and larger modules read better than more redundancy.
        labelOf(streams, batch, {
          base,
          day: dayAt(batch),
          level: 'M',
          recalls: recallsOn(batch),
        }),
      )
      return context.html(sheetPage(labels, { language: asked(context), start }), 200, headers)
    })
}

/** Which day it is where a batch stands. */
async function daysAt(db: Database, organisationKey: number, now: Date) {
  const places = await readPlaces(db, organisationKey)
  return ({ facility }: Pick<StoredBatch, 'facility'>) =>
    localDay(now, { timeZone: places.get(facility)?.place.timeZone })
}

function asked(context: Context) {
  return askedLanguage(context.req.query('lang'), context.req.header('accept-language'))
}

/** The batches as the codes name them, or a refusal that lists every code that is not there. */
function inOrder(codes: readonly string[], found: readonly StoredBatch[]): readonly StoredBatch[] {
  const byCode = new Map(found.map((batch) => [batch.code, batch]))
  const faults = codes.flatMap((code, index) => {
    if (byCode.has(code)) return []
    return [faultOf(`/codes/${index}`, 'batch_not_held', { batch: code })]
  })
  if (faults.length > 0) throw new RefusedError({ code: 'unknown_batch', faults })
  return codes.flatMap((code) => byCode.get(code) ?? [])
}

const headers = {
  'cache-control': 'no-store',
  vary: 'Accept-Language',
  'content-security-policy': pagePolicy({ styles: [style] }),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

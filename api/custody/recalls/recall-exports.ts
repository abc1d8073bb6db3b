import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { RefusedError } from '../../../domain/refused.ts'
import { forms } from '../../capture/files/file-form.ts'
import { calledIn, languageQuery, readerLanguage } from '../../capture/files/reader-language.ts'
import type { Env } from '../../http/env.ts'
import { idSchema } from '../../http/fields.ts'
import { noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import { startedStream } from '../../http/started-stream.ts'
import type { Installation } from '../../installation.ts'
import { lookAtOthers, lookOf } from '../../people/access/look-at-others.ts'
import { listShownHolders } from '../../store/custody/affected-batches.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { recallCsv, recallNdjson, recallXlsx } from './export-recall.ts'
import { findRecall, unknownRecall } from './open-recall.ts'
import { salesIn, viewerOf } from './recall-view.ts'

/** In whose words a table is written. */
async function readerOf(context: Context<Env>, { store }: Pick<Installation, 'store'>) {
  const language = readerLanguage(context)
  const { organisationKey } = context.get('organisation')
  const timeZone = await readersZone(store.own(organisationKey), organisationKey)
  return { language, timeZone, called: calledIn(language, context.get('names')) }
}

const file = { schema: z.string().openapi({ format: 'binary' }) }

function routeFor<Form extends keyof typeof forms>(form: Form) {
  return createRoute({
    method: 'get',
    path: `/recalls/{id}/affected.${form}` as const,
    tags: ['Recalls'],
    security: [{ key: [] }],
    summary: `Export what a recall affects as ${form.toUpperCase()}`,
    description:
      'One row for each batch as far as you may know it, then one for each sort withheld.',
    request: {
      params: z.object({ id: idSchema() }),
      query: form === 'ndjson' ? noQuery : languageQuery,
    },
    responses: { 200: { description: 'The file', content: { [forms[form]]: file } }, ...refusals },
  })
}

/** `GET /recalls/{id}/affected.csv`, `.ndjson` and `.xlsx`. */
export function createRecallExports(installation: Installation) {
  const { store, streams } = installation
  const askedIn = async (context: Context<Env>, id: string) => {
    const { organisationKey } = context.get('organisation')
    const recall = await findRecall(store.own(organisationKey), organisationKey, id)
    if (recall === undefined) throw new RefusedError(unknownRecall(id))
    const viewer = viewerOf(context.get('principal'), organisationKey, recall)
    if (viewer.sees === 'regulator') {
      const shown = await listShownHolders(store.system, recall.recallKey, viewer)
      await lookAtOthers(store.system, lookOf(context), [recall.organisationKey, ...shown])
    }
    return { recallKey: recall.recallKey, viewer, sales: salesIn(streams) }
  }
  const name = (context: Context, id: string, form: keyof typeof forms) => {
    context.header('content-type', forms[form])
    context.header('content-disposition', `attachment; filename="recall-${id}.${form}"`)
  }
  return new OpenAPIHono<Env>()
    .openapi(routeFor('csv'), async (context) => {
      const { id } = context.req.valid('param')
      const asked = await askedIn(context, id)
      const reader = await readerOf(context, installation)
      const body = await startedStream(recallCsv(store.system, asked, reader))
      name(context, id, 'csv')
      return context.body(body, 200)
    })
    .openapi(routeFor('ndjson'), async (context) => {
      const { id } = context.req.valid('param')
      const asked = await askedIn(context, id)
      const body = await startedStream(recallNdjson(store.system, asked))
      name(context, id, 'ndjson')
      return context.body(body, 200)
    })
    .openapi(routeFor('xlsx'), async (context) => {
      const { id } = context.req.valid('param')
      const asked = await askedIn(context, id)
      const bytes = await recallXlsx(store.system, asked, await readerOf(context, installation))
      name(context, id, 'xlsx')
      return context.body(Buffer.from(bytes), 200)
    })
}

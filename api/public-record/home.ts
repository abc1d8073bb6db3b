import type { OpenAPIHono } from '@hono/zod-openapi'
import { askedLanguage } from '../../domain/asked-language.ts'
import { homePage, type ShownStream } from '../../web/pages/home.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { listShownBatches } from '../store/public-record/shown-batches.ts'
import { recordPath } from './neighbour.ts'
import { pageHeaders } from './page-cache.ts'

/** Adds the front page. Needs no key and shows nothing but the demonstration. */
export function addHome(app: OpenAPIHono<Env>, { store, streams }: Installation): void {
  app.get('/', async (context) => {
    const language = askedLanguage(context.req.query('lang'), context.req.header('accept-language'))
    const shown = await listShownBatches(store.public)
    const byStream = Map.groupBy(shown, ({ stream }) => stream)
    const views = [...byStream].flatMap(([name, batches]): ShownStream[] => {
      const stream = streams.get(name)
      if (stream === undefined) return []
      const rows = batches.flatMap(({ id, code, kind }) => {
        const label = stream.kinds[kind]?.label
        return label === undefined ? [] : [{ path: recordPath(id), code, kind: label }]
      })
      return [{ label: stream.label, batches: rows }]
    })
    for (const [name, value] of Object.entries(pageHeaders)) context.header(name, value)
    return context.html(homePage(views, language))
  })
}

import { type Context, Hono } from 'hono'
import { skeletonOf } from '../../domain/skeleton.ts'
import type { Looked } from '../../web/pages/workplace/work/code-box.ts'
import { workPhrases } from '../../web/pages/workplace/work/phrases.ts'
import { workBody } from '../../web/pages/workplace/work/work-page.ts'
import { codeOf } from '../../workflows/form/scan-of-form.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { readArriving } from '../inventory/elsewhere.ts'
import { findScanned } from '../inventory/find-scanned.ts'
import { readerOf } from '../notifications/reader-of.ts'
import { listBatches } from '../store/inventory/batches.ts'
import { markRead } from '../store/notifications/notifications.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { showPage } from './show-page.ts'
import { kindWords } from './words-of.ts'
import { readWorkView } from './work-view.ts'

/** `GET /work`, the list of what waits; `GET /work/find`, the way from a code to its batch. */
export function createWorkPages(installation: Installation, now: () => Date) {
  const { store } = installation
  return new Hono<Env>()
    .get('/', (context) => showWork(context, installation, { now: now() }))
    .get('/find', async (context) => {
      const asker = pageAsker(context, installation)
      const asked = (context.req.query('code') ?? '').slice(0, 500)
      const [own, arriving] = await Promise.all([
        findScanned(installation, asker.principal, asked),
        readArriving(installation, asker.look, asked),
      ])
      const [code] = own.map((batch) => batch.code)
      const [line] = arriving
      if (code === undefined && line !== undefined) return context.redirect(line.page, 303)
      if (code !== undefined) {
        const isRespelled = asked.trim() !== code && skeletonOf(asked) === skeletonOf(code)
        const query = isRespelled ? `?asked=${encodeURIComponent(asked)}` : ''
        return context.redirect(`/work/batches/${encodeURIComponent(code)}${query}`, 303)
      }
      const similar = await findSimilar(asker, codeOf(asked))
      const looked = {
        code: asked,
        similar: similar.map((batch) => ({
          code: batch.code,
          kind: kindWords(installation.streams, batch),
        })),
      }
      return showWork(context, installation, { now: now(), looked })
    })
    .post('/notifications', async (context) => {
      const reader = readerOf(context)
      await markRead(store.own(reader.organisationKey), reader, { now: now() })
      return context.redirect('/work', 303)
    })
}

async function showWork(
  context: Context<Env>,
  installation: Installation,
  { now, looked }: { now: Date; looked?: Looked },
) {
  const asker = pageAsker(context, installation)
  const view = await readWorkView(context, installation, { asker, now, looked })
  const { language } = asker
  return showPage(context, {
    title: workPhrases.title[language],
    body: workBody(view, language),
    status: looked === undefined ? 200 : 404,
  })
}

async function findSimilar({ db, organisationKey }: PageAsker, code: string) {
  if (code.length < 2) return []
  return listBatches(db, organisationKey, { q: code.slice(0, 80), limit: 10 })
}

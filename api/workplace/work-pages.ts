import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { isDemonstrationAddress } from '../../domain/demonstration.ts'
import { skeletonOf } from '../../domain/skeleton.ts'
import { tourOffer } from '../../web/pages/home/tour-page.ts'
import { workPhrases } from '../../web/pages/workplace/work/phrases.ts'
import type { Looked } from '../../web/pages/workplace/work/view.ts'
import { workBody } from '../../web/pages/workplace/work/work-page.ts'
import { codeOf } from '../../workflows/form/scan-of-form.ts'
import { typedAt } from '../../workflows/form/typed.ts'
import type { Env } from '../http/env.ts'
import { mayOfferTour } from '../http/tour-cookie.ts'
import type { Installation } from '../installation.ts'
import { readArriving } from '../inventory/elsewhere.ts'
import { findScanned } from '../inventory/find-scanned.ts'
import { readerOf } from '../notifications/reader-of.ts'
import { listBatches } from '../store/inventory/batches.ts'
import { markRead } from '../store/notifications/notifications.ts'
import { findCodes, shownArriving } from './find-codes.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { readForm } from './read-form.ts'
import { showPage } from './show-page.ts'
import { kindWords } from './words-of.ts'
import { readWorkView } from './work-view.ts'

/** Longest pasted list that is looked at, in characters: two hundred codes of the longest, with what stands between them. */
const mostPasted = 20_000

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
      const looked: Looked = {
        text: asked,
        isList: false,
        groups: [],
        arriving: arriving.map((line) => shownArriving(line, asker.language)),
        missing: [asked],
        left: 0,
        similar: similar.map((batch) => ({
          code: batch.code,
          kind: kindWords(installation.streams, batch),
        })),
      }
      return showWork(context, installation, { now: now(), looked })
    })
    .post('/find', async (context) => {
      const text = typedAt(await readForm(context), 'codes').slice(0, mostPasted)
      const time = now()
      const asker = pageAsker(context, installation)
      const looked = await findCodes(installation, asker, { text, now: time })
      return showWork(context, installation, { now: time, looked })
    })
    .post('/notifications', async (context) => {
      const reader = readerOf(context)
      await markRead(store.own(reader.organisationKey), reader, { now: now() })
      const isFromList = context.req.query('list') !== undefined
      return context.redirect(isFromList ? '/work/notifications' : '/work', 303)
    })
}

async function showWork(
  context: Context<Env>,
  installation: Installation,
  { now, looked }: { now: Date; looked?: Looked },
) {
  const asker = pageAsker(context, installation)
  const view = await readWorkView(context, installation, { asker, now, looked })
  const { language, principal } = asker
  // Whoever begins, or only tries things out, may not know where to look.
  const isNew = view.firstSteps !== undefined || isDemonstrationAddress(principal.email)
  const name = principal.role === 'regulator' ? 'regulator' : 'recycler'
  const offer = isNew && mayOfferTour(context) ? tourOffer(name, language) : ''
  return showPage(context, {
    title: workPhrases.title[language],
    body: html`${offer}${workBody(view, language)}`,
    status: looked === undefined || looked.isList ? 200 : 404,
  })
}

async function findSimilar({ db, organisationKey }: PageAsker, code: string) {
  if (code.length < 2) return []
  return listBatches(db, organisationKey, { q: code.slice(0, 80), limit: 10 })
}

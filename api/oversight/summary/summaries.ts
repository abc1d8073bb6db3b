import { type Context, Hono } from 'hono'
import { refuse } from '../../../domain/refusal.ts'
import { summariesPage, summaryPage } from '../../../web/pages/summary/summary-page.ts'
import { answerPage } from '../../http/answer-page.ts'
import { answerPublic, keptFor } from '../../http/answer-public.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import { answerProblem } from '../../http/problem.ts'
import type { Installation } from '../../installation.ts'
import { usualZone } from '../../store/organisations/place.ts'
import {
  listMonths,
  listShownSummaries,
  type StoredSummary,
} from '../../store/oversight/public-summaries.ts'
import { summaryCsv, summaryDocument } from './document.ts'

/**
 * `GET /summary`, `/summary/:authority`, and its figures as JSON and CSV: what authorities let anybody read of their jurisdictions. One that is
 * switched off is answered for as one that never was. Needs no key.
 */
export function createSummaries(installation: Installation) {
  const { store, streams } = installation
  const shown = async (slug: string) => {
    const all = await listShownSummaries(store.system)
    return all.find((one) => one.slug === slug)
  }
  const read = async (summary: StoredSummary) => {
    const { organisationKey } = summary
    return summaryDocument(summary, await listMonths(store.own(organisationKey), organisationKey))
  }
  return new Hono<Env>()
    .get('/summary', async (context) => {
      const language = pageLanguage(context)
      const summaries = await listShownSummaries(store.system)
      return keptPage(context, summariesPage(summaries, language))
    })
    .get('/summary/:authority', async (context) => {
      const summary = await shown(context.req.param('authority'))
      if (summary === undefined) return answerProblem(context, off)
      const timeZone = await usualZone(store.system, summary.organisationKey)
      const labels = new Map([...streams].map(([name, { label }]) => [name, label]))
      const view = { ...(await read(summary)), timeZone, labels }
      return keptPage(context, summaryPage(view, pageLanguage(context)))
    })
    .get('/summary/:authority/figures.json', async (context) => {
      const summary = await shown(context.req.param('authority'))
      if (summary === undefined) return answerProblem(context, off)
      const text = JSON.stringify(await read(summary))
      return answerPublic(context, text, { type: 'application/json', kept: 'minute' })
    })
    .get('/summary/:authority/figures.csv', async (context) => {
      const summary = await shown(context.req.param('authority'))
      if (summary === undefined) return answerProblem(context, off)
      const type = 'text/csv; charset=utf-8; header=present'
      return answerPublic(context, summaryCsv(await read(summary)), { type, kept: 'minute' })
    })
}

const off = refuse('not_found', '', ['summary_off'])

function keptPage(context: Context<Env>, page: string) {
  const answer = answerPage(context, page)
  answer.headers.set('cache-control', keptFor.minute)
  return answer
}

import { type Context, Hono } from 'hono'
import { evidencePhrases } from '../../web/pages/workplace/evidence/phrases.ts'
import { spectraPhrases } from '../../web/pages/workplace/evidence/spectra-phrases.ts'
import { importPhrases } from '../../web/pages/workplace/imports/phrases.ts'
import { labelPhrases } from '../../web/pages/workplace/labels/phrases.ts'
import { anomalyPhrases } from '../../web/pages/workplace/oversight/anomalies/phrases.ts'
import { closingPhrases } from '../../web/pages/workplace/oversight/closings/phrases.ts'
import { measurePhrases } from '../../web/pages/workplace/oversight/measures/phrases.ts'
import { registerPhrases } from '../../web/pages/workplace/oversight/register-phrases.ts'
import { samplePhrases } from '../../web/pages/workplace/oversight/sample/phrases.ts'
import { batchesBody } from '../../web/pages/workplace/stock/batches-page.ts'
import { stockPhrases } from '../../web/pages/workplace/stock/phrases.ts'
import { stockBody } from '../../web/pages/workplace/stock/stock-page.ts'
import { plainWords } from '../../workflows/words-of.ts'
import { pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import type { OutputOptions } from '../http/give-output.ts'
import type { Installation } from '../installation.ts'
import { listBatches } from '../store/inventory/batches.ts'
import { readStock } from '../store/inventory/stock.ts'
import { pageAsker } from './page-asker.ts'
import { showPage } from './show-page.ts'
import { showRecycling } from './show-recycling.ts'
import { dangerWords, kindWords, stateWords } from './words-of.ts'

const perPage = 50
const filters = ['stream', 'kind', 'state', 'facility'] as const

/** `GET /work/stock`, `/work/batches` and `/work/recycling`: what is there, and what became of it. */
export function createStockPages(installation: Installation, { now, publicUrl }: OutputOptions) {
  return new Hono<Env>()
    .get('/stock', (context) => showStock(context, installation))
    .get('/batches', (context) => showBatches(context, installation))
    .get('/recycling', (context) => showRecycling(context, installation, { now: now(), publicUrl }))
}

async function showStock(context: Context<Env>, installation: Installation) {
  const { streams } = installation
  const { db, organisationKey, language, mayRecord } = pageAsker(context, installation)
  const rows = await readStock(db, organisationKey, filters)
  const byStream = Map.groupBy(rows, ({ group }) => group[0] ?? '')
  const view = [...byStream].map(([stream, own]) => ({
    label: streams.get(stream)?.label ?? plainWords(stream),
    lines: own.map(({ group: [, kind = '', state = '', facility = ''], ...amounts }) => ({
      ...amounts,
      facility,
      kind: kindWords(streams, { stream, kind }),
      state: stateWords(streams, { stream, state }),
      href: `/work/batches?${new URLSearchParams({ stream, kind, state, facility })}`,
    })),
  }))
  return showPage(context, {
    title: stockPhrases.title[language],
    body: stockBody({ streams: view, ways: stockWays(streams, mayRecord) }, language),
  })
}

function stockWays(streams: Installation['streams'], mayRecord: boolean) {
  const proposals = [...streams.values()].flatMap(({ name: stream, arrangements = {} }) =>
    Object.entries(arrangements).map(([name, { label }]) => ({
      href: `/work/proposals/${stream}/${name}`,
      label,
    })),
  )
  return [
    { href: '/work/labels', label: labelPhrases.title },
    ...(mayRecord ? [{ href: '/work/imports', label: importPhrases.title }] : []),
    ...proposals,
    { href: '/work/registers/incoming', label: registerPhrases.registers },
    { href: '/work/found', label: registerPhrases.findTitle },
    { href: '/work/credits', label: evidencePhrases.title },
    { href: '/work/spectra', label: spectraPhrases.title },
    { href: '/work/anomalies', label: anomalyPhrases.title },
    { href: '/work/samples', label: samplePhrases.title },
    { href: '/work/closings', label: closingPhrases.title },
    { href: '/work/measures', label: measurePhrases.title },
  ]
}

async function showBatches(context: Context<Env>, installation: Installation) {
  const { streams, secret } = installation
  const { db, organisationKey, language, principal } = pageAsker(context, installation)
  const asked = filters.flatMap((name): [string, string][] => {
    const value = context.req.query(name)
    return value === undefined || value === '' ? [] : [[name, value.slice(0, 80)]]
  })
  const pages = pagesOf(secret, 'batches', principal)
  const cursor = pages.after(context.req.query('cursor'))
  const filter = { ...Object.fromEntries(asked), cursor, limit: perPage + 1 }
  const rows = await listBatches(db, organisationKey, filter)
  const { page, next } = pages.cut(rows, perPage, ({ batchKey }) => batchKey)
  const batches = page.map((batch) => ({
    code: batch.code,
    facility: batch.facility,
    massGrams: batch.massGrams,
    kind: kindWords(streams, batch),
    danger: dangerWords(streams, batch),
    state: stateWords(streams, batch),
  }))
  const older =
    next === null ? undefined : `/work/batches?${new URLSearchParams([...asked, ['cursor', next]])}`
  return showPage(context, {
    title: stockPhrases.list[language],
    body: batchesBody({ batches, older }, language),
  })
}

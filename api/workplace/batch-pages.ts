import { Hono } from 'hono'
import { handedOverState, reversedState } from '../../domain/replay-chain.ts'
import {
  type BatchPageView,
  batchBody,
  recordedTold,
} from '../../web/pages/workplace/batch/batch-page.ts'
import { usualTimeZone } from '../../web/pages/workplace/form/local-time.ts'
import type { Env } from '../http/env.ts'
import { factReaderOf } from '../http/shown-to.ts'
import type { Installation } from '../installation.ts'
import { batchNamed } from '../inventory/batches.ts'
import { recordPath } from '../public-record/neighbour.ts'
import type { StoredBatch } from '../store/inventory/batches.ts'
import { readFacilities } from '../store/organisations/facilities.ts'
import { newestEvents } from './batch-events.ts'
import { choicesOf, openFor } from './open-choices.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { showPage } from './show-page.ts'
import { dangerWords, kindWords, stateWords } from './words-of.ts'

/** `GET /work/batches/:code`: what a batch is and what may follow. */
export function createBatchPages(installation: Installation, now: () => Date) {
  return new Hono<Env>().get('/batches/:code', async (context) => {
    const asker = pageAsker(context, installation)
    const batch = await batchNamed(asker.db, asker.organisationKey, context.req.param('code'))
    const recorded = context.req.query('recorded')
    const view = await batchPageView(installation, batch, { asker, now: now(), recorded })
    const { language } = asker
    return showPage(context, {
      title: view.code,
      told: recordedTold(view, language),
      body: batchBody(view, language),
    })
  })
}

async function batchPageView(
  { streams }: Installation,
  batch: StoredBatch,
  { asker, now, recorded }: { asker: PageAsker; now: Date; recorded: string | undefined },
): Promise<BatchPageView> {
  const { db, organisationKey, principal, mayRecord } = asker
  const { code, facility, massGrams, state, material } = batch
  const stream = streams.get(batch.stream)
  const stages = openFor(streams, batch, now)
  const hrefOf = ({ name }: { name: string }) =>
    `/work/batches/${encodeURIComponent(code)}/stages/${name}`
  const [choices, facilities, events] = await Promise.all([
    choicesOf(stages, hrefOf, { db, organisationKey, principal, facility, now }),
    readFacilities(db, organisationKey),
    stream === undefined
      ? []
      : newestEvents(db, organisationKey, {
          batch,
          stream,
          mayRecord,
          reader: factReaderOf(principal),
        }),
  ])
  const place = facilities.find((one) => one.code === facility)
  const isHere = ![reversedState, handedOverState].includes(state) && (massGrams ?? 0) > 0
  return {
    code,
    material,
    massGrams,
    events,
    recorded,
    mayRecord,
    stages: choices,
    kind: kindWords(streams, batch),
    danger: dangerWords(streams, batch),
    state: stateWords(streams, batch),
    facility:
      place === undefined || place.name === facility ? facility : `${place.name} (${facility})`,
    timeZone: place?.timeZone ?? usualTimeZone,
    count: batch.headSeq,
    mayHandOver: mayRecord && isHere,
    record: recordPath(batch.id),
  }
}

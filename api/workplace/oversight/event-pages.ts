import { type Context, Hono } from 'hono'
import { accountWords, movementWords } from '../../../domain/ledger-words.ts'
import { nameIn } from '../../../domain/local-names.ts'
import { eventBody } from '../../../web/pages/workplace/oversight/event-page.ts'
import { fieldsOfStage } from '../../../workflows/parts-of-stage.ts'
import { lossWords, plainWords, stageWords } from '../../../workflows/words-of.ts'
import type { Env } from '../../http/env.ts'
import { isId } from '../../http/fields.ts'
import { pageLanguage } from '../../http/page-language.ts'
import { factReaderOf, openEventFor } from '../../http/shown-to.ts'
import type { Installation } from '../../installation.ts'
import { placeInLog } from '../../inventory/event.ts'
import { openScope, wholeJurisdiction } from '../../oversight/scope.ts'
import { lookAtOthers, lookOf } from '../../people/access/look-at-others.ts'
import { findOverseenEvent } from '../../store/oversight/event.ts'
import { samplesOfEvent } from '../../store/oversight/sample-findings.ts'
import { factsOf } from '../batch-events.ts'
import { personOf } from '../page-asker.ts'
import { showDeadEnd, showPage } from '../show-page.ts'
import { batchOpens } from './batch-opens.ts'

/** `GET /work/events/:event`: an event as it was sealed, for whoever may see it, with all that it posted. */
export function createEventPages(installation: Installation) {
  return new Hono<Env>().get('/events/:event', (context) => showEvent(context, installation))
}

async function showEvent(context: Context<Env>, installation: Installation) {
  const { store, streams } = installation
  const id = (context.req.param('event') ?? '').toLowerCase()
  const language = pageLanguage(context)
  const principal = personOf(context)
  const look = lookOf(context)
  const scope = await openScope(installation, { organisation: wholeJurisdiction }, look)
  const event = isId(id) ? await findOverseenEvent(scope.db, scope.keys, id) : undefined
  if (event === undefined) return showDeadEnd(context, 'not_found')
  const owner = scope.organisations.find(({ slug }) => slug === event.slug)
  await lookAtOthers(store.system, look, owner === undefined ? [] : [owner.organisationKey])
  const stream = streams.get(event.stream)
  const opened = openEventFor(factReaderOf(principal), streams, event).event
  const place = await placeInLog(store, event.digest)
  const fields = fieldsOfStage(stream?.allStages[event.stage])
  const sampled = await samplesOfEvent(scope.db, scope.keys, event.id)
  const shown = { ...opened.facts, ...opened.decisions }
  return showPage(context, {
    title: stageWords(stream, event.stage)[language],
    body: eventBody(
      {
        id: event.id,
        digest: event.digest.toString('base64url'),
        envelope: event.envelope,
        eventTime: event.eventTime.toISOString(),
        recordTime: event.recordTime.toISOString(),
        timeZone: event.timeZone,
        organisation: nameIn(
          { name: event.organisation, names: event.organisationNames },
          language,
        ),
        facility: {
          code: event.facility,
          name: nameIn({ name: event.facilityName, names: event.facilityNames }, language),
        },
        batches: event.batches.map((code) => {
          return { code, opens: batchOpens(principal, { slug: event.slug, code }) }
        }),
        sampled: sampled.map(({ sample, ...one }) => {
          const query = new URLSearchParams({ organisation: event.slug })
          return { ...one, href: `/work/samples/${sample}?${query}#event-${one.place}` }
        }),
        index: place.index ?? undefined,
        facts: factsOf(fields, shown, event.timeZone),
        lines: event.lines.map((line) => ({
          ...line,
          account: accountWords[line.account],
          movement: movementWords[line.movement],
          reason:
            line.reason === null
              ? undefined
              : line.account === 'loss'
                ? lossWords(stream, event.stage, line.reason)
                : plainWords(line.reason),
        })),
      },
      language,
    ),
  })
}

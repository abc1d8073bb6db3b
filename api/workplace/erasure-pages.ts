import { type Context, Hono } from 'hono'
import { disclosedFacts } from '../../domain/proof/disclosure.ts'
import { factNameAt } from '../../domain/proof/fact-name.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { faultsOf } from '../../domain/schema-faults.ts'
import { sealedWarningWords } from '../../domain/warning-words.ts'
import { filled } from '../../web/pages/record/format.ts'
import { wordsOfValue } from '../../web/pages/value-words.ts'
import {
  type ErasableGroup,
  type ErasureForm,
  erasureControls,
  erasureForm,
  erasurePreview,
  erasuresBody,
  pointersApart,
} from '../../web/pages/workplace/disclosure/erasure-pages.ts'
import { erasurePhrases } from '../../web/pages/workplace/disclosure/erasure-phrases.ts'
import { sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { namesOf } from '../../workflows/shown-names.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { fieldsOf, plainWords, stageWords } from '../../workflows/words-of.ts'
import { eraseFacts, statementIn } from '../disclosure/erase-facts.ts'
import { erasureRequestSchema } from '../disclosure/erasures.ts'
import { judgeErasure, reliedOn } from '../disclosure/judge-erasure.ts'
import { pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { isId } from '../http/fields.ts'
import type { Installation } from '../installation.ts'
import { batchNamed } from '../inventory/batches.ts'
import { randomId } from '../random-id.ts'
import { type ErasableEvent, findEventFacts, listErasures } from '../store/disclosure/erasures.ts'
import { readersZone } from '../store/organisations/place.ts'
import { readEventStages } from '../store/recording/event-places.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { readForm } from './read-form.ts'
import { factLabel } from './sealed-together.ts'
import { showDeadEnd, showPage } from './show-page.ts'

const perPage = 50

/** `GET /work/erasures`, and `GET` and `POST /work/batches/:code/erasures/:event`: facts erased for good, seen first and then confirmed. */
export function createErasurePages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/erasures', async (context) => {
      const { db, organisationKey, language, principal } = pageAsker(context, installation)
      const pages = pagesOf(installation.secret, 'erasures', principal)
      const before = pages.after(context.req.query('cursor'))
      const rows = await listErasures(db, organisationKey, { before, limit: perPage + 1 })
      const { page, next } = pages.cut(rows, perPage, ({ erasureKey }) => erasureKey)
      const events = page.map((row) => statementIn(row).event)
      const stages =
        events.length === 0 ? new Map() : await readEventStages(db, organisationKey, events)
      const erasures = page.map((row) => {
        const { facts, ...said } = statementIn(row)
        const stream = installation.streams.get(stages.get(said.event)?.stream ?? '')
        const labels = facts.map((pointer) => factLabel(stream, factNameAt(pointer)))
        return { ...said, facts: labels, digest: row.digest.toString('base64url') }
      })
      const timeZone = await readersZone(db, organisationKey)
      const older = next === null ? undefined : `/work/erasures?cursor=${next}`
      return showPage(context, {
        title: erasurePhrases.title[language],
        told:
          context.req.query('done') === undefined
            ? undefined
            : { kind: 'done', lines: [erasurePhrases.done[language]] },
        body: erasuresBody({ erasures, older }, { language, timeZone }),
      })
    })
    .get('/batches/:code/erasures/:event', async (context) => {
      const place = await placeOf(context, installation)
      if (place === undefined) return showDeadEnd(context, 'not_found')
      return showForm(context, place, { typed: new Map([['/id', [randomId()]]]) })
    })
    .post('/batches/:code/erasures/:event', async (context) => {
      const place = await placeOf(context, installation)
      if (place === undefined) return showDeadEnd(context, 'not_found')
      const typed = await readForm(context)
      const act = typedAt(typed, 'do')
      if (act === 'change') return showForm(context, place, { typed })
      const request = {
        id: typedAt(typed, '/id'),
        event: place.id,
        facts: (typed.get('/facts') ?? []).flatMap((pointers) => pointers.split(pointersApart)),
        ground: typedAt(typed, '/ground'),
      }
      const parsed = erasureRequestSchema.safeParse(request)
      if (!parsed.success) {
        const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, request))
        return showForm(context, place, { typed, refused: { code: 'invalid', faults } })
      }
      if (act !== 'erase') {
        const judged = judgeErasure(place.stream, place.event.disclosed, parsed.data)
        if ('faults' in judged) {
          const refused = { code: 'invalid', faults: judged.faults } as const
          return showForm(context, place, { typed, refused })
        }
        const gone = judged.gone.map((one) => groupOf(one, place))
        return showPage(context, {
          title: titleOf(place),
          body: erasurePreview(formOf(place, { typed }), { gone, kept: judged.kept.length }),
        })
      }
      try {
        await eraseFacts(installation, parsed.data, { ...place.asker, now: now() })
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error
        return showForm(context, place, { typed, refused: error.refusal })
      }
      return context.redirect('/work/erasures?done', 303)
    })
}

interface Place {
  readonly asker: PageAsker
  readonly code: string
  /** Of the event. */
  readonly id: string
  readonly stage: string
  readonly stream: LoadedStream | undefined
  readonly event: ErasableEvent
  readonly timeZone: string
}

async function placeOf(
  context: Context<Env>,
  installation: Installation,
): Promise<Place | undefined> {
  const asker = pageAsker(context, installation)
  const { db, organisationKey } = asker
  const { code: given = '', event: id = '' } = context.req.param() as Record<string, string>
  const { code, batchKey } = await batchNamed(db, organisationKey, given)
  if (!isId(id)) return undefined
  const event = await findEventFacts(db, organisationKey, { id, batchKey })
  const named = (await readEventStages(db, organisationKey, [id])).get(id)
  if (event === undefined || named === undefined) return undefined
  const stream = installation.streams.get(event.stream)
  const timeZone = await readersZone(db, organisationKey)
  return { asker, code, id, stage: named.stage, stream, event, timeZone }
}

function groupOf(one: ErasableEvent['disclosed'][number], place: Place): ErasableGroup {
  const { stream, timeZone } = place
  const facts = [...disclosedFacts([one])]
  return {
    pointers: facts.map(([pointer]) => pointer),
    facts: facts.map(([pointer, value]) => {
      const name = factNameAt(pointer)
      const field = stream && fieldsOf(stream).find((known) => known.name === name)
      const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
      const told =
        name === 'warnings'
          ? sealedWarningWords(value, stream === undefined ? place.asker.names : namesOf(stream))
          : field && wordsOfValue(field, value, timeZone)
      return { label: factLabel(stream, name), value: told ?? plainWords(text) }
    }),
  }
}

interface Filling {
  readonly typed: Typed
  readonly refused?: Refusal
}

function titleOf({ stream, stage, asker: { language } }: Place): string {
  return filled(erasurePhrases.eraseOf, language, { stage: stageWords(stream, stage)[language] })
}

function formOf(place: Place, { typed, refused }: Filling): ErasureForm {
  const { asker, code, id, stream, event } = place
  const { language, names } = asker
  const at = `/work/batches/${encodeURIComponent(code)}`
  const isKept = (one: (typeof event.disclosed)[number]) => reliedOn(stream, one).length > 0
  const groups = event.disclosed.filter((one) => !isKept(one)).map((one) => groupOf(one, place))
  const kept = event.disclosed.filter(isKept).map((one) => groupOf(one, place))
  const saying = {
    language,
    names: stream === undefined ? names : namesOf(stream),
    controls: erasureControls(groups, language),
  }
  const said = refused === undefined ? [] : sayFaults(refused, saying)
  const shown = { typed, said, language }
  const action = `${at}/erasures/${id}`
  return { action, back: at, code, id: typedAt(typed, '/id'), groups, kept, shown }
}

function showForm(context: Context<Env>, place: Place, filling: Filling) {
  const { refused } = filling
  return showPage(context, {
    title: titleOf(place),
    body: erasureForm(formOf(place, filling)),
    status: refused === undefined ? 200 : refused.code === 'invalid' ? 422 : 409,
  })
}

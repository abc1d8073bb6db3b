import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { RefusedError } from '../../domain/refused.ts'
import { mayRole } from '../../domain/role.ts'
import { filled } from '../../web/pages/record/format.ts'
import { sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import type { Said } from '../../web/pages/workplace/form/said.ts'
import { recallPhrases } from '../../web/pages/workplace/recall/phrases.ts'
import {
  endControls,
  objectionControls,
  recallBody,
  removalControls,
} from '../../web/pages/workplace/recall/recall-page.ts'
import { recallsBody } from '../../web/pages/workplace/recall/recalls-page.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { recallNotices } from '../../workflows/recall.ts'
import { assertLooking, objectToRecall } from '../custody/recalls/object-to-recall.ts'
import { closeRecall, findRecall, unknownRecall } from '../custody/recalls/open-recall.ts'
import { objectionSchema, recallEndSchema } from '../custody/recalls/recall-schemas.ts'
import {
  affectedView,
  recallViews,
  salesIn,
  viewerOf,
  viewOfRecall,
} from '../custody/recalls/recall-view.ts'
import type { Env } from '../http/env.ts'
import { isId } from '../http/fields.ts'
import type { Installation } from '../installation.ts'
import { lookAtOthers } from '../people/access/look-at-others.ts'
import { listAffected } from '../store/custody/affected-batches.ts'
import { listRecalls, type StoredRecall } from '../store/custody/recalls.ts'
import { readersZone } from '../store/organisations/place.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { orRefusal, readAsked } from './read-asked.ts'
import { readForm } from './read-form.ts'
import { showPage } from './show-page.ts'

const mostListed = 100
const mostAffected = 100

/** `GET /work/recalls`, `GET /work/recalls/:id`, and `POST /work/recalls/:id/objection`, `/removal` and `/end`. */
export function createRecallPages(installation: Installation, now: () => Date) {
  const { store } = installation
  return new Hono<Env>()
    .get('/recalls', async (context) => {
      const { db, organisationKey, principal, language, look } = pageAsker(context, installation)
      const rows = await listRecalls(db, organisationKey, { limit: mostListed })
      const viewer = principal.role === 'regulator' ? 'regulator' : 'holder'
      await lookAtOthers(
        store.system,
        look,
        rows.map((recall) => recall.organisationKey),
      )
      const recalls = await recallViews(store, organisationKey, { recalls: rows, viewer })
      const timeZone = await readersZone(db, organisationKey)
      const mayOpen = mayRole(principal.role, 'supervise')
      const opened = Number(context.req.query('opened') ?? 0)
      const lines = [filled(recallPhrases.opened, language, { n: opened })]
      return showPage(context, {
        title: recallPhrases.title[language],
        told: opened > 0 ? { kind: 'done', lines } : undefined,
        body: recallsBody(recalls, { language, timeZone, mayOpen }),
      })
    })
    .get('/recalls/:id', async (context) => {
      const asker = pageAsker(context, installation)
      const recall = await readRecall(asker, context.req.param('id'))
      return showRecall(context, installation, {
        asker,
        recall,
        said: [],
        typed: new Map([['/id', [randomUUID()]]]),
      })
    })
    .post('/recalls/:id/objection', async (context) => {
      const asker = pageAsker(context, installation)
      return takeObjection(context, installation, { asker, now: now(), done: 'objected' })
    })
    .post('/recalls/:id/removal', async (context) => {
      const asker = pageAsker(context, installation)
      assertLooking(asker)
      return takeObjection(context, installation, { asker, now: now(), done: 'removed' })
    })
    .post('/recalls/:id/end', async (context) => {
      const asker = pageAsker(context, installation)
      const { language, names, organisation, organisationKey } = asker
      const recall = await readRecall(asker, context.req.param('id'))
      if (recall.organisationKey !== organisationKey) {
        throw new RefusedError(unknownRecall(recall.id))
      }
      const typed = await readForm(context)
      const asked = readAsked(recallEndSchema, answerIn(typed))
      if (!('faults' in asked)) {
        const { note } = asked
        await closeRecall(installation, { id: recall.id, note }, { organisation, now })
        return context.redirect(`/work/recalls/${recall.id}?ended`, 303)
      }
      const said = sayFaults(asked, { language, names, controls: endControls(language) })
      return showRecall(context, installation, { asker, recall, typed, said })
    })
}

/** The one answer of each form of the page. */
function answerIn(typed: Typed) {
  return { id: typedAt(typed, '/id'), note: typedAt(typed, '/note').trim() }
}

async function readRecall({ db, organisationKey }: PageAsker, id: string): Promise<StoredRecall> {
  const recall = isId(id) ? await findRecall(db, organisationKey, id) : undefined
  if (recall === undefined) throw new RefusedError(unknownRecall(id))
  return recall
}

async function showRecall(
  context: Context<Env>,
  { store, streams }: Installation,
  shown: { asker: PageAsker; recall: StoredRecall; typed: Typed; said: readonly Said[] },
) {
  const { asker, recall: stored, typed, said } = shown
  const { db, principal, organisation, organisationKey, language, look } = asker
  const viewer = viewerOf(principal, organisationKey, stored)
  await lookAtOthers(store.system, look, [stored.organisationKey])
  const recall = await viewOfRecall(store, organisationKey, {
    recall: stored,
    viewer: viewer.sees,
  })
  const rows = await listAffected(store.system, {
    // Only the batches of the organisation itself are shown here, whoever looks.
    viewer: { organisationKey, sees: 'holder' },
    recallKey: stored.recallKey,
    sales: salesIn(streams),
    after: 0,
    limit: mostAffected + 1,
  })
  const mine = recall.objections.some(({ holder }) => holder?.slug === organisation.slug)
  const isClosed = recall.isOwn || recall.endedTime !== null || mine || viewer.sees === 'regulator'
  const isRemoved = recall.objections.some((one) => one.authority !== null)
  const done = doneIn(context, { mine, isRemoved, isEnded: recall.endedTime !== null })
  return showPage(context, {
    title: filled(recallPhrases.named, language, {
      notice: recallNotices[recall.notice][language],
    }),
    path: `/work/recalls/${recall.id}`,
    told: done && { kind: 'done', lines: [recallPhrases[done][language]] },
    body: recallBody({
      recall,
      timeZone: await readersZone(db, organisationKey),
      isCut: rows.length > mostAffected,
      organisation: organisation.slug,
      affected: rows.slice(0, mostAffected).map(affectedView),
      objecting: isClosed ? 'closed' : mayRole(principal.role, 'supervise') ? 'open' : 'supervisor',
      mayRemove: viewer.sees === 'regulator' && recall.endedTime === null && !isRemoved,
      mayEnd: recall.isOwn && recall.endedTime === null && mayRole(principal.role, 'supervise'),
      shown: { typed, said, language },
    }),
    status: said.length === 0 ? 200 : 422,
  })
}

/** What was just done, as far as it is so. */
function doneIn(
  context: Context<Env>,
  is: { readonly mine: boolean; readonly isRemoved: boolean; readonly isEnded: boolean },
): 'done' | 'removed' | 'endedNow' | undefined {
  const asked = context.req.query()
  if (asked.ended !== undefined && is.isEnded) return 'endedNow'
  if (asked.removed !== undefined && is.isRemoved) return 'removed'
  return asked.objected !== undefined && is.mine ? 'done' : undefined
}

/** A holder's objection, or the removal of a notice by an authority: one record, made by the same form. */
async function takeObjection(
  context: Context<Env>,
  installation: Installation,
  { asker, now, done }: { asker: PageAsker; now: Date; done: 'objected' | 'removed' },
) {
  const { language, names, principal, organisation } = asker
  const recall = await readRecall(asker, context.req.param('id') ?? '')
  const typed = await readForm(context)
  const asked = readAsked(objectionSchema, answerIn(typed))
  const made =
    'faults' in asked
      ? asked
      : await orRefusal(() => {
          const objection = { ...asked, recall: recall.id }
          return objectToRecall(installation, objection, { principal, organisation, now })
        })
  if (!('faults' in made)) {
    return context.redirect(`/work/recalls/${recall.id}?${done}#objections`, 303)
  }
  const controls = done === 'removed' ? removalControls(language) : objectionControls(language)
  const said = sayFaults(made, { language, names, controls })
  return showRecall(context, installation, { asker, recall, typed, said })
}

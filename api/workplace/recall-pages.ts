import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Refusal } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { mayRole } from '../../domain/role.ts'
import { faultsOf } from '../../domain/schema-faults.ts'
import { filled } from '../../web/pages/record/format.ts'
import { sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import type { Said } from '../../web/pages/workplace/form/said.ts'
import { recallPhrases } from '../../web/pages/workplace/recall/phrases.ts'
import {
  endControls,
  objectionControls,
  recallBody,
} from '../../web/pages/workplace/recall/recall-page.ts'
import { recallsBody } from '../../web/pages/workplace/recall/recalls-page.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { recallNotices } from '../../workflows/recall.ts'
import { objectToRecall } from '../custody/recalls/object-to-recall.ts'
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
import { readForm } from './read-form.ts'
import { showPage } from './show-page.ts'

const mostListed = 100
const mostAffected = 100

/** `GET /work/recalls`, `GET /work/recalls/:id`, `POST /work/recalls/:id/objection` and `POST /work/recalls/:id/end`. */
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
      const recall = await readRecall(asker, context.req.param('id'))
      const typed = await readForm(context)
      const refused = await object(installation, { ...asker, now: now() }, { recall, typed })
      if (refused === undefined) {
        return context.redirect(`/work/recalls/${recall.id}?objected#objections`, 303)
      }
      const { language, names } = asker
      const said = sayFaults(refused, { language, names, controls: objectionControls(language) })
      return showRecall(context, installation, { asker, recall, typed, said })
    })
    .post('/recalls/:id/end', async (context) => {
      const asker = pageAsker(context, installation)
      const { language, names, organisation, organisationKey } = asker
      const recall = await readRecall(asker, context.req.param('id'))
      if (recall.organisationKey !== organisationKey) {
        throw new RefusedError(unknownRecall(recall.id))
      }
      const typed = await readForm(context)
      const given = { id: typedAt(typed, '/id'), note: typedAt(typed, '/note').trim() }
      const parsed = recallEndSchema.safeParse(given)
      if (parsed.success) {
        const { note } = parsed.data
        await closeRecall(installation, { id: recall.id, note }, { organisation, now })
        return context.redirect(`/work/recalls/${recall.id}?ended`, 303)
      }
      const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, given))
      const said = sayFaults({ faults }, { language, names, controls: endControls(language) })
      return showRecall(context, installation, { asker, recall, typed, said })
    })
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
  const isEnded = context.req.query('ended') !== undefined && recall.endedTime !== null
  const done = recallPhrases[isEnded ? 'endedNow' : 'done'][language]
  const told = { kind: 'done', lines: [done] } as const
  const hasObjected = context.req.query('objected') !== undefined && mine
  return showPage(context, {
    title: filled(recallPhrases.named, language, {
      notice: recallNotices[recall.notice][language],
    }),
    told: hasObjected || isEnded ? told : undefined,
    body: recallBody({
      recall,
      timeZone: await readersZone(db, organisationKey),
      isCut: rows.length > mostAffected,
      organisation: organisation.slug,
      affected: rows.slice(0, mostAffected).map(affectedView),
      objecting: isClosed ? 'closed' : mayRole(principal.role, 'supervise') ? 'open' : 'supervisor',
      mayEnd: recall.isOwn && recall.endedTime === null && mayRole(principal.role, 'supervise'),
      shown: { typed, said, language },
    }),
    status: said.length === 0 ? 200 : 422,
  })
}

async function object(
  installation: Installation,
  { principal, organisation, now }: PageAsker & { now: Date },
  { recall, typed }: { recall: StoredRecall; typed: Typed },
): Promise<Refusal | undefined> {
  const given = { id: typedAt(typed, '/id'), note: typedAt(typed, '/note').trim() }
  const parsed = objectionSchema.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, given))
    return { code: 'invalid', faults }
  }
  try {
    const objection = { ...parsed.data, recall: recall.id }
    await objectToRecall(installation, objection, { principal, organisation, now })
    return undefined
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal
    throw error
  }
}

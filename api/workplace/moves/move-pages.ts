import { type Context, Hono } from 'hono'
import { parseInstant } from '../../../domain/instant.ts'
import type { Span } from '../../../domain/moves/move-figures.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { newMoveControls } from '../../../web/pages/workplace/moves/move-forms.ts'
import { movesBody } from '../../../web/pages/workplace/moves/moves-page.ts'
import { movePhrases } from '../../../web/pages/workplace/moves/phrases.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import { pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { askMoves } from '../../moves/ask-moves.ts'
import { closedBetween } from '../../moves/closed-between.ts'
import { askedMovesSchema } from '../../moves/move-schemas.ts'
import { randomId } from '../../random-id.ts'
import { findBatches } from '../../store/inventory/batches.ts'
import { readMoves } from '../../store/moves/moves.ts'
import { readPlacesInside } from '../../store/moves/places.ts'
import { readPositions } from '../../store/moves/steps.ts'
import { readFacilities } from '../../store/organisations/facilities.ts'
import { saidAt, typedOf, withoutNulls } from '../form-values.ts'
import { type PageAsker, pageAsker } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { type Shown, showForm } from '../show-form.ts'
import { showPage } from '../show-page.ts'
import { facilityChoices, placeChoices, placeNames, refusedOfOne } from './place-names.ts'

const perPage = 50

/** `GET /work/moves`, and `GET` and `POST /work/new-move`: the moves of an organisation, and the form that asks for one. */
export function createMovePages(installation: Installation, now: () => Date) {
  const { streams, secret } = installation
  return new Hono<Env>()
    .get('/moves', async (context) => {
      const { db, organisationKey, principal, language, mayRecord } = pageAsker(
        context,
        installation,
      )
      const facility = context.req.query('facility') || undefined
      const isOpen = context.req.query('state') !== 'closed'
      const span = spanIn(context)
      const pages = pagesOf(secret, isOpen ? 'open moves' : 'closed moves', principal)
      const before = pages.after(context.req.query('cursor'))
      const [rows, places, facilities] = await Promise.all([
        readMoves(db, organisationKey, {
          open: isOpen,
          facility,
          closedIn: span,
          before,
          limit: perPage + 1,
        }),
        readPlacesInside(db, organisationKey),
        readFacilities(db, organisationKey),
      ])
      const { page, next } = pages.cut(rows, perPage, ({ moveKey }) => moveKey)
      const state = isOpen ? 'open' : 'closed'
      const query = new URLSearchParams({
        state,
        ...(facility && { facility }),
        ...span,
        cursor: next ?? '',
      })
      const body = movesBody(
        {
          moves: page,
          isOpen,
          names: placeNames(places, language),
          facilities: facilityChoices(facilities, language),
          facility,
          span,
          mayAsk: mayRecord,
          canAsk: places.filter(({ isClosed }) => !isClosed).length > 1,
          older: next === null ? undefined : `/work/moves?${query}`,
        },
        language,
      )
      return showPage(context, { title: movePhrases.title[language], body })
    })
    .get('/new-move', async (context) => {
      const asker = pageAsker(context, installation)
      const batch = context.req.query('batch')
      const from = batch === undefined ? null : await placeOf(asker, batch)
      const usual = {
        '/id': randomId(),
        '/loads': batch ?? null,
        '/from': from,
        '/manner': 'carried',
      }
      return showNewForm(context, asker, { typed: typedOf(usual) })
    })
    .post('/new-move', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, principal } = asker
      const typed = await readForm(context)
      const asked = readAsked(askedMovesSchema, { moves: [moveIn(typed)] })
      const moving = { principal, organisationKey, streams, now: now() }
      const done = isRefusal(asked)
        ? asked
        : await orRefusal(() => db.transaction().execute((tx) => askMoves(tx, moving, asked.moves)))
      if (isRefusal(done)) {
        return showNewForm(context, asker, { typed, refused: refusedOfOne(done, 'moves') })
      }
      return context.redirect(`/work/moves/${encodeURIComponent(typedAt(typed, '/id'))}`, 303)
    })
}

/** The instants that a figure leads here with, as far as they can be read. */
function spanIn(context: Context<Env>): Span | undefined {
  const [start, end] = ['start', 'end'].map((name) => parseInstant(context.req.query(name) ?? ''))
  return closedBetween(start, end)
}

/** Code of the place at which a batch stands; null where nobody moved it. */
async function placeOf({ db, organisationKey }: PageAsker, code: string): Promise<string | null> {
  const [batch] = await findBatches(db, organisationKey, [code])
  if (batch === undefined) return null
  return (await readPositions(db, [batch.batchKey])).get(batch.batchKey)?.place ?? null
}

function moveIn(typed: Typed): Readonly<Record<string, unknown>> {
  const loads = typedAt(typed, '/loads')
    .split(/[\n,]/)
    .map((code) => code.trim())
    .filter((code) => code !== '')
  const [id, from, to, manner] = ['/id', '/from', '/to', '/manner'].map((at) => saidAt(typed, at))
  return withoutNulls({ id, from, to, manner, loads })
}

async function showNewForm(context: Context<Env>, asker: PageAsker, shown: Shown) {
  const { db, organisationKey, language } = asker
  const places = placeChoices(await readPlacesInside(db, organisationKey), language)
  return showForm(context, asker, {
    title: movePhrases.ask[language],
    action: '/work/new-move',
    back: { href: '/work/moves', label: movePhrases.title[language] },
    controls: newMoveControls({ places }, language),
    button: movePhrases.ask[language],
    why: movePhrases.askWhy[language],
    hidden: ['/id'],
    ...shown,
  })
}

import { type Context, Hono } from 'hono'
import { type StepName, startLoads } from '../../../domain/moves/move.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { stepControls, stepText } from '../../../web/pages/workplace/moves/move-forms.ts'
import { wayText } from '../../../web/pages/workplace/moves/move-lists.ts'
import { moveBody, openSteps } from '../../../web/pages/workplace/moves/move-page.ts'
import { gramsOf } from '../../../workflows/form/grams.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import type { Env } from '../../http/env.ts'
import { isId } from '../../http/fields.ts'
import type { Installation } from '../../installation.ts'
import { toldStepsSchema } from '../../moves/move-schemas.ts'
import { ownMove } from '../../moves/own-move.ts'
import { takeSteps } from '../../moves/take-steps.ts'
import { randomId } from '../../random-id.ts'
import type { StoredMove } from '../../store/moves/moves.ts'
import { readPlacesInside } from '../../store/moves/places.ts'
import { numberAt, saidAt, typedOf, withoutNulls } from '../form-values.ts'
import { type PageAsker, pageAsker } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { type Shown, showForm } from '../show-form.ts'
import { showDeadEnd, showPage } from '../show-page.ts'
import { placeNames, refusedOfOne } from './place-names.ts'

/** `GET /work/moves/:id`, and `GET` and `POST /work/moves/:id/:step`: a move, and the forms that take it further. */
export function createMoveStepPages(installation: Installation, now: () => Date) {
  const { streams } = installation
  return new Hono<Env>()
    .get('/moves/:id', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, language, mayRecord } = asker
      const move = await moveOf(asker, context)
      if (move === undefined) return showDeadEnd(context, 'not_found')
      const names = placeNames(await readPlacesInside(db, organisationKey), language)
      const title = wayText(move, names, language)
      return showPage(context, { title, body: moveBody({ move, names, mayRecord }, language) })
    })
    .get('/moves/:id/:step', async (context) => {
      const asker = pageAsker(context, installation)
      const move = await moveOf(asker, context)
      if (move === undefined) return showDeadEnd(context, 'not_found')
      const step = openSteps(move).find((one) => one === context.req.param('step'))
      // What is not open any more leads back to the move, which says how it stands.
      if (step === undefined) return context.redirect(`/work/moves/${move.id}`, 303)
      return showStepForm(context, asker, { move, step, typed: typedOf({ '/id': randomId() }) })
    })
    .post('/moves/:id/:step', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, principal } = asker
      const move = await moveOf(asker, context)
      const step = stepNames.find((one) => one === context.req.param('step'))
      if (move === undefined || step === undefined) return showDeadEnd(context, 'not_found')
      const typed = await readForm(context)
      const asked = readAsked(toldStepsSchema, { steps: [stepIn(move, step, typed)] })
      const moving = { principal, organisationKey, streams, now: now() }
      const done = isRefusal(asked)
        ? asked
        : await orRefusal(() =>
            db.transaction().execute((tx) => takeSteps(tx, moving, asked.steps)),
          )
      if (!isRefusal(done)) return context.redirect(`/work/moves/${move.id}`, 303)
      return showStepForm(context, asker, {
        move,
        step,
        typed,
        refused: refusedOfOne(done, 'steps'),
      })
    })
}

const stepNames: readonly StepName[] = ['started', 'taken_over', 'ended', 'cancelled']

/** The move that the address names; undefined where there is none of it, which a text that is no id never is. */
async function moveOf(
  { db, organisationKey }: PageAsker,
  context: Context<Env>,
): Promise<StoredMove | undefined> {
  const id = context.req.param('id') ?? ''
  return isId(id) ? ownMove(db, organisationKey, { id: id.toLowerCase() }) : undefined
}

function stepIn(move: StoredMove, step: StepName, typed: Typed): Readonly<Record<string, unknown>> {
  const loads = startLoads(move).map(({ batch, grams }, at) => {
    const text = typedAt(typed, `/loads/${at}/grams`)
    return { batch, ...(grams === null ? {} : { grams: gramsOf(text) }) }
  })
  return withoutNulls({
    id: saidAt(typed, '/id'),
    move: move.id,
    step,
    reason: step === 'taken_over' || step === 'cancelled' ? typedAt(typed, '/reason') : null,
    loads: step === 'ended' ? loads : null,
    metres: numberAt(typed, '/metres'),
    stops: numberAt(typed, '/stops'),
  })
}

async function showStepForm(
  context: Context<Env>,
  asker: PageAsker,
  { move, step, ...shown }: Shown & { readonly move: StoredMove; readonly step: StepName },
) {
  const { db, organisationKey, language } = asker
  const places = placeNames(await readPlacesInside(db, organisationKey), language)
  const { why, button } = stepText(move, step, language)
  const at = `/work/moves/${move.id}`
  return showForm(context, asker, {
    title: button,
    action: `${at}/${step}`,
    back: { href: at, label: wayText(move, places, language) },
    controls: stepControls(move, step, language),
    button,
    ...(why !== undefined && { why }),
    hidden: ['/id'],
    ...shown,
  })
}

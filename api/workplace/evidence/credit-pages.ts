import { Hono } from 'hono'
import { faultOf, isRefusal, refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import {
  byProductControls,
  creditControls,
} from '../../../web/pages/workplace/evidence/controls.ts'
import { evidencePhrases } from '../../../web/pages/workplace/evidence/phrases.ts'
import { gramsOf } from '../../../workflows/form/grams.ts'
import { mostParts } from '../../../workflows/form/lines.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import {
  byProductRequestSchema,
  creditRequestSchema,
  endRequestSchema,
} from '../../evidence/credit-schemas.ts'
import { endOwnCredit } from '../../evidence/end-in-error.ts'
import { giveByProduct } from '../../evidence/give-by-product.ts'
import { giveCredit } from '../../evidence/give-credit.ts'
import { readEvent } from '../../evidence/read-process.ts'
import { refuseOverdrawn } from '../../evidence/refuse-overdrawn.ts'
import type { Env } from '../../http/env.ts'
import { isId } from '../../http/fields.ts'
import type { Installation } from '../../installation.ts'
import { listCredits } from '../../store/evidence/credits.ts'
import { findNamed } from '../../store/inventory/named-batches.ts'
import { type PageAsker, pageAsker } from '../page-asker.ts'
import { createPaperForm } from '../papers/paper-form.ts'
import { endByForm } from '../papers/read-end.ts'
import { orRefusal } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { certificateChoices, creditChoices } from './choices.ts'
import { showCredits } from './show-credits.ts'
import { linesAt, textAt } from './typed-lines.ts'

const back = { href: '/work/credits', label: evidencePhrases.credits }

/** `GET /work/credits`, and the forms that give one: of a process, and of a by-product. */
export function createCreditPages(installation: Installation, now: () => Date) {
  const { store, streams } = installation
  return new Hono<Env>()
    .get('/credits', (context) => showCredits(context, installation))
    .post('/credits/:id/end', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, principal } = asker
      const typed = await readForm(context)
      const by = { principal, organisationKey, now: now() }
      const find = (id: string) => listCredits(db, organisationKey, { ids: [id] })
      const asked = { id: context.req.param('id'), typed, schema: endRequestSchema, find }
      const said = await endByForm(asker, asked, (one) =>
        refuseOverdrawn(endOwnCredit(db, one, by), '/path/id'),
      )
      if (said === undefined) return context.redirect('/work/credits?ended', 303)
      return showCredits(context, installation, { typed, said })
    })
    .route(
      '/',
      createPaperForm(installation, {
        path: '/credits/new',
        title: evidencePhrases.giveCredit,
        why: evidencePhrases.creditWhy,
        submit: evidencePhrases.giveCredit,
        back,
        done: '/work/credits',
        schema: creditRequestSchema,
        lists: ['inputs'],
        hidden: ['/event'],
        first: firstOfCredit,
        controls: async (asker, typed) => {
          const [batches, certificates, credits] = await Promise.all([
            orRefusal(() => inputsOf(asker, typedAt(typed, '/event'))),
            certificateChoices(asker),
            creditChoices(asker),
          ])
          return creditControls(
            { ...asker, typed },
            {
              // Of a process that was reversed meanwhile those that the form has; sending it says why there is no credit.
              batches: (isRefusal(batches) ? typedBatches(typed) : batches).map((code) => [
                code,
                code,
              ]),
              certificates,
              credits,
            },
          )
        },
        requestOf: creditOf,
        add: ({ db, organisationKey }, request) => {
          const asking = { organisationKey, now: now(), system: store.system, streams }
          return refuseOverdrawn(giveCredit(db, request, asking), '/inputs')
        },
      }),
    )
    .route(
      '/',
      createPaperForm(installation, {
        path: '/credits/by-product',
        title: evidencePhrases.giveByProduct,
        why: evidencePhrases.byProductWhy,
        submit: evidencePhrases.giveByProduct,
        back,
        done: '/work/credits',
        schema: byProductRequestSchema,
        controls: async (asker, typed) =>
          byProductControls({ ...asker, typed }, await creditChoices(asker)),
        requestOf: (typed) => ({
          id: typedAt(typed, '/id'),
          credit: typedAt(typed, '/credit'),
          loss: typedAt(typed, '/loss'),
          grams: gramsOf(typedAt(typed, '/grams')),
          material: typedAt(typed, '/material'),
        }),
        add: ({ db, organisationKey }, request) =>
          giveByProduct(db, request, { organisationKey, now: now() }),
      }),
    )
}

/** A line for each batch that the process took; nothing of them is recycled until somebody says so. */
async function firstOfCredit(
  asker: PageAsker,
  { event = '' }: Readonly<Record<string, string>>,
): Promise<Typed> {
  const codes = await inputsOf(asker, event)
  if (codes.length > mostParts) {
    const values = { n: codes.length, most: mostParts }
    throw new RefusedError(refuse('invalid', '/inputs', ['credit_inputs_too_many', values]))
  }
  return new Map([
    ['/event', [event]],
    ...codes.map((code, line) => [`/inputs/${line}/batch`, [code]] as const),
  ])
}

function typedBatches(typed: Typed): readonly string[] {
  return linesAt(typed, '/inputs', (at) => typedAt(typed, `${at}/batch`))
}

/** Codes of the batches that a process took. Refuses an event that is none of the organisation's or was reversed. */
async function inputsOf(
  { db, organisationKey }: PageAsker,
  id: string,
): Promise<readonly string[]> {
  if (!isId(id)) {
    const faults = [faultOf('/event', 'credit_event_unknown', { event: id.slice(0, 80) })]
    throw new RefusedError({ code: 'unknown_event', faults })
  }
  const event = await readEvent(db, organisationKey, { id, pointer: '/event' })
  const ids = event.batches.map(({ batch }) => batch)
  const named = await findNamed(db, organisationKey, { ids, codes: [], marks: [] })
  return named.map(({ code }) => code)
}

function creditOf(typed: Typed) {
  return {
    id: typedAt(typed, '/id'),
    event: typedAt(typed, '/event'),
    class: typedAt(typed, '/class'),
    model: typedAt(typed, '/model'),
    material: typedAt(typed, '/material'),
    inputs: linesAt(typed, '/inputs', (at) => {
      const mass = textAt(typed, `${at}/grams`)
      const given = { batch: typedAt(typed, `${at}/batch`), evidence: evidenceAt(typed, at) }
      return mass === undefined ? given : { ...given, grams: gramsOf(mass) }
    }),
  }
}

/** The one evidence that was named; a declaration without a number where none was. */
function evidenceAt(typed: Typed, at: string): Readonly<Record<string, string>> {
  const certificate = textAt(typed, `${at}/evidence/certificate`)
  if (certificate !== undefined) return { kind: 'certificate', certificate }
  const credit = textAt(typed, `${at}/evidence/credit`)
  if (credit !== undefined) return { kind: 'credit', credit }
  return { kind: 'declaration', declaration: typedAt(typed, `${at}/evidence/declaration`) }
}

import { type Context, Hono } from 'hono'
import { calledIn } from '../../../domain/local-names.ts'
import { nameAndCode } from '../../../web/pages/record/format.ts'
import {
  testControls,
  treatmentClaimControls,
  treatmentControls,
} from '../../../web/pages/workplace/evidence/treatment-controls.ts'
import { treatmentPhrases } from '../../../web/pages/workplace/evidence/treatment-phrases.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import { endRequestSchema } from '../../evidence/credit-schemas.ts'
import { endOwnTest, endOwnTreatmentClaim } from '../../evidence/treatments/end-treatment.ts'
import {
  newTestSchema,
  newTreatmentClaimSchema,
  newTreatmentSchema,
} from '../../evidence/treatments/treatment-schemas.ts'
import {
  addOwnTreatment,
  claimTreatment,
  giveTest,
  ownTreatment,
} from '../../evidence/treatments/write-treatment.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { readTreatments } from '../../store/evidence/treatments.ts'
import { namesAt, numberAt, typedOf, withoutNulls } from '../form-values.ts'
import { type PageAsker, pageAsker } from '../page-asker.ts'
import { createPaperForm } from '../papers/paper-form.ts'
import { endByForm } from '../papers/read-end.ts'
import { readForm } from '../read-form.ts'
import { showTreatments } from './show-treatments.ts'
import { basisPointsOf, textAt } from './typed-lines.ts'

const list = '/work/treatments'
const back = { href: list, label: treatmentPhrases.title }

/** `GET /work/treatments`, and the forms that add one, give the evidence of a test and claim what it does. */
export function createTreatmentPages(installation: Installation, now: () => Date) {
  const byOf = ({ principal, organisationKey }: PageAsker) => {
    return { principal, organisationKey, now: now() }
  }
  return new Hono<Env>()
    .get('/treatments', (context) => showTreatments(context, installation))
    .post('/treatment-tests/:id/end', (context) => end(context, 'test'))
    .post('/treatment-claims/:id/end', (context) => end(context, 'claim'))
    .route(
      '/',
      createPaperForm(installation, {
        path: '/treatments/new',
        title: treatmentPhrases.add,
        why: treatmentPhrases.why,
        submit: treatmentPhrases.add,
        back,
        done: list,
        schema: newTreatmentSchema,
        controls: async ({ language }) => treatmentControls(language),
        requestOf: (typed) => ({
          code: typedAt(typed, '/code').trim(),
          name: typedAt(typed, '/name'),
          names: withoutNulls(namesAt(typed)),
          agent: typedAt(typed, '/agent'),
          substrate: typedAt(typed, '/substrate'),
        }),
        add: (asker, request) =>
          asker.db.transaction().execute((tx) => addOwnTreatment(tx, byOf(asker), request)),
      }),
    )
    .route(
      '/',
      createPaperForm(installation, {
        path: '/treatments/test',
        back,
        done: list,
        first: firstOfOne,
        title: treatmentPhrases.giveTest,
        why: treatmentPhrases.testWhy,
        submit: treatmentPhrases.giveTest,
        schema: newTestSchema,
        controls: async (asker) => testControls(await offered(asker), asker.language),
        requestOf: (typed) =>
          Object.assign(measuredIn(typed), {
            testedOn: typedAt(typed, '/testedOn'),
            laboratory: typedAt(typed, '/laboratory'),
            report: typedAt(typed, '/report'),
          }),
        add: (asker, request) =>
          asker.db.transaction().execute((tx) => giveTest(tx, byOf(asker), request)),
      }),
    )
    .route(
      '/',
      createPaperForm(installation, {
        path: '/treatments/claim',
        back,
        done: list,
        first: firstOfOne,
        title: treatmentPhrases.claim,
        why: treatmentPhrases.claimWhy,
        submit: treatmentPhrases.claim,
        schema: newTreatmentClaimSchema,
        controls: async (asker) => treatmentClaimControls(await offered(asker), asker.language),
        requestOf: (typed) => {
          const reference = textAt(typed, '/reference')
          const measured = measuredIn(typed)
          return reference === undefined ? measured : { ...measured, reference }
        },
        add: (asker, request) =>
          asker.db.transaction().execute((tx) => claimTreatment(tx, byOf(asker), request)),
      }),
    )

  async function end(context: Context<Env>, part: 'test' | 'claim') {
    const asker = pageAsker(context, installation)
    const { db, organisationKey } = asker
    const typed = await readForm(context)
    const find = (id: string) => readTreatments(db, organisationKey, { having: id })
    const id = context.req.param('id') ?? ''
    const act = part === 'test' ? endOwnTest : endOwnTreatmentClaim
    const said = await endByForm(asker, { id, typed, schema: endRequestSchema, find }, (asked) =>
      db.transaction().execute((tx) => act(tx, byOf(asker), asked)),
    )
    if (said === undefined) return context.redirect(`${list}?ended`, 303)
    return showTreatments(context, installation, { typed, said })
  }
}

/** A form about one treatment begins with how it was tested last, since a claim names the same. */
async function firstOfOne(
  { db, organisationKey }: PageAsker,
  { treatment = '' }: Readonly<Record<string, string>>,
): Promise<Typed> {
  if (treatment === '') return new Map()
  const { code, tests } = await ownTreatment(db, organisationKey, treatment)
  const { method, cycle } = tests.findLast(({ end }) => end === null) ?? {}
  return typedOf({ '/treatment': code, '/method': method ?? null, '/cycle': cycle ?? null })
}

/** The organisation's treatments to choose among, and methods that were written before. */
async function offered({ db, organisationKey, language }: PageAsker) {
  const treatments = calledIn(await readTreatments(db, organisationKey), language)
  const methods = treatments.flatMap(({ tests }) => tests.map(({ method }) => method))
  return {
    treatments: treatments.map((one) => ({ value: one.code, label: nameAndCode(one, language) })),
    methods: [...new Set(methods)].sort(),
  }
}

/** What a test and a claim say alike. */
function measuredIn(typed: Typed) {
  return {
    id: typedAt(typed, '/id'),
    treatment: typedAt(typed, '/treatment'),
    method: typedAt(typed, '/method'),
    cycle: typedAt(typed, '/cycle'),
    cycles: numberAt(typed, '/cycles'),
    resultBasisPoints:
      textAt(typed, '/resultBasisPoints') === undefined
        ? null
        : basisPointsOf(typedAt(typed, '/resultBasisPoints')),
  }
}

import { type Context, Hono } from 'hono'
import type { Refusal } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { faultsOf } from '../../domain/schema-faults.ts'
import { sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import type { Said } from '../../web/pages/workplace/form/said.ts'
import {
  correctionBody,
  correctionControls,
} from '../../web/pages/workplace/hand-over/correction-page.ts'
import { correctionPhrases } from '../../web/pages/workplace/hand-over/correction-phrases.ts'
import type { HandOverView } from '../../web/pages/workplace/hand-over/view.ts'
import { correctableStates } from '../../workflows/correction.ts'
import { gramsOf } from '../../workflows/form/grams.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { correctionStepSchema } from '../custody/corrections/correction-step-schemas.ts'
import { takeCorrectionStep } from '../custody/corrections/take-correction-step.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { randomId } from '../random-id.ts'
import { showHandOver } from './hand-over-pages.ts'
import { readHandOver } from './hand-over-view.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { readForm } from './read-form.ts'
import { showDeadEnd, showPage } from './show-page.ts'

/** `GET` and `POST /work/hand-overs/:id/correction`: proposes a correction, or answers the one that waits. */
export function createCorrectionPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/hand-overs/:id/correction', async (context) => {
      const asker = pageAsker(context, installation)
      const handOver = await readHandOver(installation, asker, context.req.param('id'))
      if (!correctableStates.includes(handOver.state)) return showDeadEnd(context, 'not_found')
      const typed = new Map([['/id', [randomId()]]])
      return showForm(context, { asker, handOver, typed, said: [] })
    })
    .post('/hand-overs/:id/correction', async (context) => {
      const asker = pageAsker(context, installation)
      const { language, names } = asker
      const handOver = await readHandOver(installation, asker, context.req.param('id'))
      const typed = await readForm(context)
      const { request, placeOf } = correctionOfForm(typed, handOver)
      const refused = await take(installation, { ...asker, now: now() }, { handOver, request })
      if (refused === undefined) {
        return context.redirect(`/work/hand-overs/${handOver.id}?corrected#corrections`, 303)
      }
      const { lines, rest } = correctionControls(handOver, language)
      const controls = [...lines.flat(), ...rest]
      const faults = refused.faults.map((fault) => ({ ...fault, pointer: placeOf(fault.pointer) }))
      const said = sayFaults({ ...refused, faults }, { language, controls, names })
      if (typedAt(typed, 'step') === 'correct_propose') {
        return showForm(context, { asker, handOver, typed, said })
      }
      const told = { kind: 'fault', lines: said.map(({ text }) => text) } as const
      return showHandOver(context, installation, { now: now(), told, status: 409 })
    })
}

function showForm(
  context: Context<Env>,
  {
    asker: { language },
    handOver,
    typed,
    said,
  }: { asker: PageAsker; handOver: HandOverView; typed: Typed; said: readonly Said[] },
) {
  const stepId = typedAt(typed, '/id')
  return showPage(context, {
    title: correctionPhrases.title[language],
    body: correctionBody({ handOver, stepId, shown: { typed, said, language } }),
    status: said.length === 0 ? 200 : 422,
  })
}

async function take(
  installation: Installation,
  { principal, organisation, now }: PageAsker & { now: Date },
  { handOver, request: given }: { handOver: HandOverView; request: unknown },
): Promise<Refusal | undefined> {
  const parsed = correctionStepSchema.safeParse(given)
  if (!parsed.success) {
    return {
      code: 'invalid',
      faults: parsed.error.issues.flatMap((issue) => faultsOf(issue, given)),
    }
  }
  try {
    const step = { id: handOver.id, request: parsed.data }
    await takeCorrectionStep(installation, step, { principal, organisation, now })
    return undefined
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal
    throw error
  }
}

/** The step of a correction that a filled form means, and where in the form a fault of its lines belongs. */
function correctionOfForm(
  typed: Typed,
  { lines }: Pick<HandOverView, 'lines'>,
): { readonly request: unknown; readonly placeOf: (pointer: string) => string } {
  const step = typedAt(typed, 'step')
  const note = typedAt(typed, '/note').trim()
  const common = { step, id: typedAt(typed, '/id') }
  if (step !== 'correct_propose') {
    const answered = { ...common, correction: typedAt(typed, '/correction') }
    const request = step === 'correct_decline' ? { ...answered, note } : answered
    return { request, placeOf: (pointer) => pointer }
  }
  const days = typedAt(typed, '/answerWithinDays').trim()
  const touched = lines.flatMap(({ line }, index) => {
    const answers = ['reason', 'sentGrams', 'acceptedGrams'].flatMap((name) => {
      const text = typedAt(typed, `/lines/${index}/${name}`).trim()
      return text === '' ? [] : [[name, name === 'reason' ? text : gramsOf(text)] as const]
    })
    return answers.length === 0 ? [] : [{ index, asked: { line, ...Object.fromEntries(answers) } }]
  })
  return {
    request: {
      ...common,
      note,
      lines: touched.map(({ asked }) => asked),
      ...(days === '' ? {} : { answerWithinDays: gramsOf(days) }),
    },
    placeOf: (pointer) => {
      const [, place, rest = ''] = /^\/lines\/(\d+)(\/.*)?$/.exec(pointer) ?? []
      const index = touched[Number(place)]?.index
      // The number of a line is no question: what is wrong with it belongs to its first.
      return index === undefined
        ? pointer
        : `/lines/${index}${rest === '/line' || rest === '' ? '/reason' : rest}`
    },
  }
}

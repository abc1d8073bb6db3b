import { Hono } from 'hono'
import { instantOf } from '../../domain/local-clock.ts'
import { calledIn } from '../../domain/local-names.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { faultsOf } from '../../domain/schema-faults.ts'
import { sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import { clockFaults } from '../../web/pages/workplace/form/clock-control.ts'
import { handOverBody, handOverTitle } from '../../web/pages/workplace/hand-over/hand-over-page.ts'
import { stepControls } from '../../web/pages/workplace/hand-over/step-controls.ts'
import type { HandOverView } from '../../web/pages/workplace/hand-over/view.ts'
import { gramsOf } from '../../workflows/form/grams.ts'
import { codeOf } from '../../workflows/form/scan-of-form.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import type { HandOverStep } from '../../workflows/hand-over.ts'
import { stepSchema } from '../custody/hand-over-schemas.ts'
import { takeStep } from '../custody/take-step.ts'
import type { Env } from '../http/env.ts'
import { statusOf } from '../http/problem.ts'
import type { Installation } from '../installation.ts'
import { readFacilities, type StoredFacility } from '../store/organisations/facilities.ts'
import { readersZone } from '../store/organisations/place.ts'
import { stepNamed } from './hand-over-pages.ts'
import { readHandOver, readHandOverPage, zoneOfStep } from './hand-over-view.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { readForm, withClocks } from './read-form.ts'
import { showPage } from './show-page.ts'

/** `POST /work/hand-overs/:id`: takes a signed step, or shows its form again with everything that is wrong. */
export function createStepPages(installation: Installation, now: () => Date) {
  return new Hono<Env>().post('/hand-overs/:id', async (context) => {
    const asker = pageAsker(context, installation)
    const id = context.req.param('id')
    const handOver = await readHandOver(installation, asker, id)
    const typed = await readForm(context)
    const step = stepNamed(typedAt(typed, 'step')) ?? 'offer'
    const by = { ...asker, now: now() }
    const isFilling = typedAt(typed, 'do') === 'as_sent'
    const facilities = calledIn(
      await readFacilities(asker.db, asker.organisationKey),
      asker.language,
    )
    const usual = await readersZone(asker.db, asker.organisationKey)
    const timeZone = zoneOfStep(handOver, { facilities, typed, usual })
    const taking = { handOver, step, typed, timeZone }
    const refused = isFilling ? undefined : await take(installation, by, taking)
    if (!isFilling && refused === undefined) {
      return context.redirect(`/work/hand-overs/${id}?done=${step}`, 303)
    }
    const { language } = asker
    const view = await readHandOverPage(installation, asker, {
      id,
      step,
      now: by.now,
      typed: isFilling ? acceptedAsSent(typed, handOver) : typed,
      said: refused === undefined ? [] : said(refused, asker, { ...taking, facilities }),
    })
    return showPage(context, {
      title: handOverTitle({ ...view, language }),
      body: handOverBody(view),
      status: refused === undefined ? 200 : statusOf[refused.code] === 422 ? 422 : 409,
    })
  })
}

interface Taking {
  readonly handOver: HandOverView
  readonly step: HandOverStep
  readonly typed: Typed
  readonly timeZone: string
}

/** Takes the step; gives why it was refused. */
async function take(
  installation: Installation,
  { principal, organisation, now }: PageAsker & { now: Date },
  taking: Taking,
): Promise<Refusal | undefined> {
  const { handOver, typed, timeZone } = taking
  const given = stepOfForm(taking)
  const parsed = stepSchema.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, given))
    return withClocks({ code: 'invalid', faults }, clockFaults(typed, timeZone))
  }
  try {
    const request = parsed.data
    await takeStep(installation, { id: handOver.id, request }, { principal, organisation, now })
    return undefined
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal
    throw error
  }
}

function said(
  refused: Refusal,
  { language, names }: PageAsker,
  taking: Taking & { facilities: readonly StoredFacility[] },
) {
  const controls = stepControls({ ...taking, language }).flat()
  return sayFaults(refused, { language, controls, names })
}

/** The step that a filled form means, to be judged by the step's own schema. What was left empty is left out. */
function stepOfForm({
  typed,
  step,
  timeZone,
  handOver: { lines },
}: Taking): Readonly<Record<string, unknown>> {
  const eventTime = typedAt(typed, '/eventTime')
  const common = {
    step,
    id: typedAt(typed, '/id'),
    ...(eventTime === '' ? {} : { eventTime: instantOf(eventTime, timeZone) }),
  }
  switch (step) {
    case 'dispatch':
    case 'transfer':
      return { ...common, carrier: textsAt(typed, '/carrier') }
    case 'store':
      return { ...common, store: textsAt(typed, '/store') }
    case 'receive':
      return { ...common, facility: typedAt(typed, '/facility') }
    case 'decide':
      return { ...common, lines: lines.map(({ line }, index) => decidedAt(typed, index, line)) }
    case 'decline':
    case 'cancel':
      return { ...common, reason: typedAt(typed, '/reason').trim() }
    case 'return':
    case 'offer':
      return common
    default:
      return step satisfies never
  }
}

/** The decision with every line that is still empty accepted as it was sent. */
function acceptedAsSent(typed: Typed, { lines }: Pick<HandOverView, 'lines'>): Typed {
  const next = new Map(typed)
  for (const [index, { sentGrams }] of lines.entries()) {
    const at = `/lines/${index}/acceptedGrams`
    const isEmpty = typedAt(typed, at).trim() === ''
    const isRefused = typedAt(typed, `/lines/${index}/refusedGrams`).trim() !== ''
    if (isEmpty && !isRefused) next.set(at, [String(sentGrams ?? 0)])
  }
  return next
}

function textsAt(typed: Typed, under: string): Readonly<Record<string, string>> {
  const prefix = `${under}/`
  const texts = [...typed].flatMap(([pointer, [value = '']]): [string, string][] => {
    const text = value.trim()
    return pointer.startsWith(prefix) && text !== '' ? [[pointer.slice(prefix.length), text]] : []
  })
  return Object.fromEntries(texts)
}

function decidedAt(typed: Typed, index: number, line: number): Record<string, unknown> {
  const at = `/lines/${index}`
  const texts = textsAt(typed, at)
  const { acceptedGrams, refusedGrams, code, ...rest } = texts
  return {
    line,
    ...rest,
    ...(acceptedGrams === undefined ? {} : { acceptedGrams: gramsOf(acceptedGrams) }),
    ...(refusedGrams === undefined ? {} : { refusedGrams: gramsOf(refusedGrams) }),
    ...(code === undefined ? {} : { code: codeOf(code) }),
  }
}

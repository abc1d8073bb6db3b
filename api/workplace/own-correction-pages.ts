import { type Context, Hono } from 'hono'
import { usualTimeZone } from '../../domain/local-day.ts'
import { calledIn } from '../../domain/local-names.ts'
import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { faultsOf } from '../../domain/schema-faults.ts'
import { clockFaults } from '../../web/pages/workplace/form/clock-control.ts'
import { withoutEmptyParts } from '../../workflows/form/lines.ts'
import { withoutEmptyRows } from '../../workflows/form/rows.ts'
import { scanOfForm } from '../../workflows/form/scan-of-form.ts'
import { typedAt } from '../../workflows/form/typed.ts'
import { correctEvent } from '../capture/correct-event.ts'
import { correctionRequestSchema } from '../capture/correction-schemas.ts'
import type { Env } from '../http/env.ts'
import { isId } from '../http/fields.ts'
import { statusOf } from '../http/problem.ts'
import type { Installation } from '../installation.ts'
import { batchNamed } from '../inventory/batches.ts'
import { readFacilities } from '../store/organisations/facilities.ts'
import { readEventStages } from '../store/recording/event-places.ts'
import { pageAsker } from './page-asker.ts'
import { reshaped, withFaultsInForm } from './read-form.ts'
import { readScanForm } from './read-scan-form.ts'
import { saidOf } from './said-of.ts'
import { firstTyped, showForm, stageNamed } from './scan-pages.ts'
import type { ScanPlace } from './scan-view.ts'
import { showDeadEnd } from './show-page.ts'

/** `GET` and `POST /work/batches/:code/corrections/:event`: takes back what was recorded by mistake and records what is right. */
export function createOwnCorrectionPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/batches/:code/corrections/:event', async (context) => {
      const place = await placeOfCorrection(context, installation)
      if (place === undefined) return showDeadEnd(context, 'not_found')
      return showForm(context, { place, typed: firstTyped(place), said: [] })
    })
    .post('/batches/:code/corrections/:event', async (context) => {
      const place = await placeOfCorrection(context, installation)
      if (place === undefined) return showDeadEnd(context, 'not_found')
      return answerCorrection(context, installation, { place, now })
    })
}

async function placeOfCorrection(
  context: Context<Env>,
  installation: Installation,
): Promise<ScanPlace | undefined> {
  const asker = pageAsker(context, installation)
  const { db, organisationKey, language } = asker
  const { code = '', event = '' } = context.req.param() as Record<string, string>
  const batch = await batchNamed(db, organisationKey, code)
  if (!isId(event)) return undefined
  const named = (await readEventStages(db, organisationKey, [event])).get(event)
  if (named === undefined || named.stream !== batch.stream) return undefined
  const facilities = calledIn(await readFacilities(db, organisationKey), language)
  const facility = facilities.find((one) => one.code === batch.facility)
  const found = stageNamed(installation, named)
  return { asker, ...found, facilities, facility, batch, corrects: event }
}

async function answerCorrection(
  context: Context<Env>,
  installation: Installation,
  { place, now }: { place: ScanPlace; now: () => Date },
) {
  const { asker, stage, stream, form, facility, batch, corrects } = place
  const { typed: sent, faults } = await readScanForm(context, { form, asker, now })
  const before = saidOf({ code: 'invalid', faults }, { ...place, typed: sent })
  const shaped = reshaped(sent, form)
  if (shaped !== undefined) return showForm(context, { place, said: before, ...shaped })
  if (faults.length > 0) return showForm(context, { place, typed: sent, said: before, status: 422 })
  const typed = withoutEmptyParts(withoutEmptyRows(sent, form), '/facts', form.questions)
  const chosen = place.facilities.find(({ code }) => code === typedAt(typed, '/facility'))
  const timeZone = (chosen ?? facility)?.place.timeZone ?? usualTimeZone
  const { id, ...replacement } = scanOfForm({ form, typed, timeZone })
  const request = { id, event: corrects, reason: typedAt(typed, '/reason'), replacement }
  const answer = await correct(installation, request, { principal: asker.principal, now })
  if (isRefusal(answer)) {
    const clocks = clockFaults(typed, timeZone)
    const told = withFaultsInForm(answer, replacement, { stage, stream, clocks })
    const said = saidOf(told, { ...place, typed })
    return showForm(context, {
      place,
      typed,
      said,
      status: statusOf[answer.code] === 422 ? 422 : 409,
    })
  }
  if ('status' in answer) {
    return context.redirect(`/work/approvals?proposed=${answer.approval}`, 303)
  }
  const { reversal, replacement: right } = answer.correction
  const code = encodeURIComponent(batch?.code ?? '')
  return context.redirect(`/work/batches/${code}?recorded=${(right ?? reversal).id}`, 303)
}

async function correct(
  installation: Installation,
  request: unknown,
  by: Parameters<typeof correctEvent>[2],
): Promise<Awaited<ReturnType<typeof correctEvent>> | Refusal> {
  const parsed = correctionRequestSchema.safeParse(request)
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, request))
    return { code: 'invalid', faults: faults.map(inForm) }
  }
  try {
    return await correctEvent(installation, parsed.data, by)
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    return { ...error.refusal, faults: error.refusal.faults.map(inForm) }
  }
}

/** A fault where the form asks: what is right stands in it as if it were sent by itself. */
function inForm<Of extends { readonly pointer: string }>(fault: Of): Of {
  return { ...fault, pointer: fault.pointer.replace(/^\/replacement(?=\/|$)/, '') }
}

import { type Context, Hono } from 'hono'
import { escapePointer } from '../../domain/json-pointer.ts'
import { usualTimeZone } from '../../domain/local-day.ts'
import { calledIn } from '../../domain/local-names.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { filled } from '../../web/pages/record/format.ts'
import { clockFaults } from '../../web/pages/workplace/form/clock-control.ts'
import type { Said } from '../../web/pages/workplace/form/said.ts'
import { scanPhrases } from '../../web/pages/workplace/scan/phrases.ts'
import { scanBody } from '../../web/pages/workplace/scan/scan-page.ts'
import { withoutEmptyParts } from '../../workflows/form/lines.ts'
import { recorderIn } from '../../workflows/form/recorder.ts'
import { leastOf, mostOf, withoutEmptyRows, withRows } from '../../workflows/form/rows.ts'
import { scanOfForm } from '../../workflows/form/scan-of-form.ts'
import { isByForm, stageForm } from '../../workflows/form/stage-form.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { actionWords } from '../../workflows/words-of.ts'
import { createAdmit } from '../capture/admit.ts'
import type { Env } from '../http/env.ts'
import { statusOf } from '../http/problem.ts'
import type { Installation } from '../installation.ts'
import { batchNamed } from '../inventory/batches.ts'
import { randomId } from '../random-id.ts'
import { readFacilities, readOpenFacilities } from '../store/organisations/facilities.ts'
import { chosenFacility, pageAsker } from './page-asker.ts'
import { reshaped, withFaultsInForm } from './read-form.ts'
import { readScanForm } from './read-scan-form.ts'
import { saidOf } from './said-of.ts'
import { type ScanPlace, scanViewOf } from './scan-view.ts'
import { showPage } from './show-page.ts'

/** The forms in which a stage is recorded: for a batch, and for stages that bring in new ones. */
export function createScanPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/batches/:code/stages/:stage', async (context) => {
      const place = await placeOfBatch(context, installation)
      const first = firstTyped(place, context.req.queries('batch'))
      const typed = withAnswers(first, place.form, context.req.query())
      return showForm(context, { place, typed, said: [] })
    })
    .post('/batches/:code/stages/:stage', async (context) =>
      answerForm(context, installation, { place: await placeOfBatch(context, installation), now }),
    )
    .get('/stages/:stream/:stage', async (context) => {
      const place = await placeOfStage(context, installation)
      return showForm(context, { place, typed: firstTyped(place), said: [] })
    })
    .post('/stages/:stream/:stage', async (context) =>
      answerForm(context, installation, { place: await placeOfStage(context, installation), now }),
    )
}

async function placeOfBatch(context: Context<Env>, installation: Installation): Promise<ScanPlace> {
  const asker = pageAsker(context, installation)
  const { db, organisationKey, language } = asker
  const batch = await batchNamed(db, organisationKey, context.req.param('code') ?? '')
  const named = { stream: batch.stream, stage: context.req.param('stage') ?? '' }
  const facilities = calledIn(await readFacilities(db, organisationKey), language)
  const facility = facilities.find(({ code }) => code === batch.facility)
  const found = stageNamed(installation, named)
  const reverses = context.req.query('event')
  return {
    asker,
    ...found,
    facilities,
    facility,
    batch,
    ...(reverses === undefined ? {} : { reverses }),
  }
}

async function placeOfStage(context: Context<Env>, installation: Installation): Promise<ScanPlace> {
  const asker = pageAsker(context, installation)
  const { stream = '', stage = '' } = context.req.param() as Record<string, string>
  const found = stageNamed(installation, { stream, stage })
  // A stage of batches that are there begins at one of them.
  if (found.stage.batches !== undefined || found.stage.outputs === undefined) throw noStage(stage)
  const facilities = calledIn(
    await readOpenFacilities(asker.db, asker.organisationKey),
    asker.language,
  )
  const facility = chosenFacility(context, facilities) ?? facilities[0]
  return { asker, ...found, facilities, facility }
}

/** A stage that is recorded by a form. */
export function stageNamed(
  { streams }: Installation,
  named: { stream: string; stage: string },
): Pick<ScanPlace, 'stream' | 'stage' | 'form'> {
  const stream = streams.get(named.stream)
  const stages = stream?.allStages ?? {}
  const stage = Object.hasOwn(stages, named.stage) ? stages[named.stage] : undefined
  if (stream === undefined || stage === undefined || !isByForm(stage)) throw noStage(named.stage)
  return { stream, stage, form: stageForm(stream, stage) }
}

function noStage(name: string) {
  const said = ['form_stage_unknown', { stage: name.slice(0, 80) }] as const
  return new RefusedError(refuse('unknown_stage', '/path/stage', said))
}

/** An empty form: a new scan, with the batch that it begins at, others that were chosen with it, and the lines that the stage asks for. */
export function firstTyped(
  { form, batch, facility, reverses, asker }: ScanPlace,
  besides: readonly string[] = [],
): Typed {
  const start = new Map<string, readonly string[]>([
    ...recorderIn(form, asker.principal.name),
    ['/id', [randomId()]],
    ['/facility', [facility?.code ?? '']],
    ...(reverses === undefined ? [] : [['/reverses', [reverses]] as const]),
  ])
  if (batch !== undefined && form.batches !== undefined) {
    const codes = [...new Set([batch.code, ...besides])].slice(0, mostOf(form, 'batches'))
    if (form.batches.codesAlone) start.set('/batches', [codes.join('\n')])
    else for (const [index, code] of codes.entries()) start.set(`/batches/${index}/batch`, [code])
  }
  return withRows(start, 'outputs', Math.min(leastOf(form, 'outputs'), 1))
}

/** With answers that a page led here with, such as what a proposal was asked for. */
function withAnswers(
  typed: Typed,
  { questions }: ScanPlace['form'],
  asked: Readonly<Record<string, string>>,
): Typed {
  const pointers = questions.map(({ name }) => `/facts/${escapePointer(name)}`)
  const given = pointers.flatMap((pointer): [string, string[]][] => {
    const answer = asked[pointer]
    return answer === undefined ? [] : [[pointer, [answer]]]
  })
  return new Map([...typed, ...given])
}

interface Shown {
  readonly place: ScanPlace
  readonly typed: Typed
  readonly said: readonly Said[]
  readonly focus?: string | undefined
  readonly status?: 409 | 422 | 200
}

/** Shows the form of a stage with what was typed and what is wrong with it. */
export async function showForm(context: Context<Env>, shown: Shown) {
  const { place, status } = shown
  const { path } = context.req
  const view = await scanViewOf({ ...shown, action: path })
  return showPage(context, {
    title: titleOf(place),
    body: scanBody(view),
    status: status ?? 200,
  })
}

function titleOf({ stage, asker: { language }, corrects }: ScanPlace): string {
  if (corrects === undefined) return actionWords(stage)[language]
  return filled(scanPhrases.correcting, language, { stage: stage.label[language] })
}

async function answerForm(
  context: Context<Env>,
  installation: Installation,
  { place, now }: { place: ScanPlace; now: () => Date },
) {
  const { asker, stage, stream, form, facility } = place
  const { typed: sent, faults } = await readScanForm(context, { form, asker, now })
  const said = saidOf({ code: 'invalid', faults }, { ...place, typed: sent })
  const shaped = reshaped(sent, form)
  if (shaped !== undefined) return showForm(context, { place, said, ...shaped })
  if (faults.length > 0) return showForm(context, { place, typed: sent, said, status: 422 })
  const typed = withoutEmptyParts(withoutEmptyRows(sent, form), '/facts', form.questions)
  const chosen = place.facilities.find(({ code }) => code === typedAt(typed, '/facility'))
  const timeZone = (chosen ?? facility)?.place.timeZone ?? usualTimeZone
  const scan = scanOfForm({ form, typed, timeZone })
  const [answer] = await createAdmit(installation, asker.principal, now)([scan])
  if (answer === undefined) throw new RangeError(`Cannot answer scan "${scan.id}"`)
  if (answer.status === 'refused') {
    const clocks = clockFaults(typed, timeZone)
    const faulty = withFaultsInForm(answer, scan, { stage, stream, clocks })
    const said = saidOf(faulty, { ...place, typed })
    const status = statusOf[answer.code] === 422 ? 422 : 409
    // What was recorded under this id stands; sent again, this is another scan.
    const next = answer.code === 'id_reused' ? new Map([...typed, ['/id', [randomId()]]]) : typed
    return showForm(context, { place, typed: next, said, status })
  }
  if (answer.status === 'proposed')
    return context.redirect(`/work/approvals?proposed=${answer.approval}`, 303)
  const code = codeToShow(scan, place)
  return context.redirect(`/work/batches/${encodeURIComponent(code)}?recorded=${answer.id}`, 303)
}

/** Where to go on: the one batch that came out, else the one that was worked on, else the first that came in. */
function codeToShow(scan: Record<string, unknown>, { batch }: ScanPlace): string {
  const outputs = (scan.outputs ?? []) as readonly { batch: string }[]
  const [first] = outputs
  if (first !== undefined && (outputs.length === 1 || batch === undefined)) return first.batch
  return batch?.code ?? ''
}

import type { Facts } from '../../domain/field.ts'
import { usualTimeZone } from '../../domain/local-day.ts'
import { sentence } from '../../domain/phrases.ts'
import { shownIn } from '../../domain/shown-names.ts'
import { filled } from '../../web/pages/record/format.ts'
import type { Said } from '../../web/pages/workplace/form/said.ts'
import { scanPhrases } from '../../web/pages/workplace/scan/phrases.ts'
import type { KnownBatch, ScanFormBase } from '../../web/pages/workplace/scan/scan-form-base.ts'
import type { ScanView } from '../../web/pages/workplace/scan/scan-page.ts'
import { rowCount } from '../../workflows/form/rows.ts'
import { codeOf } from '../../workflows/form/scan-of-form.ts'
import type { StageForm } from '../../workflows/form/stage-form.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { goesForward, underRecallReasonField } from '../../workflows/recall-reason.ts'
import { namesOf } from '../../workflows/shown-names.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { listOpenRecalls, type StoredOpenRecall } from '../store/custody/open-recalls.ts'
import { findBatches, type StoredBatch } from '../store/inventory/batches.ts'
import type { StoredFacility } from '../store/organisations/facilities.ts'
import type { PageAsker } from './page-asker.ts'

/** Which stage is recorded, by whom, where, and the batch at which it begins. */
export interface ScanPlace {
  readonly asker: PageAsker
  readonly stream: LoadedStream
  readonly stage: Stage
  readonly form: StageForm
  readonly facilities: readonly StoredFacility[]
  readonly facility: StoredFacility | undefined
  /** Absent for a stage that brings in new batches. */
  readonly batch?: StoredBatch
  readonly reverses?: string
  /** The event in whose place it is recorded, where one of them was a mistake. */
  readonly corrects?: string
}

/** What the form is read off, as far as it needs no question to the database. */
export function baseOf(
  { asker, form, facilities, facility, corrects }: ScanPlace,
  typed: Typed,
  known: ReadonlyMap<string, KnownBatch> = new Map(),
): ScanFormBase {
  const chosen = facilities.find(({ code }) => code === typedAt(typed, '/facility')) ?? facility
  const timeZone = chosen?.place.timeZone ?? usualTimeZone
  const isCorrection = corrects !== undefined
  return {
    form,
    typed,
    language: asker.language,
    facilities,
    timeZone,
    known,
    isCorrection,
  }
}

/** The form with what was typed, what is wrong with it, and what is known of the batches it names. */
export async function scanViewOf({
  place,
  typed,
  said,
  action,
  focus,
}: {
  place: ScanPlace
  typed: Typed
  said: readonly Said[]
  action: string
  focus?: string | undefined
}): Promise<ScanView> {
  const { stream, facility, batch, reverses } = place
  const named = await namedIn(place, typed)
  const recalls = await recallsOn(place, named)
  const back =
    batch === undefined
      ? { href: '/work', label: scanPhrases.toWork }
      : { href: `/work/batches/${encodeURIComponent(batch.code)}`, label: scanPhrases.back }
  return {
    ...baseOf(
      asksReason(place, recalls, said) ? place : withoutReason(place),
      typed,
      knownIn(place, named),
    ),
    recalls,
    suggested: suggestedFor(place, named),
    action,
    said,
    back,
    focus,
    scanId: typedAt(typed, '/id'),
    streamLabel: stream.label,
    facility: facility?.code,
    ...(reverses === undefined ? {} : { reverses }),
  }
}

/** What is open on the batches that the form names; a recall of several is told once. */
async function recallsOn(
  { asker: { db } }: ScanPlace,
  named: readonly StoredBatch[],
): Promise<readonly StoredOpenRecall[]> {
  const keys = named.map(({ batchKey }) => batchKey)
  const all = await listOpenRecalls(db, keys)
  return [...new Map(all.map((one) => [one.recall, one])).values()]
}

/** Whether the form asks for the reason for which something recalled goes on: only where there is something to give one for. */
function asksReason(
  { stage }: ScanPlace,
  recalls: readonly StoredOpenRecall[],
  said: readonly Said[],
): boolean {
  const at = `/facts/${underRecallReasonField.name}`
  return goesForward(stage) && (recalls.length > 0 || said.some(({ control }) => control === at))
}

function withoutReason(place: ScanPlace): ScanPlace {
  const { form } = place
  const questions = form.questions.filter(({ name }) => name !== underRecallReasonField.name)
  return { ...place, form: { ...form, questions } }
}

/** The batches that the form names, as far as they are there. */
async function namedIn(
  { asker: { db, organisationKey }, batch }: ScanPlace,
  typed: Typed,
): Promise<readonly StoredBatch[]> {
  const codes = Array.from({ length: rowCount(typed, 'batches') }, (_, index) =>
    codeOf(typedAt(typed, `/batches/${index}/batch`)),
  ).filter((code) => code !== '')
  if (codes.length === 0) return batch === undefined ? [] : [batch]
  return findBatches(db, organisationKey, codes)
}

function knownIn(
  { stream }: ScanPlace,
  named: readonly StoredBatch[],
): ReadonlyMap<string, KnownBatch> {
  return new Map(
    named.flatMap(({ code, kind, massGrams }) => {
      const label = stream.kinds[kind]?.label
      return label === undefined ? [] : [[code, { kind: label, massGrams }]]
    }),
  )
}

/** What the stage suggests for each batch, in the person's language. */
function suggestedFor(
  { stream, stage, asker: { language } }: ScanPlace,
  named: readonly StoredBatch[],
): ReadonlyMap<string, string> {
  const suggested = new Map<string, string>()
  const { suggests } = stage
  if (suggests === undefined) return suggested
  const names = shownIn(language, namesOf(stream, stage))
  for (const { code, kind, context } of named) {
    for (const [field, { says, values = {} }] of Object.entries(
      suggests({ kind, context: context as Facts }),
    )) {
      const what = sentence(says, values, language, names)
      const line = filled(scanPhrases.suggested, language, { batch: code, what })
      suggested.set(field, [suggested.get(field) ?? [], line].flat().join(' '))
    }
  }
  return suggested
}

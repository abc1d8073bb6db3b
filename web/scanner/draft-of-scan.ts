import type { Language, Words } from '../../domain/words.ts'
import type { StageForm } from '../../workflows/form/stage-form.ts'
import { typedOfScan } from '../../workflows/form/typed-of-scan.ts'
import type { Answer } from './api.ts'
import type { Draft } from './drafts.ts'
import { formOf } from './forms.ts'
import type { QueuedScan } from './queue/queued-scan.ts'
import { codesOf } from './said-of-queue.ts'

/** In what a form is asked for, and the clock by which its times are written. */
export interface FormPlace {
  readonly language: Language
  readonly timeZone: string
}

/** The form of a refused scan, filled in as it was made: what it should have been keeps its place in the queue. */
export async function draftToMend(queued: QueuedScan, at: FormPlace): Promise<Answer<Draft>> {
  const draft = await draftOf(queued, at)
  return 'trouble' in draft ? draft : { value: { ...draft.value, place: queued.place } }
}

/** The form of a scan once more, filled in as it was, for a scan of its own: such as after it was reversed. */
export function draftToRedo(queued: QueuedScan, at: FormPlace): Promise<Answer<Draft>> {
  return draftOf(queued, at)
}

/** The form that reverses a recorded scan: its reason is asked, and nothing else. */
export async function draftToReverse(
  { scan }: QueuedScan,
  { label, language }: { label: Words; language: Language },
): Promise<Answer<Draft>> {
  const answer = await formOf({ stream: scan.stream, stage: 'reversed' }, language)
  if ('trouble' in answer) return answer
  const typed = new Map([
    ['/facility', [scan.facility]],
    ['/reverses', [scan.id]],
  ])
  const [code = ''] = codesOf(scan)
  return { value: { form: withoutOptional(answer.value), code, typed, reversed: label } }
}

async function draftOf(
  { scan }: QueuedScan,
  { language, timeZone }: FormPlace,
): Promise<Answer<Draft>> {
  const answer = await formOf(scan, language)
  if ('trouble' in answer) return answer
  const { value: asked } = answer
  const form = scan.reverses === undefined ? asked : withoutOptional(asked)
  const [code = ''] = codesOf(scan)
  return { value: { form, code, typed: typedOfScan(form, scan, timeZone) } }
}

/** Nobody on a floor knows the number of an event that replaces another. */
function withoutOptional(form: StageForm): StageForm {
  return { ...form, questions: form.questions.filter(({ optional }) => optional !== true) }
}

import { isBatchCode } from '../../domain/batch-code.ts'
import type { Language } from '../../domain/words.ts'
import { withFurther } from '../../workflows/form/in-hand.ts'
import type { Answer } from './api.ts'
import { type Draft, keepDraft } from './drafts.ts'
import { firstTyped } from './first-typed.ts'
import { formOf } from './forms.ts'
import { newId } from './queue/new-id.ts'
import type { Shift } from './shift.ts'

/** Batches that were ticked on the work list for one step. */
export interface Ticked {
  readonly stream: string
  readonly stage: string
  readonly codes: readonly string[]
}

/** What the work list's link to the scanner says behind `#`, where nothing of it travels. */
export function tickedIn(hash: string): Ticked | undefined {
  const asked = new URLSearchParams(hash.replace(/^#/, ''))
  const [stream = '', stage = ''] = (asked.get('stage') ?? '').split('.')
  const codes = [...new Set(asked.getAll('batch'))].filter(isBatchCode)
  return stage === '' || codes.length === 0 ? undefined : { stream, stage, codes }
}

/** The form of their step with all of them in hand. It is kept as if it had been begun, and the address lets go of it, so that a reload finds it once. */
export async function openTicked(
  { codes, ...step }: Ticked,
  { shift, language, operator }: { shift: Shift; language: Language; operator: string | undefined },
): Promise<Answer<Draft>> {
  const answer = await formOf(step, language)
  if ('trouble' in answer) return answer
  const form = answer.value
  const [code = '', ...others] = codes
  const typed = others.reduce(
    (before, other) => {
      const further = withFurther(form, before, { code: other, id: newId() })
      return 'typed' in further ? further.typed : before
    },
    firstTyped(form, { code, shift }),
  )
  const draft: Draft = { form, code, typed }
  keepDraft(operator, draft)
  history.replaceState(null, '', location.pathname + location.search)
  return { value: draft }
}

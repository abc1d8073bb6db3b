import type { Language } from '../../domain/words.ts'
import type { StageForm } from '../../workflows/form/stage-form.ts'
import { type Answer, ask } from './api.ts'
import { formHere } from './at-hand/held-here.ts'
import { soon } from './soon.ts'

type Forms = Answer<{ readonly forms: readonly StageForm[] }>

const known = new Map<string, Promise<Forms>>()

/** The form of a stage, asked for once a stream as long as the app is open; by the rules of this device where no answer comes. */
export async function formOf(
  { stream, stage }: { readonly stream: string; readonly stage: string },
  language: Language,
): Promise<Answer<StageForm>> {
  const asked = known.get(stream) ?? ask(`/streams/${encodeURIComponent(stream)}/forms`, language)
  known.set(stream, asked)
  const answer: Forms | undefined = await soon(asked)
  if (answer === undefined || 'trouble' in answer) {
    known.delete(stream)
    const isOut = answer !== undefined && answer.trouble.why === 'signed_out'
    const own = isOut ? undefined : await formHere(stream, stage)
    if (own !== undefined) return { value: own }
    if (answer !== undefined) return answer
    const late = await asked
    if ('trouble' in late) return late
    return formIn(late.value.forms, stage)
  }
  return formIn(answer.value.forms, stage)
}

function formIn(forms: readonly StageForm[], stage: string): Answer<StageForm> {
  const form = forms.find((one) => one.stage === stage)
  return form === undefined
    ? { trouble: { why: 'refused', code: 'unknown_stage', lines: [stage] } }
    : { value: form }
}

import { useContext, useState } from 'preact/hooks'
import { typedAt } from '../../../workflows/form/typed.ts'
import { filled } from '../../pages/record/format.ts'
import { type Draft, dropDraft, recallDrafts } from '../drafts.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { keptPhrases } from '../phrases-kept.ts'
import { ThrowAway } from './throw-away.tsx'

/** Forms that somebody left unfinished on this device, each with the way back into it, and out of the list. */
export function UnfinishedForms({
  operator,
  onOpen,
}: {
  operator: string | undefined
  onOpen: (draft: Draft) => void
}) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const [, setThrown] = useState(0)
  const drafts = recallDrafts(operator)
  if (drafts.length === 0) return null
  return (
    <section>
      <h2>{say(keptPhrases.unfinished)}</h2>
      <ul class="steps">
        {drafts.map((draft) => {
          const { form, code, place, typed } = draft
          const values = { stage: say(form.action), codes: code }
          const what = code === '' ? say(form.action) : filled(keptPhrases.what, language, values)
          return (
            <li key={`${form.stage} ${code} ${place ?? typedAt(typed, '/id')}`}>
              <button type="button" class="quiet" onClick={() => onOpen(draft)}>
                {filled(keptPhrases.goOn, language, { what })}
              </button>
              <ThrowAway
                what={what}
                onThrow={() => {
                  dropDraft(operator, draft)
                  setThrown((before) => before + 1)
                }}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

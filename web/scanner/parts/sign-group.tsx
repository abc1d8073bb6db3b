import { useContext } from 'preact/hooks'
import type { Question } from '../../../workflows/form/question.ts'
import { typedAt } from '../../../workflows/form/typed.ts'
import { filled } from '../../pages/record/format.ts'
import { formPhrases } from '../../pages/workplace/form/phrases.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'
import { formsPhrases } from '../phrases-forms.ts'
import { answering, type FormPart } from './form-part.ts'
import { idOf } from './question-id.ts'

/**
 * Signs that are looked for: one tap says that nothing is wrong with any of them, a tap on one says that it is there, a further tap that it is not.
 * A sign that nobody answered says so, and stays unanswered.
 */
export function SignGroup({
  signs,
  under,
  typed,
  onTyped,
  faultsAt,
  onAnswered,
}: Omit<FormPart, 'form'> & {
  readonly signs: readonly Question[]
  /** Pointer of the facts that they belong to. */
  readonly under: string
  /** Told of the last sign as all are answered at once, while the tap lasts: only so does a phone show its keys. */
  readonly onAnswered: (last: Element) => void
}) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const good = (sign: Question) => (sign.nothingWrong === true ? 'yes' : 'no')
  const answerAll = (group: Element | null) => {
    onTyped(
      (before) =>
        new Map([
          ...before,
          ...signs.map((sign) => [`${under}/${sign.name}`, [good(sign)]] as const),
        ]),
    )
    const last = group?.querySelector('.sign:last-child')
    if (last !== null && last !== undefined) onAnswered(last)
  }
  return (
    <fieldset class="field signs">
      <legend>{say(formsPhrases.signs)}</legend>
      <button
        type="button"
        class="quiet wide"
        onClick={({ currentTarget }) => answerAll(currentTarget.closest('.signs'))}
      >
        {filled(scannerPhrases.nothingWrong, language, { n: signs.length })}
      </button>
      <p class="hint">{say(formsPhrases.tapSign)}</p>
      <div class="choices">
        {signs.map((sign) => {
          const at = `${under}/${sign.name}`
          const value = typedAt(typed, at)
          const bad = sign.nothingWrong === true ? 'no' : 'yes'
          const faults = faultsAt(at)
          const mark = value === '' ? 'open' : value === bad ? 'there' : 'absent'
          return (
            <button
              key={at}
              type="button"
              id={idOf(at)}
              name={at}
              value={value}
              class={`sign ${mark}${faults.length > 0 ? ' bad' : ''}`}
              aria-describedby={faults.length > 0 ? `${idOf(at)}-wrong` : undefined}
              onClick={() => onTyped(answering(at, [value === bad ? good(sign) : bad]))}
            >
              <span>{say(sign.label)}</span>
              <b>
                {value === ''
                  ? say(formsPhrases.open)
                  : say(value === 'yes' ? formPhrases.yes : formPhrases.no)}
              </b>
              {faults.length === 0 ? null : (
                <span class="wrong" id={`${idOf(at)}-wrong`}>
                  {faults.join(' ')}
                </span>
              )}
            </button>
          )
        })}
      </div>
    </fieldset>
  )
}

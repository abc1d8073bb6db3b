import { useContext } from 'preact/hooks'
import { unitText } from '../../../domain/unit-words.ts'
import type { Option, Question } from '../../../workflows/form/question.ts'
import { filled } from '../../pages/record/format.ts'
import { formPhrases } from '../../pages/workplace/form/phrases.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { formsPhrases } from '../phrases-forms.ts'
import { PhotoField } from './photo-field.tsx'
import { idOf } from './question-id.ts'
import { Tiles } from './tiles.tsx'

export interface QuestionFieldProps {
  readonly question: Question
  /** Where the answer stands in the scan, and what it is called in the form. */
  readonly pointer: string
  readonly values: readonly string[]
  readonly faults: readonly string[]
  /** What is said of the answer as it stands. */
  readonly hint?: string | undefined
  /** Id of what says once, for several questions, what leaving them out decides; absent where this one says it itself. */
  readonly note?: string | undefined
  readonly onAnswer: (values: readonly string[]) => void
}

/** More than so many answers stand in a list to choose from; fewer as tiles, each to be hit with a glove. */
const mostTiles = 5

/** One question with what is expected of it, what is wrong with the answer, and a place for the answer. */
export function QuestionField(props: QuestionFieldProps) {
  const { question, pointer, faults, hint, note } = props
  const say = useSay()
  const language = useContext(LanguageContext)
  const id = idOf(pointer)
  const options = useOptions(question)
  const isTiled =
    options !== undefined && (options.length <= mostTiles || question.type === 'choices')
  const isFree = question.optional === true && question.leftOut === undefined
  const name = (
    <>
      {say(question.label)}
      {isFree ? <small> {say(formPhrases.optional)}</small> : null}
      {/* Described by the sentence itself to whoever does not see the mark. */}
      {note === undefined ? null : <small aria-hidden="true"> {say(formPhrases.ifKnown)}</small>}
    </>
  )
  const free = isFree ? { 'data-optional': true } : {}
  const more = (
    <>
      {question.leftOut === undefined || note !== undefined ? null : (
        <p class="hint">{say(question.leftOut)}</p>
      )}
      {question.example === undefined ? null : (
        <p class="hint">{filled(formPhrases.record, language, { example: question.example })}</p>
      )}
      {hint === undefined ? null : <p class="hint held">{hint}</p>}
      {faults.length === 0 ? null : (
        <p class="wrong" id={`${id}-wrong`}>
          {faults.join(' ')}
        </p>
      )}
    </>
  )
  if (question.files !== undefined) {
    return (
      <fieldset class={faults.length > 0 ? 'field bad' : 'field'}>
        <legend>{name}</legend>
        {more}
        <PhotoField
          id={id}
          rule={question.files}
          values={props.values}
          wrong={faults.length > 0 ? `${id}-wrong` : undefined}
          onAnswer={props.onAnswer}
        />
      </fieldset>
    )
  }
  if (isTiled) {
    return (
      <fieldset class={faults.length > 0 ? 'field bad' : 'field'} {...free}>
        <legend>{name}</legend>
        {more}
        <Tiles {...props} options={options} />
      </fieldset>
    )
  }
  return (
    <div class={faults.length > 0 ? 'field bad' : 'field'} {...free}>
      <label for={id}>{name}</label>
      {more}
      <Place {...props} options={options} />
    </div>
  )
}

function useOptions({ type, options }: Question): readonly Option[] | undefined {
  if (type !== 'yes_no') return options
  return [
    { value: 'yes', label: formPhrases.yes },
    { value: 'no', label: formPhrases.no },
  ]
}

function Place({
  question,
  pointer,
  values,
  faults,
  note,
  options,
  onAnswer,
}: QuestionFieldProps & { options: readonly Option[] | undefined }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const id = idOf(pointer)
  const [value = ''] = values
  const by = [
    ...(note === undefined ? [] : [note]),
    ...(faults.length === 0 ? [] : [`${id}-wrong`]),
  ]
  const described = by.length === 0 ? {} : { 'aria-describedby': by.join(' ') }
  const common = { id, name: pointer, 'aria-invalid': faults.length > 0, ...described }
  if (options !== undefined) {
    return (
      <select {...common} value={value} onChange={(event) => onAnswer([event.currentTarget.value])}>
        <option value="">{say(formPhrases.choose)}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {say(option.label)}
          </option>
        ))}
      </select>
    )
  }
  const { type, longest = 200, isOneLine } = question
  const write = (event: { currentTarget: { value: string } }) =>
    onAnswer([event.currentTarget.value])
  if (
    type === 'list' ||
    type === 'record' ||
    (type === 'text' && longest > 500 && isOneLine !== true)
  ) {
    const takes = type === 'list' ? { 'data-takes-scans': true } : {}
    return <textarea {...common} {...takes} rows={3} value={value} onInput={write} />
  }
  const unit = unitText(question.unit, language)
  const isNumber = type === 'whole' || type === 'decimal'
  if (type === 'date' || type === 'time') {
    const shape = type === 'date' ? 'date' : 'datetime-local'
    return <input {...common} type={shape} value={value} onInput={write} />
  }
  return (
    <span class="amount">
      <input
        {...common}
        value={value}
        autocomplete="off"
        enterkeyhint="next"
        {...(isNumber ? { inputmode: 'decimal' as const } : {})}
        onInput={write}
      />
      {unit === '' ? null : <span class="unit">{unit}</span>}
      {isNumber && question.least?.startsWith('-') === true ? (
        // The number keys of some phones have no minus.
        <button
          type="button"
          class="quiet unit"
          aria-label={`${say(question.label)}: ${say(formsPhrases.sign)}`}
          onClick={() => onAnswer([value.startsWith('-') ? value.slice(1) : `-${value}`])}
        >
          ±
        </button>
      ) : null}
    </span>
  )
}

import { Fragment } from 'preact'
import { useContext } from 'preact/hooks'
import { escapePointer } from '../../../domain/json-pointer.ts'
import { isRequired, type Question } from '../../../workflows/form/question.ts'
import { typedAt } from '../../../workflows/form/typed.ts'
import { filled } from '../../pages/record/format.ts'
import { formPhrases } from '../../pages/workplace/form/phrases.ts'
import { sharedSentences } from '../../pages/workplace/form/shared-sentence.ts'
import { LanguageContext } from '../language.tsx'
import { formsPhrases } from '../phrases-forms.ts'
import { Folded } from './folded.tsx'
import { answering, type FormPart } from './form-part.ts'
import { ListField } from './list-field.tsx'
import { MassField } from './mass-field.tsx'
import { QuestionField } from './question-field.tsx'
import { idOf } from './question-id.ts'
import { SignGroup } from './sign-group.tsx'

export interface QuestionsProps extends Omit<FormPart, 'form'> {
  readonly questions: readonly Question[]
  /** Pointer of the facts that they belong to. */
  readonly under: string
  /** Kind of the new batch that is asked about. */
  readonly kind?: string
  /** Questions answered as the last time. */
  readonly offered?: ReadonlySet<string>
  readonly onAnswer?: (question: Question, values: readonly string[]) => void
  /** Told of the last sign as all are answered at once. */
  readonly onSigns?: (last: Element) => void
  /** Whether what may be left out lies behind one heading, where it is much; it does unless it stands behind one already. */
  readonly isFolded?: boolean
}

/** So many questions that may be left out stand with the others; more lie behind one heading. */
const mostLoose = 2

/** So few signs are questions like any other. */
const fewestSigns = 3

/** Questions in their order: signs together, what may be left out behind one heading. */
export function Questions(props: QuestionsProps) {
  const { questions, under, kind, typed, faultsAt } = props
  const language = useContext(LanguageContext)
  const signs = questions.filter(({ nothingWrong }) => nothingWrong !== undefined)
  const areGrouped = signs.length >= fewestSigns
  const free = questions.filter(
    (one) => !isRequired(one, kind) && one.leftOut === undefined && one.nothingWrong === undefined,
  )
  const folded = props.isFolded !== false && free.length > mostLoose ? free : []
  const isOpen = folded.some(({ name }) => {
    const at = pointerOf(under, name)
    return typedAt(typed, at) !== '' || faultsAt(at).length > 0
  })
  const loose = questions.filter((one) => !(areGrouped && signs.includes(one)))
  const shared = sharedSentences(loose, ({ leftOut }) => leftOut?.en)
  return (
    <>
      {questions.map((question) => {
        if (folded.includes(question)) return null
        if (areGrouped && question === signs[0]) {
          return (
            <SignGroup
              {...props}
              key="signs"
              signs={signs}
              onAnswered={props.onSigns ?? (() => undefined)}
            />
          )
        }
        if (areGrouped && signs.includes(question)) return null
        const first = shared.get(question.leftOut?.en ?? '')
        if (first === undefined) return <One {...props} key={question.name} question={question} />
        const note = `${idOf(pointerOf(under, first.name))}-if-known`
        return (
          <Fragment key={question.name}>
            {first === question ? (
              <p class="hint whole" id={note}>
                <b>{formPhrases.ifKnown[language]}</b> – {question.leftOut?.[language]}
              </p>
            ) : null}
            <One {...props} question={question} note={note} />
          </Fragment>
        )
      })}
      {folded.length === 0 ? null : (
        <Folded summary={filled(formsPhrases.more, language, { n: folded.length })} isOpen={isOpen}>
          {folded.map((question) => (
            <One {...props} key={question.name} question={question} />
          ))}
        </Folded>
      )}
    </>
  )
}

function One({
  question,
  note,
  ...props
}: QuestionsProps & { readonly question: Question; readonly note?: string }) {
  const { under, kind, typed, onTyped, faultsAt, offered } = props
  const language = useContext(LanguageContext)
  const pointer = pointerOf(under, question.name)
  const values = typed.get(pointer) ?? []
  const faults = faultsAt(pointer)
  const answer = (given: readonly string[]) => {
    if (props.onAnswer !== undefined) props.onAnswer(question, given)
    else onTyped(answering(pointer, given))
  }
  const hint = offered?.has(pointer) === true ? formsPhrases.asLastTime[language] : undefined
  if (question.parts !== undefined) {
    return (
      <ListField
        question={question}
        pointer={pointer}
        typed={typed}
        onTyped={onTyped}
        faultsAt={faultsAt}
      />
    )
  }
  if (question.type === 'whole' && question.unit === 'g') {
    const [value = ''] = values
    const label = question.label[language]
    return (
      <MassField
        pointer={pointer}
        label={label}
        value={value}
        faults={faults}
        hint={hint}
        onMass={(text) => answer([text])}
      />
    )
  }
  const { optional, ...required } = question
  return (
    <QuestionField
      question={optional === true && isRequired(question, kind) ? required : question}
      pointer={pointer}
      values={values}
      faults={faults}
      hint={hint}
      note={note}
      onAnswer={answer}
    />
  )
}

function pointerOf(under: string, name: string): string {
  return `${under}/${escapePointer(name)}`
}

import { useContext } from 'preact/hooks'
import { codesIn } from '../../../workflows/form/in-hand.ts'
import { isRequired, type Question } from '../../../workflows/form/question.ts'
import { rowCount, withoutRow } from '../../../workflows/form/rows.ts'
import { typedAt } from '../../../workflows/form/typed.ts'
import { filled } from '../../pages/record/format.ts'
import { scanPhrases } from '../../pages/workplace/scan/phrases.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { bringInPhrases } from '../phrases-bring-in.ts'
import { formsPhrases } from '../phrases-forms.ts'
import { AlikeMaker } from './alike-maker.tsx'
import { Folded } from './folded.tsx'
import { answering, type FormPart } from './form-part.ts'
import { MassField } from './mass-field.tsx'
import { QuestionField } from './question-field.tsx'
import { Questions } from './questions.tsx'

/**
 * The batches that come out: as many as are alike in one line, then each on a line of its own, where every answer can be changed. Where
 * nothing comes but what is new, a line that is there is what is asked, and further ones lie behind one heading.
 */
export function NewBatches(props: FormPart) {
  const { form, typed } = props
  const say = useSay()
  if (form.outputs === undefined) return null
  const { most } = form.outputs
  const count = rowCount(typed, 'outputs')
  const [parent = ''] = codesIn(form, typed)
  const maker = count < most ? <AlikeMaker {...props} parent={parent} /> : null
  const isBesides = form.batches === undefined && count > 0
  return (
    <section>
      <h2>{say(most === 1 ? scanPhrases.output : scanPhrases.outputs)}</h2>
      {isBesides ? null : maker}
      {Array.from({ length: count }, (_, index) => (
        <NewLine key={`/outputs/${index}`} {...props} index={index} />
      ))}
      {isBesides && maker !== null ? (
        <Folded key={count} summary={say(bringInPhrases.addMore)} isOpen={false}>
          {maker}
        </Folded>
      ) : null}
    </section>
  )
}

function NewLine(props: FormPart & { index: number }) {
  const { typed, onTyped, index } = props
  const say = useSay()
  const language = useContext(LanguageContext)
  const code = typedAt(typed, `/outputs/${index}/batch`)
  const name =
    code === ''
      ? filled(scanPhrases.numbered, language, { name: say(scanPhrases.output), n: index + 1 })
      : code
  return (
    <fieldset class="line">
      <legend>{name}</legend>
      <NewBatch {...props} />
      <button
        type="button"
        class="quiet drop"
        aria-label={filled(formsPhrases.takeOut, language, { code: name })}
        onClick={() => onTyped((before) => withoutRow(before, 'outputs', index))}
      >
        ✕
      </button>
    </fieldset>
  )
}

function NewBatch({ form, typed, onTyped, faultsAt, index }: FormPart & { index: number }) {
  const say = useSay()
  const { kinds = [], questions = [] } = form.outputs ?? {}
  const at = `/outputs/${index}`
  const kind = kinds.length === 1 ? kinds[0]?.value : typedAt(typed, `${at}/kind`)
  const field = (name: string, question: Parameters<typeof QuestionField>[0]['question']) => (
    <QuestionField
      question={question}
      pointer={`${at}/${name}`}
      values={typed.get(`${at}/${name}`) ?? []}
      faults={faultsAt(`${at}/${name}`)}
      onAnswer={(values) => onTyped(answering(`${at}/${name}`, values))}
    />
  )
  const required = questions.filter((one) => isRequired(one, kind))
  const seldom = questions.filter((one) => !required.includes(one))
  const asks = (asked: readonly Question[]) => (
    <Questions
      questions={asked}
      under={`${at}/facts`}
      typed={typed}
      onTyped={onTyped}
      faultsAt={faultsAt}
      isFolded={false}
      {...(kind === undefined ? {} : { kind })}
    />
  )
  const kindField = kinds.length < 2 ? null : field('kind', { ...kindQuestion, options: kinds })
  const hasKind = kind !== undefined && kind !== ''
  const isWrong = seldom.some(({ name }) => faultsAt(`${at}/facts/${name}`).length > 0)
  return (
    <>
      {hasKind ? null : kindField}
      <div class="cells">
        <div class="whole">{field('batch', codeQuestion)}</div>
        <MassField
          pointer={`${at}/massGrams`}
          label={say(scanPhrases.mass)}
          value={typedAt(typed, `${at}/massGrams`)}
          faults={faultsAt(`${at}/massGrams`)}
          onMass={(text) => onTyped(answering(`${at}/massGrams`, [text]))}
        />
        {asks(required)}
      </div>
      {seldom.length === 0 && (kindField === null || !hasKind) ? null : (
        <Folded summary={say(formsPhrases.moreOfIt)} isOpen={isWrong}>
          {hasKind ? kindField : null}
          {asks(seldom)}
        </Folded>
      )}
    </>
  )
}

const text = { type: 'text', audience: 'public' } as const
const codeQuestion = { ...text, name: 'batch', label: scanPhrases.outputCode }
const kindQuestion = {
  name: 'kind',
  label: scanPhrases.kind,
  type: 'choice',
  audience: 'public',
} as const

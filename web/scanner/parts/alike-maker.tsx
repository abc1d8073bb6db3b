import { useContext, useRef, useState } from 'preact/hooks'
import { withAlike } from '../../../workflows/form/new-lines.ts'
import { numberedCodes, usualPattern } from '../../../workflows/form/numbering.ts'
import { isRequired } from '../../../workflows/form/question.ts'
import type { Typed } from '../../../workflows/form/typed.ts'
import { filled } from '../../pages/record/format.ts'
import { scanPhrases } from '../../pages/workplace/scan/phrases.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { answersPhrases } from '../phrases-answers.ts'
import { formsPhrases } from '../phrases-forms.ts'
import type { FormPart } from './form-part.ts'
import { MassField, withUnit } from './mass-field.tsx'
import { QuestionField } from './question-field.tsx'
import { Questions } from './questions.tsx'

/** New batches that are alike, in one line: how many, of which kind, how heavy each, numbered by which pattern. */
export function AlikeMaker({ form, typed, onTyped, parent }: FormPart & { parent: string }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const { kinds = [], questions = [], most = 0 } = form.outputs ?? {}
  const [count, setCount] = useState('1')
  const only = kinds.length === 1 ? (kinds[0]?.value ?? '') : ''
  const [kind, setKind] = useState(only)
  const [mass, setMass] = useState('')
  const [pattern, setPattern] = useState<string>()
  const [facts, setFacts] = useState<Typed>(new Map())
  const [isBad, setBad] = useState(false)
  const own = useRef<HTMLFieldSetElement>(null)
  const offered = kind === '' || parent === '' ? '' : usualPattern(parent, kind)
  const number = most === 1 ? 1 : Number(count.normalize('NFKC'))
  const shared = questions.filter((one) => isRequired(one, kind) && one.counted !== true)

  const make = () => {
    const made = withAlike(form, typed, {
      count: number,
      kind,
      pattern: pattern ?? offered,
      mass: withUnit(mass),
      facts: Object.fromEntries(
        [...facts].map(([pointer, values]) => [pointer.slice('/alike/facts/'.length), values]),
      ),
    })
    setBad(made === undefined)
    if (made === undefined) return
    onTyped(() => made)
    begin()
  }
  // Ready for the next, where whoever added stands: nothing takes the focus away and scrolls.
  const begin = () => {
    setCount('1')
    setKind(only)
    setMass('')
    setPattern(undefined)
    setFacts(new Map())
    if (kinds.length > 1) own.current?.querySelector('input')?.focus({ preventScroll: true })
  }
  const written = (pattern ?? offered).trim()
  const codes = numberedCodes(written, number)
  return (
    <fieldset ref={own} class="line alike">
      <legend>{say(formsPhrases.alike)}</legend>
      {kinds.length < 2 ? null : (
        <QuestionField
          question={{
            name: 'kind',
            label: scanPhrases.kind,
            type: 'choice',
            options: kinds,
            audience: 'public',
          }}
          pointer="/alike/kind"
          values={kind === '' ? [] : [kind]}
          faults={[]}
          onAnswer={([chosen = '']) => setKind(chosen)}
        />
      )}
      <div class="cells">
        {most === 1 ? null : (
          <QuestionField
            question={{
              name: 'count',
              label: formsPhrases.howMany,
              type: 'whole',
              audience: 'public',
            }}
            pointer="/alike/count"
            values={[count]}
            faults={[]}
            onAnswer={([text = '']) => setCount(text)}
          />
        )}
        <MassField
          pointer="/alike/mass"
          label={say(most === 1 ? scanPhrases.mass : formsPhrases.massEach)}
          value={mass}
          faults={[]}
          onMass={setMass}
        />
        <div class="whole">
          <QuestionField
            question={{
              name: 'pattern',
              label: formsPhrases.pattern,
              type: 'text',
              audience: 'public',
            }}
            pointer="/alike/pattern"
            values={[pattern ?? offered]}
            faults={
              isBad ? [say(written === '' ? answersPhrases.fill : formsPhrases.badPattern)] : []
            }
            onAnswer={([text = '']) => setPattern(text)}
          />
        </div>
      </div>
      <Questions
        questions={shared}
        under="/alike/facts"
        typed={facts}
        onTyped={setFacts}
        faultsAt={() => []}
        kind={kind}
      />
      {codes === undefined ? null : (
        <p class="hint">{[codes[0], ...codes.slice(1).slice(-1)].join(' … ')}</p>
      )}
      <button type="button" class="wide" disabled={kind === ''} onClick={make}>
        {filled(formsPhrases.makeLines, language, { n: Number.isInteger(number) ? number : 1 })}
      </button>
    </fieldset>
  )
}

import { useEffect, useMemo, useRef } from 'preact/hooks'
import { balanceOf } from '../../../workflows/form/balance.ts'
import { type Held, heldBy, withHeld } from '../../../workflows/form/held.ts'
import { codesIn, mostInHand } from '../../../workflows/form/in-hand.ts'
import type { Question } from '../../../workflows/form/question.ts'
import type { StageForm } from '../../../workflows/form/stage-form.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import { isShared, unitCount } from '../../../workflows/form/units.ts'
import { goesOnAfter, goingOn } from '../go-on.ts'
import { begunTyped, recallHeld, recallTogether } from '../held-answers.ts'
import { useKnownBatches } from '../known-batches.ts'
import { useSay } from '../language.tsx'
import { massQuestion } from '../mass-question.ts'
import { formsPhrases } from '../phrases-forms.ts'
import { useWho } from '../who.ts'
import { AdditionList } from './addition-list.tsx'
import { BalanceLine } from './balance-line.tsx'
import { Folded } from './folded.tsx'
import { answering } from './form-part.ts'
import { HandList } from './hand-list.tsx'
import { LossList } from './loss-list.tsx'
import { MassField } from './mass-field.tsx'
import { NewBatches } from './new-batches.tsx'
import { Questions } from './questions.tsx'
import { UnitList } from './unit-list.tsx'

export interface FormBodyProps {
  readonly form: StageForm
  readonly typed: Typed
  /** Each with a JSON pointer into the form. */
  readonly faults: readonly { readonly pointer: string; readonly message: string }[]
  readonly onTyped: (change: (before: Typed) => Typed) => void
  /** Whether several units of a stage of one batch may be answered together, each a scan of its own. */
  readonly takesUnits?: boolean
}

/** Everything that a stage asks, each with its answer and what is wrong with it. Enter goes on to the next answer and records nothing. */
export function FormBody({ form, typed, faults, onTyped, takesUnits = false }: FormBodyProps) {
  const say = useSay()
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => goingOn(body.current), [])
  const who = useWho()
  const organisation = who?.organisation
  const facility = typedAt(typed, '/facility')
  const held = useMemo(
    () => recallHeld(form, { organisation, facility }),
    [form, organisation, facility],
  )
  const codes = codesIn(form, typed)
  const { known, learn } = useKnownBatches(codes)
  useEffect(() => {
    // Whoever is new on the device is known once the server has answered.
    if (begunTyped(form, typed, who).size > typed.size)
      onTyped((before) => begunTyped(form, before, who))
  }, [who])

  const faultsAt = (pointer: string) =>
    faults.filter((one) => isAt(one.pointer, pointer)).map(({ message }) => message)
  const part = { form, typed, onTyped, faultsAt }
  const isRecalled = codes.some((code) => (known.get(code)?.next?.recalls.length ?? 0) > 0)
  const units = unitCount(typed)
  const asked = form.questions.filter(
    (question) =>
      (units === 0 || isShared(question)) &&
      (question.name !== underRecallReason || isRecalled || faultsAt(atFact(question)).length > 0),
  )
  const answer = (question: Question, values: readonly string[]) =>
    onTyped((before) => {
      const next = new Map([...before, [atFact(question), values]])
      const old = heldBy(held, form, {
        name: question.name,
        answer: typedAt(before, atFact(question)),
      })
      const now = heldBy(held, form, { name: question.name, answer: values[0] ?? '' })
      // What somebody wrote by hand stays, whatever else is chosen.
      for (const [at, kept] of now)
        if ([old.get(at)?.[0], ''].includes(typedAt(before, at))) next.set(at, kept)
      return next
    })
  const balance = balanceOf(form, typed, (code) => known.get(code)?.massGrams)
  const weighs =
    units > 0 || (mostInHand(form) > 1 && codes.length > 1) ? undefined : massQuestion(form)
  const atMass = '/batches/0/massGrams'
  const isPart = typedAt(typed, atMass) !== '' || faultsAt(atMass).length > 0
  const mass =
    weighs === undefined ? undefined : (
      <MassField
        pointer={atMass}
        label={say(weighs.label)}
        hint={weighs.leftOut === undefined ? undefined : say(weighs.leftOut)}
        value={typedAt(typed, atMass)}
        faults={faultsAt(atMass)}
        onMass={(text) => onTyped(answering(atMass, [text]))}
      />
    )
  const [first] = codes
  return (
    <div ref={body} class="form">
      {balance === undefined ? null : <BalanceLine balance={balance} />}
      <HandList
        {...part}
        takesUnits={takesUnits}
        known={known}
        onLearn={learn}
        together={first === undefined ? [] : recallTogether(first, organisation)}
      />
      {mass === undefined ? null : form.mass === 'transformed' ? (
        // As good as always all of it is worked, and what is asked first is what came out.
        <Folded summary={say(formsPhrases.partOnly)} isOpen={isPart}>
          {mass}
        </Folded>
      ) : (
        mass
      )}
      <Questions
        {...part}
        questions={asked}
        under="/facts"
        offered={offeredIn(form, typed, held)}
        onAnswer={answer}
        onSigns={(signs) => goesOnAfter(body.current, signs)}
      />
      {units === 0 ? null : <UnitList {...part} />}
      <NewBatches {...part} />
      <LossList {...part} />
      <AdditionList {...part} />
    </div>
  )
}

/** The question that is asked only of what is recalled. */
const underRecallReason = 'underRecallReason'

/** Answers that stand as they were kept. */
function offeredIn(form: StageForm, typed: Typed, held: Held) {
  const bare = new Map(
    [...typed].filter(
      ([at]) => !form.questions.some((one) => one.holds !== undefined && atFact(one) === at),
    ),
  )
  const { typed: kept, offered } = withHeld(bare, form, held)
  return new Set(
    [...offered].filter(
      (at) =>
        JSON.stringify(kept.get(at)) === JSON.stringify(typed.get(at)) && typedAt(typed, at) !== '',
    ),
  )
}

function atFact({ name }: Question): string {
  return `/facts/${name}`
}

function isAt(pointer: string, asked: string): boolean {
  return pointer === asked || pointer.startsWith(`${asked}/`)
}

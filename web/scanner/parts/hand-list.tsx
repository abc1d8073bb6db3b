import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import { scannedText } from '../../../domain/scanned-text.ts'
import { invitationIn } from '../../../domain/station-invitation.ts'
import type { Words } from '../../../domain/words.ts'
import { codesIn, mostInHand, withFurther, withoutBatch } from '../../../workflows/form/in-hand.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import { isForMany } from '../../../workflows/form/units.ts'
import { filled, grams } from '../../pages/record/format.ts'
import { scanPhrases } from '../../pages/workplace/scan/phrases.ts'
import { closedTo } from '../closed-to.ts'
import type { KnownBatches } from '../known-batches.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { lookUp } from '../look-up.ts'
import { formsPhrases } from '../phrases-forms.ts'
import { stationPhrases } from '../phrases-station.ts'
import { newId } from '../queue/new-id.ts'
import type { ScannedBatch } from '../scanned-batch.ts'
import { signal } from '../signal.ts'
import { CodeField } from './code-field.tsx'
import type { FormPart } from './form-part.ts'
import { MassField } from './mass-field.tsx'
import { NotTakenIn } from './not-taken-in.tsx'

export interface HandListProps extends FormPart {
  readonly takesUnits: boolean
  readonly known: KnownBatches
  readonly onLearn: (batch: ScannedBatch) => void
  /** Codes that were recorded together the last time, this one among them. */
  readonly together: readonly string[]
}

/** The batches that a form is about; a further one comes by its label, in the form. Nothing where a stage is about one alone. */
export function HandList(props: HandListProps) {
  const { form, typed, onTyped, known, onLearn, together, takesUnits } = props
  const say = useSay()
  const language = useContext(LanguageContext)
  const [said, setSaid] = useState<SaidOfCode>()
  const told = useRef<HTMLDivElement>(null)
  // Below a long list it would lie behind the button that records.
  useEffect(() => {
    if (said !== undefined) told.current?.scrollIntoView({ block: 'center' })
  }, [said])
  if (form.batches === undefined || mostInHand(form) < 2) return null
  if (isForMany(form) && !takesUnits) return null
  const codes = codesIn(form, typed)
  const others = together.filter((code) => !codes.includes(code))

  const add = (wanted: readonly string[]) => {
    setSaid(undefined)
    onTyped((before) => {
      let next = before
      for (const code of wanted) {
        const further = withFurther(form, next, { code, id: newId() })
        if ('typed' in further) next = further.typed
        else setSaid({ phrase: formsPhrases[further.why], values: { code, ...further } })
      }
      return next
    })
  }
  /** Takes in what the stage is open for; what it is closed to is said, and taken in when somebody wants that. */
  const take = (batches: readonly ScannedBatch[], unknown: readonly string[] = []) => {
    const isClosed = (one: ScannedBatch) =>
      !codes.includes(one.code) && closedTo(form, one).length > 0
    const closed = batches.filter(isClosed)
    const open = batches.filter((one) => !closed.includes(one))
    for (const batch of open) onLearn(batch)
    const wanted = [...open.map(({ code }) => code), ...unknown]
    if (wanted.length > 0) add(wanted)
    if (closed.length === 0) return
    signal('bad')
    setSaid({ closed })
  }
  const takeTogether = async () => {
    const looked = await Promise.all(others.map(async (code) => [code, await found(code)] as const))
    const batches = looked.flatMap(([, one]) => (typeof one === 'object' ? [one] : []))
    const unknown = looked.flatMap(([code, one]) => (typeof one === 'object' ? [] : [code]))
    take(batches, unknown)
  }
  const look = async (given: string) => {
    const text = scannedText(given)
    if (text === '') return
    if (invitationIn(text) !== undefined) {
      setSaid({ phrase: stationPhrases.invitation, values: {} })
      return
    }
    const batch = await found(text)
    if (batch === 'offline') return add([text])
    if (batch !== undefined) return take([batch])
    setSaid({ phrase: formsPhrases.unfound, values: { code: text } })
  }
  /** Without a network a plain code is as good as it is typed; a link is not. */
  const found = async (text: string): Promise<ScannedBatch | 'offline' | undefined> => {
    const answer = await lookUp(text, language)
    if ('value' in answer) return answer.value.batches[0]
    return answer.trouble.why === 'offline' && !text.includes('/') ? 'offline' : undefined
  }

  return (
    <section class="hand">
      {codes.length < 2 ? null : (
        <>
          <h2>{filled(formsPhrases.inHand, language, { n: codes.length })}</h2>
          <ul class="lines">
            {codes.map((code, index) => (
              <li key={code}>
                <HandLine {...props} code={code} index={index} batch={known.get(code)} />
                <button
                  type="button"
                  class="quiet"
                  aria-label={filled(formsPhrases.takeOut, language, { code })}
                  onClick={() => onTyped((before) => withoutBatch(form, before, index))}
                >
                  ✕
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <div ref={told}>
        {said === undefined ? null : 'phrase' in said ? (
          <p class="told word" role="alert">
            {filled(said.phrase, language, said.values)}
          </p>
        ) : (
          said.closed.map((batch) => (
            <NotTakenIn
              key={batch.code}
              form={form}
              batch={batch}
              onTakeIn={() => {
                onLearn(batch)
                add([batch.code])
              }}
            />
          ))
        )}
      </div>
      <CodeField
        label={say(isForMany(form) ? formsPhrases.several : formsPhrases.further)}
        onCode={(text) => void look(text)}
      />
      {others.length === 0 || others.length === together.length ? null : (
        <button type="button" class="quiet wide" onClick={() => void takeTogether()}>
          {filled(formsPhrases.together, language, { n: others.length })}
        </button>
      )}
    </section>
  )
}

/** What came of a code that was scanned into a form, said in whatever language is on. */
type SaidOfCode =
  | { readonly phrase: Words; readonly values: Parameters<typeof filled>[2] }
  | { readonly closed: readonly ScannedBatch[] }

/** A batch with what it weighs, or how much of it is taken. */
function HandLine({
  form,
  typed,
  onTyped,
  faultsAt,
  code,
  index,
  batch,
}: FormPart & { code: string; index: number; batch: ScannedBatch | undefined }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const massGrams = batch?.massGrams ?? undefined
  const at = `/batches/${index}/massGrams`
  const faults = faultsAt(`/batches/${index}/batch`)
  const asks = isForMany(form) ? undefined : form.batches?.asks
  return (
    <div class="grow">
      <b>{code}</b>{' '}
      <small>
        {[batch === undefined ? '' : say(batch.kind.label), massText(massGrams, language)]
          .filter((one) => one !== '')
          .join(' · ')}
      </small>
      {faults.length === 0 ? null : <p class="wrong">{faults.join(' ')}</p>}
      {asks === 'drawn' || asks === 'weighed' ? (
        <MassField
          pointer={at}
          label={`${code}: ${say(asks === 'drawn' ? formsPhrases.taken : scanPhrases.weighedGrams)}`}
          value={typedAt(typed, at)}
          faults={faultsAt(at)}
          onMass={(text) => onTyped((before: Typed) => new Map([...before, [at, [text]]]))}
        />
      ) : null}
    </div>
  )
}

function massText(massGrams: number | undefined, language: Parameters<typeof grams>[1]): string {
  return massGrams === undefined ? '' : grams(massGrams, language)
}

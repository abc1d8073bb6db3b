import { useContext, useState } from 'preact/hooks'
import { type ReadReadings, withReadings } from '../../../workflows/form/readings.ts'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { manyPhrases } from '../phrases-many.ts'
import type { FormPart } from './form-part.ts'

/** Opens the file that a bench wrote: its readings go to the units by their codes, and what of it is not taken is said. It never leaves the device. */
export function ReadingsFile({ form, typed, onTyped }: Omit<FormPart, 'faultsAt'>) {
  const say = useSay()
  const [told, setTold] = useState<ReadReadings | 'unreadable'>()
  const open = async (input: HTMLInputElement) => {
    const [file] = input.files ?? []
    const text = await file?.text().catch(() => undefined)
    // Chosen again after it was written anew, the same file is a change.
    input.value = ''
    if (file === undefined) return
    const came = text === undefined ? 'unreadable' : withReadings(form, typed, text)
    if (came !== 'unreadable' && 'typed' in came) onTyped(() => came.typed)
    setTold(came)
  }
  return (
    <>
      <div class="adders field">
        <label class="adder">
          <input
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            onChange={({ currentTarget }) => void open(currentTarget)}
          />
          <span>{say(manyPhrases.openFile)}</span>
        </label>
      </div>
      <p class="hint">{say(manyPhrases.fileHint)}</p>
      {told === undefined ? null : <Told told={told} />}
    </>
  )
}

function Told({ told }: { readonly told: ReadReadings | 'unreadable' }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  if (told === 'unreadable' || 'cannot' in told) {
    const phrase = told === 'unreadable' ? manyPhrases.unreadable : manyPhrases[told.cannot]
    const what = told !== 'unreadable' && 'what' in told ? told.what : ''
    return (
      <p class="told fault" role="alert">
        {filled(phrase, language, { what })}
      </p>
    )
  }
  const { read, without, columns, unknown } = told
  const named = columns.map(({ label }) => say(label)).join(' · ')
  const all = read.length + without.length
  const left = [
    ...(without.length === 0
      ? []
      : [filled(manyPhrases.without, language, { codes: without.join(' · ') })]),
    ...(unknown.length === 0
      ? []
      : [filled(manyPhrases.unknown, language, { what: unknown.join(' · ') })]),
  ]
  return (
    <div class={left.length === 0 ? 'told good' : 'told word'} role="status">
      <p>{filled(manyPhrases.readFor, language, { n: read.length, all, columns: named })}</p>
      {left.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}

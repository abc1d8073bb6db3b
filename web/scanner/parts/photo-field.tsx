import { useContext, useRef, useState } from 'preact/hooks'
import { type FileRule, parseFileName } from '../../../domain/file-name.ts'
import { fileText } from '../../pages/file-text.ts'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { type Added, addFile } from '../photos/add-file.ts'
import { deviceFiles } from '../photos/device-files.ts'
import { photoPhrases } from '../phrases-photos.ts'
import { AddFile } from './add-file.tsx'
import { FilePreview } from './file-preview.tsx'

export interface PhotoFieldProps {
  readonly id: string
  readonly rule: FileRule
  readonly values: readonly string[]
  /** Whether what was given is refused, and by which id it is said why. */
  readonly wrong: string | undefined
  readonly onAnswer: (values: readonly string[]) => void
}

type NotAdded = Extract<Added, { notAdded: string }>['notAdded']

/**
 * A place to take or choose photos or a document. Each is kept on the device at once, shrunk and without place and time, and named by the digest
 * that the server will give it; it goes up before its scan does.
 */
export function PhotoField({ id, rule, values, wrong, onAnswer }: PhotoFieldProps) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const [isAdding, setAdding] = useState(false)
  const [trouble, setTrouble] = useState<NotAdded>()
  const { kind, most = 1, orReference } = rule
  const names = values.filter((value) => parseFileName(value) !== undefined)
  const reference = values.find((value) => parseFileName(value) === undefined) ?? ''
  // What is added one after the other stands on what was added before, whatever was drawn meanwhile.
  const latest = useRef(values)
  latest.current = values
  const answer = (next: readonly string[]) => {
    latest.current = next
    onAnswer(next)
  }

  const add = async (given: readonly Blob[]) => {
    setAdding(true)
    setTrouble(undefined)
    for (const one of given) {
      const before = latest.current.filter((value) => parseFileName(value) !== undefined)
      if (before.length >= most) break
      const added = await addFile(deviceFiles, one, kind)
      if ('notAdded' in added) setTrouble(added.notAdded)
      else answer([...new Set([...before, added.name])])
    }
    setAdding(false)
  }
  const remove = (name: string) => {
    const { digest } = parseFileName(name) ?? {}
    answer(latest.current.filter((value) => value !== name))
    if (digest !== undefined) deviceFiles.remove([digest]).catch(() => {})
  }

  return (
    <>
      <ul class="added">
        {names.map((name) => {
          const what = fileText(parseFileName(name) ?? { digest: '' }, language)
          return (
            <li key={name}>
              <FilePreview name={name} />
              <span>{what}</span>
              <button
                type="button"
                class="quiet"
                aria-label={filled(photoPhrases.removeOne, language, { what })}
                onClick={() => remove(name)}
              >
                {say(photoPhrases.remove)}
              </button>
            </li>
          )
        })}
      </ul>
      <p class="hint" aria-live="polite">
        {isAdding ? say(photoPhrases.adding) : null}
        {!isAdding && most > 1 && names.length > 0
          ? filled(photoPhrases.most, language, { n: names.length, most })
          : null}
      </p>
      {trouble === undefined ? null : (
        <p class="wrong" role="alert">
          {say(photoPhrases[trouble])}
        </p>
      )}
      {names.length >= most ? null : (
        <AddFile id={id} kind={kind} several={most > 1} wrong={wrong} onFiles={add} />
      )}
      {orReference !== true || names.length > 0 ? null : (
        <>
          <label class="sub" for={`${id}-reference`}>
            {say(photoPhrases.orWrite)}
          </label>
          <input
            id={`${id}-reference`}
            value={reference}
            autocomplete="off"
            onInput={(event) => answer([event.currentTarget.value])}
          />
        </>
      )}
    </>
  )
}

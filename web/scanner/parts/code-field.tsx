import { useEffect, useRef, useState } from 'preact/hooks'
import { useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'

/**
 * The field that a wedge scanner writes into and a person types into. Its Enter looks up and nothing else, it is empty again for the next
 * label, and it has the focus whenever nobody is writing elsewhere.
 */
export function CodeField({
  onCode,
  label,
}: {
  onCode: (text: string) => void
  /** What it is for, where it does not begin something new. */
  label?: string
}) {
  const say = useSay()
  const name = label ?? say(scannerPhrases.scan)
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')

  useEffect(() => {
    const takeFocus = () => {
      const active = document.activeElement
      if (active === null || active === document.body) field.current?.focus()
    }
    takeFocus()
    // A wedge types as soon as it reads, wherever somebody tapped last.
    const takeKeys = (event: KeyboardEvent) => {
      if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) takeFocus()
    }
    document.addEventListener('keydown', takeKeys)
    return () => document.removeEventListener('keydown', takeKeys)
  }, [])

  const send = () => {
    const asked = text.trim()
    setText('')
    field.current?.focus()
    if (asked !== '') onCode(asked)
  }

  return (
    <div class="code-field">
      <label class="unseen" for="code">
        {name}
      </label>
      <input
        id="code"
        ref={field}
        value={text}
        placeholder={name}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        enterkeyhint="search"
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          // An input method's Enter chooses a character.
          if (event.key !== 'Enter' || event.isComposing) return
          event.preventDefault()
          send()
        }}
      />
      <button type="button" onClick={send}>
        {say(scannerPhrases.look)}
      </button>
    </div>
  )
}

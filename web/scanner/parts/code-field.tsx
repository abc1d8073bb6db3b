import { useEffect, useRef, useState } from 'preact/hooks'
import { useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'
import { writesText } from '../wedge/place.ts'
import { watchWedge } from '../wedge/watch-wedge.ts'

/**
 * The field that a wedge scanner writes into and a person types into. Its Enter looks up and nothing else, it is empty again for the next
 * label, and it has the focus whenever nobody is writing elsewhere. A wedge is heard wherever the focus is.
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
  const found = useRef(onCode)
  found.current = onCode

  useEffect(() => {
    const takeFocus = () => {
      if (!writesText(document.activeElement)) focusQuietly(field.current)
    }
    const takeLost = () => {
      const { activeElement } = document
      if (activeElement === null || activeElement === document.body) focusQuietly(field.current)
    }
    takeLost()
    // Whoever types without having tapped anywhere, or after a button, means this field.
    const takeKeys = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey) takeFocus()
    }
    // A button that is gone once it was pressed leaves the focus nowhere; so does a tap beside everything.
    const takeBack = () => setTimeout(takeLost)
    document.addEventListener('keydown', takeKeys)
    document.addEventListener('click', takeBack)
    const unwatch = watchWedge((scanned) => {
      setText('')
      found.current(scanned)
    })
    return () => {
      unwatch()
      document.removeEventListener('keydown', takeKeys)
      document.removeEventListener('click', takeBack)
    }
  }, [])

  const send = () => {
    const asked = text.trim()
    setText('')
    focusQuietly(field.current)
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
        data-looks-up
        value={text}
        placeholder={say(
          label === undefined ? scannerPhrases.scanShort : scannerPhrases.scanAnother,
        )}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        enterkeyhint="search"
        onPointerDown={(event) => offerKeys(event.currentTarget)}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          // An input method's Enter chooses a character; Safari tells of it by the old number alone.
          if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return
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

/** Gives the field the focus without the keys of the screen, which would hide the camera and the answer. */
function focusQuietly(field: HTMLInputElement | null): void {
  if (field === null) return
  field.inputMode = 'none'
  field.focus()
}

/** Whoever taps the field wants to type: it is left first, since browsers look at the mode when the focus comes. */
function offerKeys(field: HTMLInputElement): void {
  if (field.inputMode !== 'none') return
  field.inputMode = 'text'
  field.blur()
}

import { useContext, useEffect, useState } from 'preact/hooks'
import type { StageForm } from '../../../workflows/form/stage-form.ts'
import { filled } from '../../pages/record/format.ts'
import { beginningsHere } from '../at-hand/held-here.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'
import { bringInPhrases } from '../phrases-bring-in.ts'

export interface BringInProps {
  /** A code that was looked up and is not known here: what is new is called so. */
  readonly code: string | undefined
  readonly onForm: (form: StageForm) => void
}

/**
 * The way in for what bears no label of ours yet: one tap shows the stages in which each stream begins, the second opens the form. By the
 * rules on this device, with a network or without one.
 */
export function BringIn({ code, onForm }: BringInProps) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const [isOpen, setOpen] = useState(false)
  return (
    <section>
      <button
        type="button"
        class="quiet wide"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {code === undefined
          ? say(bringInPhrases.bringIn)
          : filled(bringInPhrases.bringInCode, language, { code })}
      </button>
      {isOpen ? <Choices onForm={onForm} /> : null}
    </section>
  )
}

function Choices({ onForm }: Pick<BringInProps, 'onForm'>) {
  const say = useSay()
  const [said, setSaid] = useState<{ here: Awaited<ReturnType<typeof beginningsHere>> }>()
  useEffect(() => {
    let isWanted = true
    void beginningsHere().then((here) => isWanted && setSaid({ here }))
    return () => {
      isWanted = false
    }
  }, [])
  if (said === undefined) return <p role="status">{say(scannerPhrases.looking)}</p>
  const { here } = said
  if (here === undefined) {
    return (
      <p class="told word" role="alert">
        {say(bringInPhrases.notHere)}
      </p>
    )
  }
  if (!here.mayRecord) return <p class="soft">{say(scannerPhrases.readsOnly)}</p>
  return (
    <div class="ways-in">
      {here.streams.map(({ stream, forms }) => (
        <section key={stream.en}>
          <h2>{say(stream)}</h2>
          <ul class="steps">
            {forms.map((form) => (
              <li key={form.stage}>
                <button type="button" onClick={() => onForm(form)}>
                  {say(form.action)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

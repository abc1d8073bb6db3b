import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'

export interface FoldedProps {
  readonly summary: string
  /** Whether something in it is to be seen; once it was, nothing but a hand closes it, so that no field goes from under whoever empties it. */
  readonly isOpen: boolean
  readonly children: ComponentChildren
}

/** What is seldom asked, behind one heading. */
export function Folded({ summary, isOpen, children }: FoldedProps) {
  const was = useRef(false)
  was.current ||= isOpen
  return (
    <details class="seldom" open={was.current}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}

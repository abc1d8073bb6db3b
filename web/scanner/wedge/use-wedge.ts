import { useEffect, useRef } from 'preact/hooks'
import { watchWedge } from './watch-wedge.ts'

/** Hears a hand scanner on a screen without a field for codes, so that its Enter presses none of the buttons there; only while `isHeard`. */
export function useWedge(isHeard: boolean, onScan: (text: string) => void): void {
  const told = useRef(onScan)
  told.current = onScan
  useEffect(() => (isHeard ? watchWedge((text) => told.current(text)) : undefined), [isHeard])
}

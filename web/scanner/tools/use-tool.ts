import type { RefObject } from 'preact'
import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import type { Language } from '../../../domain/words.ts'
import { LanguageContext } from '../language.tsx'
import { openTools } from './open-tools.ts'
import type { Tools } from './tools.ts'

/** Draws a tool into an element; gives what ends it. */
export type DrawTool = (tools: Tools, element: Element, language: Language) => () => void

/**
 * Shows a tool, whose program is loaded only now, for as long as its screen stands. In another language it is drawn over what is there, so that
 * whatever somebody has begun in it stays. Tells whether it is not on this device.
 */
export function useTool(
  place: RefObject<HTMLElement | null>,
  draw: DrawTool,
  about?: unknown,
): boolean {
  const language = useContext(LanguageContext)
  const [isMissing, setMissing] = useState(false)
  const end = useRef<() => void>(() => undefined)
  useEffect(() => {
    let isOver = false
    void openTools().then((tools) => {
      if (isOver || place.current === null) return
      setMissing(tools === undefined)
      if (tools !== undefined) end.current = draw(tools, place.current, language)
    })
    return () => {
      isOver = true
    }
  }, [language, about])
  useEffect(() => () => end.current(), [])
  return isMissing
}

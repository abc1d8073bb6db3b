import { render } from 'preact'
import type { Language } from '../../../domain/words.ts'
import { LanguageContext } from '../language.tsx'
import { StationPanel, type StationPanelProps } from './station-panel.tsx'

/** Draws the screen of the station into an element, beside the app and in its language; gives what ends that. */
export function showStation(
  element: Element,
  { language, ...props }: StationPanelProps & { readonly language: Language },
): () => void {
  render(
    <LanguageContext.Provider value={language}>
      <StationPanel {...props} />
    </LanguageContext.Provider>,
    element,
  )
  return () => render(null, element)
}

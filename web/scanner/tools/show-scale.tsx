import { render } from 'preact'
import type { Language } from '../../../domain/words.ts'
import { LanguageContext } from '../language.tsx'
import { ScalePanel, type ScalePanelProps } from './scale-panel.tsx'

/** Draws what reads a scale into an element, beside the app and in its language; gives what ends that and lets the scale go. */
export function showScale(
  element: Element,
  { language, ...props }: ScalePanelProps & { readonly language: Language },
): () => void {
  render(
    <LanguageContext.Provider value={language}>
      <ScalePanel {...props} />
    </LanguageContext.Provider>,
    element,
  )
  return () => render(null, element)
}

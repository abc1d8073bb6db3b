import type { Question } from '../../workflows/form/question.ts'
import type { StageForm } from '../../workflows/form/stage-form.ts'
import { formPhrases } from '../pages/workplace/form/phrases.ts'
import { scanPhrases } from '../pages/workplace/scan/phrases.ts'

/** What a stage asks of the mass of the batch in hand: what the scale shows, or how much is taken; undefined where it asks nothing. */
export function massQuestion({ batches }: StageForm): Question | undefined {
  const common = { name: 'massGrams', type: 'text', audience: 'holder' } as const
  switch (batches?.asks) {
    case 'weighed':
      return { ...common, label: scanPhrases.weighedGrams, leftOut: formPhrases.grams }
    case 'drawn':
      return {
        ...common,
        label: scanPhrases.drawnGrams,
        leftOut: scanPhrases.drawnHint,
        optional: true,
      }
    default:
      return undefined
  }
}

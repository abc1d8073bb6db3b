import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import { numberAt, saidAt, withoutNulls } from '../form-values.ts'

/** What a form asks to be drawn, for the schema of the API. */
export function drawnIn(typed: Typed): Readonly<Record<string, unknown>> {
  return withoutNulls({
    id: typedAt(typed, '/id'),
    from: typedAt(typed, '/from'),
    to: typedAt(typed, '/to'),
    facility: saidAt(typed, '/facility'),
    stream: saidAt(typed, '/stream'),
    seed: saidAt(typed, '/seed'),
    size: numberAt(typed, '/size'),
    confidencePercent: numberAt(typed, '/confidencePercent'),
    materialityPercent: numberAt(typed, '/materialityPercent'),
  })
}

/** What a form says was found at an event, for the schema of the API. */
export function findingIn(typed: Typed): Readonly<Record<string, unknown>> {
  return withoutNulls({
    place: numberAt(typed, '/place'),
    outcome: typedAt(typed, '/outcome'),
    foundGrams: numberAt(typed, '/foundGrams'),
    remark: saidAt(typed, '/remark'),
  })
}

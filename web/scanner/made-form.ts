import type { StageForm } from '../../workflows/form/stage-form.ts'

/** What of a form is said of what was recorded by it. */
export type MadeForm = Pick<StageForm, 'label' | 'outcome' | 'isEndedByTwo'>

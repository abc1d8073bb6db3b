/** Which rules record a stage that every stream has and no machine knows; a hand-over's steps, calls of models and verdicts nobody sends as a scan. */
export type RecordedBy =
  | 'adoption'
  | 'addition'
  | 'weighing'
  | 'statement'
  | 'optical_check'
  | 'reversal'
  | 'hand_over'

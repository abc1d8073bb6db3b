/** Which rules record a stage that every stream has and no machine knows; a hand-over's steps nobody sends as a scan. */
export type RecordedBy =
  | 'adoption'
  | 'addition'
  | 'weighing'
  | 'statement'
  | 'reversal'
  | 'hand_over'

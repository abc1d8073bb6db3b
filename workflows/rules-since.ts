/** From which version of a stream on today's rules were asked, so that `check` holds nothing older against them. */
export interface RulesSince {
  /** From which version on today's rules of danger and of mass were asked; from the first when absent. */
  readonly rulesSince?: number
  /** From which version on what is inside fits its mass after every event and adds up along the way; from the first when absent. */
  readonly insideSince?: number
  /** From which version on a mass is held against what else is written, `massDoubt`; from the first when absent. */
  readonly writtenSince?: number
  /** The first version all of which asked for a reason of what goes on under a recall; the first of all when absent. */
  readonly reasonSince?: number
}

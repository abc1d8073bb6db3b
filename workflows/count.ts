/** How many batches of which kinds a stage takes or makes. */
export interface Count {
  readonly least: number
  readonly most: number
  readonly kinds: readonly string[]
}

/** Whose request it is and when it came. */
export interface Asking {
  readonly organisationKey: number
  readonly now: Date
}

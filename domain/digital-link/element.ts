/** One element: an Application Identifier and its value, such as `01` and `09520123456788`. */
export interface Element {
  readonly ai: string
  readonly value: string
}

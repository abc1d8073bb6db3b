/** What a link may hold beyond the current standard; nothing of it unless said. */
export interface LinkOptions {
  /** Reads `gtin` and the other names that links had before version 1.3 of the syntax. */
  readonly permitConvenienceAlphas?: boolean
  /** Reads GTINs of 8, 12 and 13 digits in the path, as before version 1.4. */
  readonly permitZeroSuppressedGTIN?: boolean
  readonly permitUnknownAIs?: boolean
  /** With the one before: lets them stand in the query. */
  readonly permitUnknownAIAsAttribute?: boolean
}

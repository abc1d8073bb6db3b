/**
 * Whether a count that grew is worth a line in the log: the first one, the tenth, the hundredth. A machine that says nonsense a thousand
 * times a second fills no log.
 */
export function isWorthTelling(before: number, now: number): boolean {
  return before === 0 ? now > 0 : String(before).length < String(now).length
}

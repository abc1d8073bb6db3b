/** What the form of a report's page shows no control for, and an address has to say for the same figures: a moment, and where days begin. */
export function exactDaysOf(asked: {
  readonly asOfTime: string
  readonly timeZone: string
}): Readonly<Record<string, string>> {
  const { asOfTime, timeZone } = asked
  return Object.fromEntries(
    Object.entries({ asOfTime, timeZone }).filter(([, value]) => value !== ''),
  )
}

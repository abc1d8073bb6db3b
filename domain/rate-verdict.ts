/** What is said of a rate against its target: one that does not bind yet can be met before its day, and not missed. */
export function rateVerdict({
  status,
  binding,
}: {
  readonly status: string
  readonly binding: boolean
}) {
  if (status === 'pass') return 'rate_met'
  if (status !== 'fail') return 'rate_open'
  return binding ? 'rate_missed' : 'rate_not_binding'
}

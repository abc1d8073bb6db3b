import { type Link, replayChain } from '../../../domain/replay-chain.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { type Findings, judge, type Told } from './findings.ts'

/** Names what was done to a batch that no one may do: a quarantine taken back, or what its stream refuses. */
export function checkDangers(
  findings: Findings,
  { id, key }: { readonly id: string; readonly key: string },
  {
    links,
    stream,
  }: { links: readonly (Link & { readonly version: number })[]; stream: LoadedStream },
): void {
  const { rulesSince } = stream
  links.forEach(({ event, version }, index) => {
    const where = { table: 'batch', key: `${key}, event ${event.id}`, column: event.stage }
    const said = (found: Told) => {
      const expected: Told = { says: 'check_allowed' }
      judge(findings, { ...where, expected, found }, { version, rulesSince })
    }
    const undone = event.reverses?.stage ?? ''
    const ending = stream.allStages[undone]?.endedBy
    if (ending !== undefined) said({ says: 'check_taken_back', values: { undone, ending } })
    const faultsIn = stream.custody.past?.[event.stage]
    if (faultsIn === undefined || index === 0) return
    const earlier = links.slice(0, index)
    // Replaying from the start is dear, and done for the few events that a rule is about.
    const { state } = replayChain(id, earlier, stream.carried)
    const events = earlier.map((link) => link.event)
    for (const fault of faultsIn(event, state, events)) said(fault)
  })
}

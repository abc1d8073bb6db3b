import { perStream } from './per-stream.ts'
import type { LoadedStream } from './streams.ts'

/** States to which an emergency leads, where whatever it left open waits before all else. */
export const alarmStates = perStream(({ machine, stages }: LoadedStream): readonly string[] => {
  const alarms = Object.values(stages).filter(({ alarm }) => alarm !== undefined)
  const requests = new Set(alarms.map(({ request }) => request))
  const ways = Object.values(machine.states).flatMap((node) => [...node.transitions.values()])
  const targets = ways
    .flat()
    .filter(({ eventType }) => requests.has(eventType))
    .flatMap(({ target = [] }) => target.map(({ key }) => key))
  return [...new Set(targets)]
})

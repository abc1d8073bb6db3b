import type { Problem } from '../../api/http/problem.ts'
import { jsonOf } from './answers.ts'
import type { Side } from './sides.ts'

/** The names of what a scan is refused for; none where it was accepted. */
export async function faultsOf(answer: Response): Promise<readonly string[]> {
  return answer.status < 300 ? [] : saysOf(await jsonOf<Problem>(answer))
}

/** The names of the faults of a refusal. */
export function saysOf(problem: Problem | undefined): readonly string[] {
  return (problem?.faults ?? []).map(({ says, message }) => says ?? message)
}

/** What is said of a scan in place of the last event of a batch; nothing where it was taken. */
export async function corrected(
  side: Side,
  batch: string,
  replacement: object,
): Promise<readonly string[]> {
  const { events } = await side.get(`/batches/${batch}/events`)
  const correction = { event: events.at(-1).id, reason: 'A slip', replacement }
  return faultsOf(await side.send('/corrections', correction))
}

import { checkHistory } from '../check/check-history.ts'
import type { Call, Command, ExitCode } from './command.ts'
import { createProgress } from './progress.ts'

/** Replays all history and says whether anything stored differs from it. */
export const check: Command = {
  name: 'check',
  takes: [],
  summary: 'Replay all history and compare it with everything stored',
  options: ['json'],
  run: runCheck,
}

async function runCheck({ workspace, options, terminal }: Call): Promise<ExitCode> {
  const progress = createProgress(terminal, 'Events checked:')
  const { events, batches, postings, signatures, findings } = await checkHistory(
    workspace.store.system,
    workspace.streams,
    progress.show,
  )
  progress.end()
  const { differences, erased, first } = findings
  const signed = signatures === 0 ? '' : `, ${signatures} signatures`
  const counted = `${events} events, ${batches} batches, ${postings} postings${signed}`
  const besides = erased === 0 ? '' : ` (${erased} sealed facts erased)`
  if (first === undefined) terminal.out(`${counted}: no difference${besides}`)
  else {
    terminal.out(`${counted}: ${differences} differences${besides}`)
    terminal.out(`First: table ${first.table}, ${first.key}, ${first.column}`)
    terminal.out(`  expected: ${first.expected}`)
    terminal.out(`  found:    ${first.found}`)
  }
  if (options.json) {
    const answer = { events, batches, postings, signatures, erased, differences }
    terminal.out(JSON.stringify(first === undefined ? answer : { ...answer, first }))
  }
  return differences === 0 ? 0 : 1
}

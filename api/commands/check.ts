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

/** How many differences a person is shown; `--json` names more. */
const mostShown = 20

async function runCheck({ workspace, options, terminal }: Call): Promise<ExitCode> {
  const progress = createProgress(terminal, 'Events checked:')
  const { events, batches, postings, handOvers, signatures, findings } = await checkHistory(
    workspace.store.system,
    workspace.streams,
    progress.show,
  )
  progress.end()
  const { differences, erased, first, named } = findings
  const signed = signatures === 0 ? '' : `, ${signatures} signatures`
  const passed = handOvers === 0 ? '' : `, ${handOvers} hand-overs`
  const counted = `${events} events, ${batches} batches, ${postings} postings${passed}${signed}`
  const besides = erased === 0 ? '' : ` (${erased} sealed facts erased)`
  if (first === undefined) terminal.out(`${counted}: no difference${besides}`)
  else {
    terminal.out(`${counted}: ${differences} differences${besides}`)
    for (const [index, one] of named.slice(0, mostShown).entries()) {
      const place = `table ${one.table}, ${one.key}, ${one.column}`
      terminal.out(index === 0 ? `First: ${place}` : `Then: ${place}`)
      terminal.out(`  expected: ${one.expected}`)
      terminal.out(`  found:    ${one.found}`)
    }
  }
  if (options.json) {
    const answer = { events, batches, postings, handOvers, signatures, erased, differences }
    terminal.out(JSON.stringify(first === undefined ? answer : { ...answer, first, named }))
  }
  return differences === 0 ? 0 : 1
}

import { words } from '../../domain/words.ts'
import { readSigned } from '../log/log-files.ts'
import { checkHistory } from './check/check-history.ts'
import type { Findings } from './check/findings.ts'
import type { Call, Command, ExitCode } from './command.ts'
import { createProgress } from './import-file.ts'

/** Replays all history and says whether anything stored differs from it. */
export const check: Command = {
  name: 'check',
  takes: [],
  summary: words(
    'Replay all history and compare it with everything stored',
    '重演全部歷史，並與所有已儲存的資料核對',
    '重演全部历史，并与所有已存储的数据核对',
  ),
  options: ['json'],
  run: runCheck,
}

/** How many differences a person is shown; `--json` names more. */
const mostShown = 20

async function runCheck(call: Call): Promise<ExitCode> {
  const { installation, options, terminal } = call
  const progress = createProgress(call, 'events_checked')
  const { events, batches, postings, handOvers, signatures, findings } = await checkHistory(
    installation.store.system,
    installation.streams,
    progress.show,
    await readSigned(call.logFiles),
  )
  progress.end()
  const { differences, erased, unexplained, first, named } = findings
  const signed = signatures === 0 ? '' : `, ${signatures} signatures`
  const passed = handOvers === 0 ? '' : `, ${handOvers} hand-overs`
  const counted = `${events} events, ${batches} batches, ${postings} postings${passed}${signed}`
  const apart = unexplained === 0 ? '' : `, ${unexplained} of them by no erasure on record`
  const besides =
    erased === 0 ? '' : ` (what ${erased} sealed digests stand for was erased${apart})`
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
  showDoubts(terminal, findings)
  if (options.json) {
    const { doubtful, doubts } = findings
    const counts = {
      events,
      batches,
      postings,
      handOvers,
      signatures,
      erased,
      unexplained,
      differences,
    }
    const answer = doubtful === 0 ? counts : { ...counts, doubtful, doubts }
    terminal.out(JSON.stringify(first === undefined ? answer : { ...answer, first, named }))
  }
  return differences === 0 ? 0 : 1
}

/** What history holds that today's rules would refuse: it counts as recorded, and whoever relies on it should look. */
function showDoubts({ out }: Call['terminal'], { doubtful, doubts }: Findings): void {
  if (doubtful === 0) return
  out(`${doubtful} entries were accepted that today's rules refuse:`)
  for (const { table, key, column, expected, found } of doubts.slice(0, mostShown)) {
    out(`  table ${table}, ${key}, ${column}: ${found}; expected ${expected}`)
  }
}

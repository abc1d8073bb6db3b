import { type FaultName, type FaultValue, type Saying, sentence } from '../../domain/phrases.ts'
import { type Language, words } from '../../domain/words.ts'
import { readNewestSigned } from '../log/log-files.ts'
import { type Checked, checkHistory } from './check/check-history.ts'
import type { Difference } from './check/findings.ts'
import type { Call, Command, ExitCode } from './command.ts'
import { createProgress } from './import-file.ts'
import { type Told, tell } from './tell.ts'

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
  const { installation } = call
  const progress = createProgress(call, 'events_checked')
  const checked = await checkHistory(
    installation.store.system,
    installation.streams,
    progress.show,
    await readNewestSigned(call.logFiles),
  )
  progress.end()
  const { events, batches, postings, handOvers, signatures, findings } = checked
  const { differences, erased, unexplained, first, named, doubtful, doubts } = findings
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
  const told = [...toldOfDifferences(checked, call.language), ...toldOfDoubts(findings)]
  tell(call, told, first === undefined ? answer : { ...answer, first, named })
  return differences === 0 ? 0 : 1
}

function toldOfDifferences(checked: Checked, language: Language): readonly Told[] {
  const { differences, named } = checked.findings
  const counted = [
    countOf('check_events', checked.events),
    countOf('check_batches', checked.batches),
    countOf('check_postings', checked.postings),
    ...(checked.handOvers === 0 ? [] : [countOf('check_hand_overs', checked.handOvers)]),
    ...(checked.signatures === 0 ? [] : [countOf('check_signatures', checked.signatures)]),
  ].map(({ says, values }) => sentence(says, values, language))
  const values = { counted, differences, besides: erasedIn(checked) }
  const places = named.slice(0, mostShown).flatMap((one, index): readonly Told[] => [
    [index === 0 ? 'check_first' : 'check_then', { place: placeOf(one) }],
    ['check_expected', { expected: one.says?.expected ?? one.expected }],
    ['check_found', { found: one.says?.found ?? one.found }],
  ])
  return [[differences === 0 ? 'check_same' : 'check_different', values], ...places]
}

function countOf(says: FaultName, count: number) {
  return { says, values: { count } }
}

/** What sealed digests stand for that was erased; nothing where all of it is there. */
function erasedIn({ findings: { erased, unexplained } }: Checked): FaultValue {
  if (erased === 0) return ''
  const apart: FaultValue =
    unexplained === 0 ? '' : { says: 'check_unexplained', values: { unexplained } }
  return { says: 'check_erased', values: { erased, apart } }
}

/** What history holds that today's rules would refuse: it counts as recorded, and whoever relies on it should look. */
function toldOfDoubts({ doubtful, doubts }: Checked['findings']): readonly Told[] {
  if (doubtful === 0) return []
  const shown = doubts.slice(0, mostShown).map((one): Told => {
    const { expected, found } = { ...one, ...one.says }
    return ['check_doubt', { place: placeOf(one), expected, found }]
  })
  return [['check_doubtful', { doubtful }], ...shown]
}

/** Where a difference is: names of the database, the same in every language. */
function placeOf({ table, key, column }: Difference): Saying {
  return { says: 'check_place', values: { table, key, column } }
}

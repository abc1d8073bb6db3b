import { hash } from 'node:crypto'
import { type FaultName, type FaultValues, sentence } from '../../domain/phrases.ts'
import { plainText } from '../../domain/plain-text.ts'
import { trustOf } from '../../domain/proof/log/open-checkpoint.ts'
import type { Finding } from '../../domain/recompute/finding.ts'
import { type Recomputed, recompute as recomputeExport } from '../../domain/recompute/recompute.ts'
import { words } from '../../domain/words.ts'
import { loadStreams } from '../../workflows/load-streams.ts'
import { sha256 } from '../digest.ts'
import { codesOf } from '../oversight/export/codes.ts'
import { policyIn, readPolicyFile } from '../read-policy.ts'
import type { ExitCode, LoneCall, LoneCommand } from './command.ts'
import { openExport } from './export-source.ts'
import { rowsOfLots } from './rows-of-lots.ts'
import { type Told, tell } from './tell.ts'

/** Rebuilds every figure of an export with no network and no database, and names what differs. */
export const recompute: LoneCommand = {
  name: 'recompute',
  takes: ['EXPORT'],
  summary: words(
    'Rebuild every figure of an export from its events, offline, and compare',
    '離線按事件重新計算匯出檔的每個數字，並作比較',
    '离线按事件重新计算导出文件的每个数字，并作比较',
  ),
  options: ['policy', 'json'],
  runAlone: runRecompute,
}

/** How many differences a person is shown; `--json` names more. */
const mostShown = 20

async function runRecompute({ words: [path = ''], ...call }: LoneCall): Promise<ExitCode> {
  const { policy: file } = call.options
  const trust =
    file === undefined ? undefined : trustOf(await policyIn(await readPolicyFile(file), file))
  const found = await recomputeExport(await openExport(path), {
    hash: sha256,
    hashBytes: (bytes) => hash('sha256', bytes, 'buffer'),
    rowsOf: rowsOfLots,
    codes: JSON.parse(codesOf(await loadStreams())),
    trust,
  })
  tell(call, [...toldOf(found), ...differencesIn(found, call)], {
    differences: found.differences,
    events: found.events ?? null,
    reports: found.reports ?? null,
    log: found.log ?? null,
    manifest: found.manifest ?? null,
    hasOwnCodes: found.hasOwnCodes,
    findings: found.findings.map(({ file: at, line = null, says, values }) => ({
      file: at,
      line,
      says,
      values,
      message: sentence(says, values, 'en'),
    })),
  })
  return found.differences === 0 ? 0 : 1
}

function toldOf({ manifest, events, reports, log, hasOwnCodes }: Recomputed): readonly Told[] {
  if (manifest === undefined || events === undefined || reports === undefined) return []
  const { period, organisations, openingStatedGrams, whole } = manifest
  const { from, to, timeZone } = period
  const rests: FaultName = whole ? 'recompute_opening_whole' : 'recompute_opening_stated'
  return [
    ['recompute_of', { organisations: organisations.map(plainText), from, to, timeZone }],
    ['recompute_read', { ...counts(events), reports: reports.reports, figures: reports.figures }],
    [rests, { grams: openingStatedGrams }],
    ...(hasOwnCodes ? [] : ([['recompute_codes_of_others']] as const)),
    ...(log === undefined
      ? ([['recompute_log_none']] as const)
      : ([
          ['recompute_log', { logged: log.logged, size: log.size }],
          [signedIn(log.isSigned)],
          [witnessedIn(log.isWitnessed)],
        ] as const)),
  ]
}

function counts({ events, batches, postings }: NonNullable<Recomputed['events']>): FaultValues {
  return { events, batches, postings }
}

function signedIn(isSigned: boolean | undefined): FaultName {
  if (isSigned === undefined) return 'recompute_unsigned_unchecked'
  return isSigned ? 'recompute_signed' : 'recompute_unsigned'
}

function witnessedIn(isWitnessed: boolean | undefined): FaultName {
  if (isWitnessed === undefined) return 'recompute_witness_unchecked'
  return isWitnessed ? 'recompute_witnessed' : 'recompute_unwitnessed'
}

function differencesIn(
  { differences, findings }: Recomputed,
  { language }: Pick<LoneCall, 'language'>,
): readonly Told[] {
  if (differences === 0) return [['recompute_same']]
  const named = findings.slice(0, mostShown).map(toldOfFinding)
  return [['recompute_different', { differences }], ...named]

  function toldOfFinding({ file, line, says, values }: Finding): Told {
    // What it names is a stranger's: a mark that nobody sees would write over what stands above.
    const what = plainText(sentence(says, values, language))
    return line === undefined
      ? ['recompute_in', { file: plainText(file), what }]
      : ['recompute_at', { file, line, what }]
  }
}

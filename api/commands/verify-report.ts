import { z } from '@hono/zod-openapi'
import { canonical } from '../../domain/proof/canonical.ts'
import { parseEntry } from '../../domain/proof/log/entry.ts'
import { leafInput } from '../../domain/proof/log/merkle.ts'
import { trustOf } from '../../domain/proof/log/open-checkpoint.ts'
import { sha256 as sha256Bytes } from '../../domain/proof/log/sha256.ts'
import { parseProof } from '../../domain/proof/log/tlog-proof.ts'
import { verifyProof } from '../../domain/proof/log/verify-proof.ts'
import { outcomeOf, outcomeWords } from '../../domain/proof/record/step-words.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { words } from '../../domain/words.ts'
import { wrongLines } from '../../domain/wrong-lines.ts'
import { sha256 } from '../digest.ts'
import { flowReportSchema } from '../oversight/flow/make-flow-report.ts'
import { policyIn, readPolicyFile } from '../read-policy.ts'
import { toldIn } from '../terminal-language.ts'
import { padded } from './align-table.ts'
import type { ExitCode, LoneCall, LoneCommand } from './command.ts'
import { readWithin } from './read-within.ts'

/** Checks a sealed report with no network and no database: the file as it was given out, and its proof from the log. */
export const verifyReport: LoneCommand = {
  name: 'verify report',
  takes: ['FILE', 'PROOF'],
  summary: words(
    'Check a sealed report by its proof from the public log, offline',
    '以公開日誌的證明離線核實已鎖定的報告',
    '用公开日志的证明离线验证已锁定的报告',
  ),
  options: ['policy', 'json'],
  runAlone: runVerifyReport,
}

const steps = {
  statement: words(
    'It is a sealed report, unchanged in form',
    '是已鎖定的報告，格式完好',
    '是已锁定的报告，格式完好',
  ),
  arithmetic: words('Its figures explain one another', '各項數字互相吻合', '各项数字互相吻合'),
  entry: words('The proof is of this very file', '證明屬於這份檔案', '证明属于这份文件'),
  log: words(
    'The log holds it, and whom you believe signed the log',
    '日誌載有該報告，並由你信任的對象簽署',
    '日志载有该报告，并由您信任的对象签署',
  ),
} as const
type Step = keyof typeof steps

async function runVerifyReport({
  words: [file = '', proofFile = ''],
  options,
  terminal,
  language,
}: LoneCall): Promise<ExitCode> {
  const statement = await textIn(file)
  const receipt = await textIn(proofFile)
  const report = reportIn(statement)
  const entryFaults = faultsInEntry(statement, receipt)
  const found: Record<Step, readonly Fault[] | undefined> = {
    statement: report === undefined ? [faultOf('', 'report_not_sealed')] : [],
    arithmetic: report === undefined ? undefined : faultsInFigures(report),
    entry: entryFaults,
    log: entryFaults.length > 0 ? undefined : await faultsInLog(receipt, options.policy),
  }
  for (const step of Object.keys(steps) as Step[]) {
    const faults = found[step]
    const outcome = outcomeWords[outcomeOf(faults)][language]
    terminal.out(`${padded(outcome, 14)} ${steps[step][language]}`)
    for (const fault of faults ?? []) terminal.out(`  ${toldIn(language, [fault])}`)
  }
  if (options.policy === undefined) {
    terminal.err(toldIn(language, [faultOf('', 'pack_policy')]))
  }
  const proven = Object.values(found).every((faults) => faults?.length === 0)
  if (options.json) {
    const told = Object.entries(found).map(([step, faults]) => [step, faults ?? null] as const)
    const { organisation = null, from = null, to = null, asOf = null, time = null } = report ?? {}
    const about = { organisation, from, to, asOf, time, digest: sha256(statement) }
    terminal.out(JSON.stringify({ proven, ...about, steps: Object.fromEntries(told) }))
  }
  return proven ? 0 : 1
}

/** As `POST /reports/flow/seal` and `POST /closings` give it out. */
const sealedSchema = flowReportSchema.extend({
  v: z.literal(1),
  report: z.literal('flow'),
  nonce: z.string(),
  organisation: z.string(),
  time: z.string(),
  closing: z.string().optional(),
})
type SealedFlow = z.output<typeof sealedSchema>

/** The report in a statement; undefined where it is none of ours or not in the one form that it was sealed in. */
function reportIn(statement: string): SealedFlow | undefined {
  try {
    const read: unknown = JSON.parse(statement)
    const parsed = sealedSchema.safeParse(read)
    return parsed.success && canonical(read) === statement ? parsed.data : undefined
  } catch {
    return undefined
  }
}

function faultsInFigures(report: SealedFlow): readonly Fault[] {
  const count = wrongLines(report)
  return count === 0 && report.balanced ? [] : [faultOf('', 'report_figures_wrong', { count })]
}

function faultsInEntry(statement: string, receipt: string): readonly Fault[] {
  const proof = parseProof(receipt)
  if ('says' in proof) return [faultOf('', proof.says, proof.values)]
  const entry = proof.extra === undefined ? undefined : parseEntry(proof.extra)
  const isOf = entry?.kind === 'report' && entry.digest === sha256(statement)
  return isOf ? [] : [faultOf('', 'report_proof_of_another')]
}

/** Undefined where nobody was named whom the caller believes. */
async function faultsInLog(
  receipt: string,
  file: string | undefined,
): Promise<readonly Fault[] | undefined> {
  if (file === undefined) return undefined
  const trust = trustOf(await policyIn(await readPolicyFile(file), file))
  const proof = parseProof(receipt)
  const entry = ('says' in proof ? undefined : proof.extra) ?? new Uint8Array()
  const found = await verifyProof(receipt, await sha256Bytes(leafInput(entry)), trust)
  return 'says' in found ? [faultOf('', found.says, found.values)] : []
}

/** A sealed report of a whole jurisdiction by every group takes a tenth of it. */
const mostBytes = 100 * 1024 * 1024

/** Nothing for what is no UTF-8: what was hashed were these very bytes, which would be read as something else. */
async function textIn(file: string): Promise<string> {
  const bytes = await readWithin(file, mostBytes)
  const text = bytes.toString('utf8')
  return Buffer.from(text).equals(bytes) ? text : ''
}

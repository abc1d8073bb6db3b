import { checkEvidence, type EvidenceCheck } from '../../domain/funding/check-evidence.ts'
import { centsText } from '../../domain/funding/money-text.ts'
import { schemeVersion } from '../../domain/funding/schemes.ts'
import type { Statement } from '../../domain/funding/statement.ts'
import { plainText } from '../../domain/plain-text.ts'
import { trustOf } from '../../domain/proof/log/open-checkpoint.ts'
import { evidenceInFolders } from '../../domain/proof/record/evidence-files.ts'
import { named } from '../../domain/proof/record/named.ts'
import { openReceipts } from '../../domain/proof/record/open-receipts.ts'
import { outcomeOf, outcomeWords } from '../../domain/proof/record/step-words.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { words } from '../../domain/words.ts'
import { sha256 } from '../digest.ts'
import { statementIn } from '../funding/statement-schemas.ts'
import { policyIn, readPolicyFile } from '../read-policy.ts'
import { toldIn } from '../terminal-language.ts'
import { padded } from './align-table.ts'
import type { ExitCode, LoneCall, LoneCommand } from './command.ts'
import { readPack } from './read-pack.ts'

/** Derives the grant of a funded project again with no network and no database, from its evidence file alone. */
export const verifyFunding: LoneCommand = {
  name: 'verify funding',
  takes: ['FILE'],
  summary: words(
    'Work out the grant of a funded project again from its evidence file, offline',
    '離線按證明文件包重新計算資助項目的資助額',
    '离线按证明材料包重新计算资助项目的资助额',
  ),
  options: ['policy', 'json'],
  runAlone: runVerifyFunding,
}

const steps = {
  files: words('Its files are those of its manifest', '檔案與清單相符', '文件与清单相符'),
  figures: words(
    'Spend, claims and grant follow from its lines and its scheme',
    '開支、申領及資助額與開支項目及計劃相符',
    '开支、申领和资助额与开支项目和计划相符',
  ),
  events: words(
    'The sealed events that it is tied to are there',
    '所連繫的已鎖定事件齊備',
    '所关联的已锁定事件齐备',
  ),
  log: words(
    'The log holds those events, and whom you believe signed the log',
    '日誌載有該等事件，並由你信任的對象簽署',
    '日志载有这些事件，并由您信任的对象签署',
  ),
} as const
type Step = keyof typeof steps
/** What does not hold of each step; undefined where it was not checked. */
type Found = Readonly<Record<Step, readonly Fault[] | undefined>>

async function runVerifyFunding({ words: [path = ''], ...call }: LoneCall): Promise<ExitCode> {
  const { options, terminal, language } = call
  const files = await readPack(path)
  const checked = checkEvidence(files, { hash: sha256, statementIn })
  const { statement } = checked
  const found: Found = {
    files: checked.files,
    figures: checked.figures,
    events: checked.events,
    log: await faultsInLog(files, checked, options.policy),
  }
  tellSteps(found, call)
  if (options.policy === undefined) terminal.err(toldIn(language, [faultOf('', 'pack_policy')]))
  if (statement !== undefined) terminal.out(toldIn(language, [comesTo(statement)]))
  const proven = Object.values(found).every((faults) => faults?.length === 0)
  if (options.json) {
    const told = Object.entries(found).map(([step, faults]) => [step, faults ?? null] as const)
    const { code: project = null, grant = null } = statement ?? {}
    terminal.out(JSON.stringify({ proven, project, grant, steps: Object.fromEntries(told) }))
  }
  return proven ? 0 : 1
}

function tellSteps(
  found: Found,
  { terminal, language }: Pick<LoneCall, 'terminal' | 'language'>,
): void {
  for (const step of Object.keys(steps) as Step[]) {
    const outcome = outcomeWords[outcomeOf(found[step])][language]
    terminal.out(`${padded(outcome, 14)} ${steps[step][language]}`)
    // What it names is a stranger's: a mark that nobody sees would write over what stands above.
    for (const fault of found[step] ?? []) terminal.out(`  ${plainText(toldIn(language, [fault]))}`)
  }
}

function comesTo({ code, scheme, spendCents, grant, claimedCents }: Statement): Fault {
  return faultOf('', 'evidence_comes_to', {
    project: plainText(code),
    scheme: schemeVersion(scheme)?.title ?? plainText(scheme),
    spend: centsText(spendCents),
    grant: centsText(grant.governmentCents),
    claimed: centsText(claimedCents),
  })
}

/** Events that no receipt shows in a log that is believed; undefined where nobody was named whom the caller believes. */
async function faultsInLog(
  files: ReadonlyMap<string, string>,
  { statement }: EvidenceCheck,
  policy: string | undefined,
): Promise<readonly Fault[] | undefined> {
  if (policy === undefined || statement === undefined) return undefined
  const trust = trustOf(await policyIn(await readPolicyFile(policy), policy))
  const { places, faults } = await openReceipts(evidenceInFolders(files), trust)
  return [
    ...faults.map(({ pointer, says, values }) => faultOf(pointer, says, values)),
    ...statement.events
      .filter(({ digest }) => !places.has(named('event', digest)))
      .map(({ id }) => faultOf('', 'evidence_event_unlogged', { event: id })),
  ]
}

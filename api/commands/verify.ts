import { endReason, revocationReasons } from '../../domain/passport/status-reasons.ts'
import { trustOf } from '../../domain/proof/log/open-checkpoint.ts'
import type { ProofFault } from '../../domain/proof/proof-fault.ts'
import type { Evidence } from '../../domain/proof/record/evidence.ts'
import { evidenceInFiles } from '../../domain/proof/record/evidence-files.ts'
import { outcomeOf, outcomeWords, stepWords } from '../../domain/proof/record/step-words.ts'
import { isProven, type RecordCheck, recordSteps } from '../../domain/proof/record/verify-record.ts'
import { faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { words } from '../../domain/words.ts'
import { policyIn, readPolicyFile } from '../read-policy.ts'
import { toldIn } from '../terminal-language.ts'
import { padded } from './align-table.ts'
import type { ExitCode, LoneCall, LoneCommand } from './command.ts'
import { readPack } from './read-pack.ts'
import { endedKeysIn, verifyWithEnded } from './verify-ended-keys.ts'

/** Checks an evidence pack with no network and no database, against the keys that the caller believes. */
export const verify: LoneCommand = {
  name: 'verify',
  takes: ['PACK'],
  summary: words(
    'Check an evidence pack, offline, step by step',
    '離線逐項核實證明文件包',
    '离线逐项验证证明材料包',
  ),
  options: ['policy', 'json'],
  runAlone: runVerify,
}

async function runVerify({ words: [pack = ''], options, ...call }: LoneCall): Promise<ExitCode> {
  const evidence = await readEvidence(pack)
  const { policy: file } = options
  const policy = file === undefined ? undefined : await readPolicyFile(file)
  const trust =
    file === undefined || policy === undefined ? undefined : trustOf(await policyIn(policy, file))
  const believed = { now: call.now.toISOString(), ...(trust === undefined ? {} : { trust }) }
  const found = await verifyWithEnded(evidence, believed, await endedKeysIn(policy ?? ''))
  tell(found, call)
  if (found.logKeyEnded !== undefined) {
    const ended = faultOf('', 'pack_log_key_ended', { until: found.logKeyEnded })
    call.terminal.out(toldIn(call.language, [ended]))
  }
  if (trust === undefined) call.terminal.err(toldIn(call.language, [faultOf('', 'pack_policy')]))
  const proven = isProven(found)
  if (options.json) {
    // What was not checked is null, rather than absent.
    const steps = recordSteps.map((step) => [step, found.steps[step] ?? null] as const)
    const { ending = null, statusUntil = null, events } = found
    const told = { proven, steps: Object.fromEntries(steps), statusUntil, ending, events }
    call.terminal.out(JSON.stringify(told))
  }
  return proven ? 0 : 1
}

function tell(
  { steps, ending, events, statusUntil: until }: RecordCheck,
  { terminal, language }: Pick<LoneCall, 'terminal' | 'language'>,
): void {
  for (const step of recordSteps) {
    const outcome = outcomeWords[outcomeOf(steps[step])][language]
    terminal.out(`${padded(outcome, 14)} ${stepWords[step][language]}`)
    for (const fault of steps[step] ?? []) terminal.out(`  ${sentenceOf(fault, language)}`)
    if (step === 'status' && until !== undefined)
      terminal.out(`  ${toldIn(language, [faultOf('', 'status_list_old', { until })])}`)
  }
  if (ending !== undefined) {
    const { isShown, reason, time } = ending
    const says = isShown === true ? 'pack_passport_ended' : 'pack_passport_end_unshown'
    const day = time.slice(0, 10)
    const why = revocationReasons[endReason(reason)]
    terminal.out(toldIn(language, [faultOf('', says, { day, reason: why })]))
  }
  const logged = events.filter(({ index }) => index !== undefined).length
  const counted = faultOf('', 'pack_events', { count: events.length, logged })
  for (const one of [faultOf('', 'pack_until'), counted]) terminal.out(toldIn(language, [one]))
}

function sentenceOf({ pointer, says, values }: ProofFault, language: LoneCall['language']): string {
  return toldIn(language, [faultOf(pointer, says, values)])
}

async function readEvidence(pack: string): Promise<Evidence> {
  const evidence = evidenceInFiles(await readPack(pack))
  if (evidence === undefined) throw new RefusedError(refuse('invalid', '', ['pack_without_record']))
  return evidence
}

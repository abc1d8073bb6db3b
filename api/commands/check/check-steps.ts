import { canonical } from '../../../domain/proof/canonical.ts'
import { oldStepSigningText, stepSigningText } from '../../../domain/proof/step-signature.ts'
import { type HandOverState, stepHandOver } from '../../../workflows/hand-over.ts'
import { type Statement, statementOf } from '../../custody/statement.ts'
import { sha256, sha256Hex } from '../../digest.ts'
import { isSignedBy } from '../../ed25519.ts'
import type { CheckedHandOver, CheckedStep } from '../../store/check/checked-hand-overs.ts'
import { compareColumns, type Findings, note, nothing, type Told } from './findings.ts'

/** Checks the chain of a hand-over's steps: each statement against its row and the step before, and every signature. */
export function checkSteps(
  findings: Findings,
  handOver: CheckedHandOver,
  steps: readonly CheckedStep[],
): void {
  let previous: CheckedStep | undefined
  for (const [index, step] of steps.entries()) {
    const where = { table: 'hand_over_step', key: `hand-over ${handOver.id}, step ${step.step}` }
    const statement = statementOf(step)
    if (statement === undefined) {
      const found = step.statement.toString('utf8').slice(0, 80)
      note(findings, {
        ...where,
        column: 'statement',
        expected: { says: 'check_a_statement' },
        found,
      })
    } else {
      checkStatement(findings, where, { handOver, step, previous, statement, place: index + 1 })
    }
    previous = step
  }
  checkHead(findings, handOver, steps)
}

interface Step {
  readonly handOver: CheckedHandOver
  readonly step: CheckedStep
  readonly previous: CheckedStep | undefined
  readonly statement: Statement
  /** Where the step stands among those that are there. */
  readonly place: number
}

function checkStatement(
  findings: Findings,
  where: { table: string; key: string },
  { handOver, step, previous, statement, place }: Step,
): void {
  const text = step.statement.toString('utf8')
  const requestDigest = sha256(canonical(statement.request))
  compareColumns(findings, where, {
    expected: {
      digest: sha256(text),
      step: String(place),
      hand_over: handOver.id,
      id: statement.request.id.toLowerCase(),
      kind: statement.kind,
      organisation: statement.organisation,
      signer: statement.signer,
      record_time: statement.recordTime,
      request_digest: requestDigest,
      previous: previous?.digest.toString('base64url'),
      ...(statement.v === 1 ? {} : { events: statement.events?.join(', ') }),
    },
    found: {
      digest: step.digest.toString('base64url'),
      step: String(step.step),
      hand_over: statement.handOver,
      id: step.id,
      kind: step.kind,
      organisation: step.organisation,
      signer: step.signer,
      record_time: step.record_time.toISOString(),
      request_digest: step.request_digest.toString('base64url'),
      previous: statement.previous,
      events: step.events.join(', '),
    },
  })
  checkStepSignature(findings, where, { handOver, step, statement })
}

function checkStepSignature(
  findings: Findings,
  where: { table: string; key: string },
  { handOver, step, statement }: Pick<Step, 'handOver' | 'step' | 'statement'>,
): void {
  const { signature, signature_form: form, signingKey, organisation } = step
  const wrong = { ...where, column: 'signature' }
  if (signature === null) {
    // Before form 2 an offer was not asked for one, nor was a correction.
    if (signingKey === null || statement.v === 1) return
    note(findings, { ...wrong, expected: { says: 'check_station_signature' }, found: nothing })
    return
  }
  if (signingKey === null) {
    note(findings, {
      ...wrong,
      expected: { says: 'check_station_key' },
      found: { says: 'check_none' },
    })
    return
  }
  const requestDigest = sha256Hex(canonical(statement.request))
  const { previous } = statement
  const text =
    form === 1
      ? oldStepSigningText(requestDigest)
      : stepSigningText({
          organisation,
          station: signingKey.toString('base64url'),
          handOver: handOver.id,
          ...(previous === undefined ? {} : { previous }),
          requestDigest,
        })
  if (isSignedBy(signingKey, text, signature)) return
  const values = { station: signingKey.toString('base64url'), text: JSON.stringify(text) }
  const expected: Told = { says: 'check_signature_of', values }
  note(findings, { ...wrong, expected, found: signature.toString('base64url') })
}

/** The hand-over's own row against what its steps come to. */
function checkHead(
  findings: Findings,
  handOver: CheckedHandOver,
  steps: readonly CheckedStep[],
): void {
  const last = steps.at(-1)
  compareColumns(
    findings,
    { table: 'hand_over', key: handOver.id },
    {
      expected: {
        step_count: String(steps.length),
        head_digest: last?.digest.toString('base64url'),
        state: stateAfter(steps),
      },
      found: {
        step_count: String(handOver.step_count),
        head_digest: handOver.head_digest.toString('base64url'),
        state: handOver.state,
      },
    },
  )
}

function stateAfter(steps: readonly CheckedStep[]): Told {
  let state: HandOverState = 'offered'
  for (const step of steps) {
    if (step.kind === 'offer' || step.kind.startsWith('correct_')) continue
    const lines = statementOf(step)?.request.lines ?? []
    const next = stepHandOver(state, {
      type: step.kind as 'decide',
      accepted: lines.filter(({ acceptedGrams = 0 }) => acceptedGrams > 0).length,
      refused: lines.filter(({ refusedGrams = 0 }) => refusedGrams > 0).length,
    })
    if (typeof next !== 'string')
      return { says: 'check_state_open', values: { kind: step.kind, step: step.step } }
    state = next
  }
  return state
}

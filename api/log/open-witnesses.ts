import { formatNote, type NoteSignature, parseNote } from '../../domain/proof/log/note.ts'
import type { Policy } from '../../domain/proof/log/policy.ts'
import { countQuorum } from '../../domain/proof/log/quorum.ts'
import { faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { sha256Hex } from '../digest.ts'
import { policyIn } from '../read-policy.ts'
import { type Steady, steadyClock } from '../steady-clock.ts'
import { type AskedWitness, askWitness, readSeen } from './ask-witness.ts'
import type { AskedCheckpoint, Cosigned, Witnesses } from './witnesses.ts'

/** A witness, and what is remembered of it while this process lives. */
interface Known {
  readonly witness: AskedWitness
  /** The size that it cosigned last, as far as we know. */
  size: number
  /** Its cosignature under the text that it was given for. */
  last: { readonly text: string; readonly signature: NoteSignature } | undefined
  /** Until when it is left alone, unless it is needed: it was away. */
  restsUntil: number
}

/** All are asked at once, and an entry waits no longer for any of them that is not needed. */
const askMilliseconds = 1_000
/** Without whoever is needed nothing is published: a machine that is busy is waited for, rather than asked anew for more. */
const needMilliseconds = 5_000
/** Whoever was away is not waited for at each checkpoint. */
const restMilliseconds = 15_000

/** The witnesses of a policy file, as the one who keeps the log asks them. Throws a refusal for a policy that is wrong. */
export async function openWitnesses(policyText: string): Promise<Witnesses> {
  const policy = await askedPolicyIn(policyText)
  const known: readonly Known[] = policy.witnesses.map((witness) => ({
    witness,
    size: 0,
    last: undefined,
    restsUntil: 0,
  }))
  const elapsed = steadyClock()
  return {
    newest: async (origin) => {
      const log = sha256Hex(origin)
      const asked = known.map(async ({ witness: { key }, witness }) => {
        const answer = await readSeen(witness, log, askMilliseconds)
        return answer === undefined ? [] : [{ witness: key, note: answer.note }]
      })
      const answers = (await Promise.all(asked)).flat()
      return {
        answered: answers.map(({ witness }) => witness),
        checkpoints: answers.flatMap(({ witness, note }) =>
          note === undefined ? [] : [{ witness, note }],
        ),
        quorum: policy.quorum,
      }
    },
    cosign: async (asked) => {
      const note = parseNote(asked.note)
      if ('says' in note) throw new RangeError('Cannot ask a witness: the checkpoint is no note')
      const began = elapsed()
      const isResting = ({ restsUntil }: Known) => restsUntil > began
      const isUnasked = ({ last }: Known) => last?.text !== note.text
      const ask = async (ones: readonly Known[], within: number) => {
        const milliseconds = within - (elapsed() - began)
        await Promise.all(
          ones.map((one) => askOne(one, note.text, { asked, milliseconds, elapsed })),
        )
      }
      const isEnough = () => cosignedOf(known, note, policy).isEnough
      const resting = known.filter(isResting)
      await ask(
        known.filter((one) => isUnasked(one) && !isResting(one)),
        askMilliseconds,
      )
      if (!isEnough()) await ask(resting.filter(isUnasked), 2 * askMilliseconds)
      if (!isEnough()) await ask(known.filter(isUnasked), needMilliseconds)
      return cosignedOf(known, note, policy)
    },
  }
}

interface Asking {
  readonly asked: AskedCheckpoint
  readonly milliseconds: number
  readonly elapsed: Steady
}

async function askOne(
  one: Known,
  text: string,
  { asked, milliseconds, elapsed }: Asking,
): Promise<void> {
  const { witness, size: from } = one
  const answer = await askWitness({ witness, asked, from, milliseconds })
  const { signature, size, isAway } = answer
  if (size !== undefined) one.size = size
  if (signature !== undefined) one.last = { text, signature }
  if (isAway) one.restsUntil = elapsed() + restMilliseconds
}

/** The note as it may be shown: what the log signed, with every cosignature of this very text. */
function cosignedOf(
  known: readonly Known[],
  { text, signatures }: { readonly text: string; readonly signatures: readonly NoteSignature[] },
  { quorum }: Pick<Policy, 'quorum'>,
): Cosigned {
  const signed = known.filter(({ last }) => last?.text === text)
  const cosignatures = signed.flatMap(({ last }) => (last === undefined ? [] : [last.signature]))
  const { count, least } = countQuorum(quorum, (key) =>
    signed.some(({ witness }) => witness.key === key),
  )
  return {
    note: formatNote({ text, signatures: [...signatures, ...cosignatures] }),
    isEnough: count >= least,
    isComplete: signed.length === known.length,
  }
}

/** A policy whose witnesses can all be asked. */
export type AskedPolicy = Omit<Policy, 'witnesses'> & {
  readonly witnesses: readonly AskedWitness[]
}

/** What a policy file says; throws a refusal with all that is wrong with it, for whoever asks its witnesses. */
export async function askedPolicyIn(text: string): Promise<AskedPolicy> {
  const policy = await policyIn(text, '')
  return { ...policy, witnesses: askable(policy) }
}

/** Every witness must have an address that can be asked, else nobody would notice that it never is. */
function askable({ witnesses }: Policy): readonly AskedWitness[] {
  const faults = witnesses
    .filter(({ url }) => url === undefined || !isAddress(url))
    .map(({ name }) => faultOf('', 'policy_witness_without_address', { name }))
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  return witnesses.map((one) => ({ ...one, url: (one.url ?? '').replace(/\/+$/, '') }))
}

/** No name and password stand in it: the policy is published, and nothing that is asked so is ever answered. */
function isAddress(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, username, password } = new URL(url)
  return /^https?:$/.test(protocol) && username === '' && password === ''
}

import type { Scan } from '../../domain/event.ts'
import { fewFaults } from '../../domain/few-faults.ts'
import type { Envelope } from '../../domain/proof/envelope.ts'
import type { Receipt } from '../../domain/receipt.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Role } from '../../domain/role.ts'
import type { BatchCorrection } from '../../workflows/correct-hand-over.ts'
import type { Correcting } from '../../workflows/reverse.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { HandedOver } from '../../workflows/take-over.ts'
import type { AskedCompetence, CompetenceOnDay } from '../store/organisations/competences.ts'

/** The organisation that a scan is recorded for. */
export interface Actor {
  readonly organisationKey: number
  /** The organisation's own short name, as events carry it. */
  readonly organisation: string
}

/** A station's Ed25519 signature of a scan, checked. */
export interface ScanSignature {
  readonly accessKeyKey: number
  /** Hex. */
  readonly signature: string
  /** Which text was signed: see `scanSigningText`. */
  readonly form: number
}

/** Who sent a scan and which certificate was asked for where it came in: both are looked at again where it is recorded. */
export interface Admitted {
  /** The account of a person, or the key of a station. */
  readonly sender: { readonly personId: string } | { readonly keyKey: number }
  /** The key of the station whose device signed for a person. */
  readonly signer?: number
  readonly competence?: AskedCompetence
  /** Why it is refused all the same, as its sender stands now. */
  readonly faultNow: (now: SenderNow) => Refusal | undefined
}

/** How a sender stands when a scan is recorded. */
export interface SenderNow {
  /** What a person is to the organisation; undefined of whoever is nothing any more, and of a station. */
  readonly role: Role | undefined
  /** Whether the key of a station lives, or that of the station that signed for a person; true of a person alone. */
  readonly hasKey: boolean
  /** Of the certificate that was asked for. */
  readonly competence: CompetenceOnDay | undefined
}

/** What is handed in with a scan and goes with it to the end; no part of its digest. */
export interface Handed {
  readonly actor: Actor
  /** Absent where nobody sent it, or where whoever did is looked at in the same transaction. */
  readonly admitted?: Admitted
  readonly signature?: ScanSignature
  /** For a scan that a hand-over's step makes: what each output continues; empty where nothing is taken over. */
  readonly predecessors?: readonly KnownPredecessor[]
  /** For a scan that a correction of a hand-over makes: what was agreed for each batch, in order. */
  readonly corrections?: readonly AgreedCorrection[]
  /** For a call of a live model or a verdict on it, which no scan says by itself. */
  readonly opticalCheck?: true
  /** For a reversal that is half of a correction of one's own. */
  readonly correcting?: Correcting
}

/** A scan that could be read, on its way in. */
export interface Entry extends Handed {
  readonly scan: Scan
  readonly stream: LoadedStream
  /** The table the scan was read by: name, version, digest. */
  readonly schema: Envelope['schema']
  /** SHA-256 of the scan as sent, in canonical form, hex: what a station signs. Made when somebody asks. */
  readonly scanDigest: () => string
  /** SHA-256 of what the scan says, hex: tells a duplicate from an id used twice. Made when somebody asks. */
  readonly saidDigest: () => string
}

/** What both sides agreed on for a batch; whether its credits bear it is looked at when the batch is held. */
export type AgreedCorrection = Omit<BatchCorrection, 'groundless'>

/** A predecessor with the key of its batch, which belongs to another organisation and cannot be looked up. */
export interface KnownPredecessor extends HandedOver {
  readonly batchKey: number
}

/** The receipt of a refused scan. */
export function refusedReceipt(id: string | null, { code, faults }: Refusal): Receipt {
  return { id, status: 'refused', code, faults: fewFaults(faults) }
}

import { randomUUID } from 'node:crypto'
import { canonical } from '../../../../domain/proof/canonical.ts'
import { baseContext, untpContext } from '../../../../domain/proof/credential/contexts.ts'
import { makeStatusCredential } from '../../../../domain/proof/credential/make-status-credential.ts'
import { makeStatusList } from '../../../../domain/proof/credential/status-list.ts'
import { formatCheckpoint } from '../../../../domain/proof/log/checkpoint.ts'
import { type EntryKind, entryOf } from '../../../../domain/proof/log/entry.ts'
import { formatNote } from '../../../../domain/proof/log/note.ts'
import { cosignText, type NoteSigner, signText } from '../../../../domain/proof/log/sign-note.ts'
import { hashesFromTiles, rootFromTiles } from '../../../../domain/proof/log/tile-tree.ts'
import { formatProof } from '../../../../domain/proof/log/tlog-proof.ts'
import { inclusionNodes } from '../../../../domain/proof/log/tree-nodes.ts'
import { digestMultibaseOf } from '../../../../domain/proof/multibase.ts'
import { digestOf } from '../../../../domain/proof/record/digest-of.ts'
import type { Believed, Evidence } from '../../../../domain/proof/record/evidence.ts'
import { historyLinkType, historyOf } from '../../../../domain/proof/record/history.ts'
import { growLog, sha256Of } from '../../../harness/grow-log.ts'
import { makeNoteSigner } from '../../../harness/note-signer.ts'
import { issuer, makeIssuer, now, signed } from '../credential/signed.ts'

const list = 'https://yard.example/status/1'
const statusIndex = 77
export const subject = randomUUID()
export const stages = ['received', 'triaged', 'tested', 'repurposed']

/** Everything that a record stands on, all of it right. */
export type Whole = Required<Omit<Evidence, 'ended' | 'seen' | 'grown'>>

export type Maker = Awaited<ReturnType<typeof makeMaker>>

/** Who issues, logs and witnesses records in a test, and whom the one who checks believes. */
export async function makeMaker() {
  const by = await makeIssuer()
  const log = await makeNoteSigner('log.example/1', 'ed25519')
  const witness = await makeNoteSigner('witness.example', 'cosignature')
  const trust = { logs: [log.key], witnesses: [witness.key], quorum: 1 }
  return { by, log, witness, believed: { now, trust } satisfies Believed }
}

/** Events of a batch, one for each stage, each naming the one before. */
export async function chainOf(names: readonly string[] = stages): Promise<readonly string[]> {
  const texts: string[] = []
  for (const [at, stage] of names.entries()) {
    const before = texts.at(-1)
    const own = { batch: subject, seq: at + 1 }
    const link = before === undefined ? own : { ...own, prev: await digestOf(before) }
    const other = { batch: randomUUID(), seq: 9, prev: await digestOf('another') }
    texts.push(
      canonical({ v: 2, id: randomUUID(), type: `battery.${stage}`, subjects: [other, link] }),
    )
  }
  return texts
}

/** A record whose events are these; `revoked` sets the bit of its passport. */
export async function makeEvidence(
  maker: Maker,
  { events, revoked = [] }: { events: readonly string[]; revoked?: readonly number[] },
): Promise<Whole> {
  const history = historyOf({ subject, events: await Promise.all(events.map(digestOf)) })
  const statusList = await signed(
    await makeStatusCredential({
      id: list,
      issuer,
      bits: makeStatusList(revoked),
      validFrom: '2026-11-27T00:00:00Z',
      validUntil: '2026-11-28T00:00:00Z',
    }),
    maker.by.signer,
  )
  const passport = await signed(passportOf(await digestOf(history)), maker.by.signer)
  const issuerDocument = canonical(maker.by.document)
  const parts = { passport, issuerDocument, statusList, history, events }
  return { ...parts, receipts: await receiptsOf(parts, maker) }
}

/** The passport that commits to a history. */
export function passportOf(historyDigest: string) {
  return {
    '@context': [baseContext, untpContext],
    id: 'https://yard.example/credentials/1',
    type: ['DigitalProductPassport', 'VerifiableCredential'],
    issuer: { type: ['CredentialIssuer'], id: issuer, name: 'Yard' },
    validFrom: '2026-11-01T00:00:00Z',
    validUntil: '2027-11-01T00:00:00Z',
    credentialStatus: {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: statusIndex,
      statusListCredential: list,
    },
    credentialSubject: {
      type: ['Product'],
      id: 'https://yard.example/b/1',
      name: 'Pack',
      relatedDocument: [
        { linkURL: 'https://yard.example/manual', linkName: 'Manual' },
        {
          linkURL: `https://yard.example/history/${historyDigest}`,
          linkName: 'History',
          linkType: historyLinkType,
          digestMultibase: digestMultibaseOf(historyDigest),
        },
      ],
    },
  }
}

/** Receipts of all parts, out of a log that holds other things too. */
export async function receiptsOf(
  { passport, issuerDocument, statusList, events }: Omit<Whole, 'receipts'>,
  { log, witness }: { log: NoteSigner; witness: NoteSigner },
): Promise<readonly string[]> {
  const things: readonly (readonly [EntryKind, string])[] = [
    ...events.map((text) => ['event', text] as const),
    ['did-document', issuerDocument],
    ['status-list', statusList],
    ['credential', passport],
  ]
  const own = await Promise.all(
    things.map(async ([kind, text]) =>
      entryOf({ kind, id: randomUUID(), digest: await digestOf(text) }),
    ),
  )
  const entries = [...Array.from({ length: 300 }, (_, at) => Buffer.from(`other ${at}`)), ...own]
  const grown = growLog(entries.map((entry) => Buffer.from(entry).toString()))
  const size = entries.length
  const root = rootFromTiles(size, grown.read, sha256Of) ?? new Uint8Array()
  const text = formatCheckpoint({ origin: log.key.name, size, root, extensions: [] })
  const signatures = [await signText(text, log), await cosignText(text, 1_795_770_000, witness)]
  const checkpoint = formatNote({ text, signatures })
  return own.map((extra, at) => {
    const index = 300 + at
    const hashes = hashesFromTiles(inclusionNodes(index, size), grown.read, sha256Of) ?? []
    return formatProof({ index, hashes, checkpoint, extra })
  })
}

import type { z } from '@hono/zod-openapi'
import { fileName } from '../../domain/file-name.ts'
import {
  classesOf,
  type DefectClasses,
  newestClasses,
} from '../../domain/optical-check/defect-classes.ts'
import { faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { PersonPrincipal, Principal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { pseudonymOf } from '../people/access/pseudonym.ts'
import { randomId } from '../random-id.ts'
import { inOneTransaction } from '../recording/in-one-transaction.ts'
import type { Database } from '../store/database.ts'
import type { Held } from '../store/hold-transaction.ts'
import { batchPlaces } from '../store/optical-checks/calls.ts'
import { listPieces, type StoredPiece } from '../store/optical-checks/pieces.ts'
import { addVerdict, lockPiece } from '../store/optical-checks/verdicts.ts'
import type { verdictSchema } from './call-schemas.ts'
import { recordAll } from './record-checks.ts'

/** The organisation's piece of this code. Throws the refusal that another organisation's gets as well. */
export async function ownPiece(
  db: Database,
  organisationKey: number,
  code: string,
): Promise<StoredPiece> {
  const [piece] = await listPieces(db, organisationKey, { code, past: undefined, limit: 1 })
  if (piece !== undefined) return piece
  const says = ['optical_piece_not_there', { piece: code }] as const
  throw new RefusedError(refuse('not_found', '/path/piece', says))
}

/** The classes by which a piece is judged: those of the newest version that called it. */
export function classesFor(
  { calls, stream }: Pick<StoredPiece, 'calls' | 'stream'>,
  streams: ReadonlyMap<string, LoadedStream>,
): DefectClasses | undefined {
  const lists = streams.get(stream)?.defectClasses ?? []
  const last = calls.at(-1)?.classesVersion
  return (last === undefined ? undefined : classesOf(lists, last)) ?? newestClasses(lists)
}

interface Judging {
  readonly principal: Principal
  readonly code: string
  readonly said: z.output<typeof verdictSchema>
  readonly now: Date
}

/**
 * Keeps a person's verdict on a piece; calls and verdicts before it stay. The same person saying the same again says nothing new. Of a
 * piece that is a batch, it becomes an event of the batch in the same commit.
 */
export async function judgePiece(
  installation: Installation,
  judging: Judging,
): Promise<StoredPiece> {
  const { principal } = judging
  const { organisation } = principal
  if (principal.kind !== 'person' || organisation === undefined) {
    throw new RefusedError(refuse('not_allowed', '', ['optical_verdicts_of_persons']))
  }
  return inOneTransaction(installation, organisation.organisationKey, (held) =>
    judgeWithin(held, installation, { ...judging, principal, slug: organisation.slug }),
  )
}

async function judgeWithin(
  held: Held,
  installation: Installation,
  {
    principal,
    code,
    said,
    now,
    slug,
  }: Judging & { readonly principal: PersonPrincipal; readonly slug: string },
): Promise<StoredPiece> {
  const { tx, organisationKey } = held
  const { pieceKey } = await ownPiece(tx, organisationKey, code)
  await lockPiece(tx, pieceKey)
  const piece = await ownPiece(tx, organisationKey, code)
  const classes = classesFor(piece, installation.streams)
  const names = Object.keys(classes?.classes ?? {})
  if (classes === undefined || !names.includes(said.class)) {
    const values = { given: said.class, names }
    const faults = [faultOf('/class', 'optical_class_unknown', values)]
    throw new RefusedError({ code: 'invalid', faults })
  }
  const { personId, name: judgedBy } = principal
  const note = said.note ?? null
  const last = piece.verdicts.at(-1)
  if (last?.class === said.class && last.note === note && last.personId === personId) return piece
  const operator = pseudonymOf(personId, slug)
  const verdict = { classes, said: said.class, operator, now }
  const eventId = await recordVerdict(installation, held, { principal, piece, verdict })
  const kept = { pieceKey, class: said.class, note, personId, judgedBy, now, eventId }
  await addVerdict(tx, organisationKey, kept)
  return ownPiece(tx, organisationKey, code)
}

/**
 * Records a verdict on a batch; the id of its event. Null of a piece that is no batch, and of a batch that nothing is said of here any more, such
 * as one that was handed over: there the verdict stands by itself.
 */
async function recordVerdict(
  installation: Installation,
  held: Held,
  {
    principal,
    piece,
    verdict,
  }: {
    principal: Principal
    piece: StoredPiece
    verdict: { classes: DefectClasses; said: string; operator: string; now: Date }
  },
): Promise<string | null> {
  const { batch } = piece
  if (batch === null) return null
  const place = (await batchPlaces(held.tx, held.organisationKey, [batch])).get(batch)
  if (place === undefined) return null
  const facts = {
    pictureAddress: fileName({ digest: piece.picture }),
    defectClass: verdict.said,
    defectClassesVersion: String(verdict.classes.version),
    checkedBy: 'person',
  }
  const id = randomId()
  const eventTime = verdict.now.toISOString()
  const check = { id, batch, eventTime, facts, operator: verdict.operator, ...place }
  const refused = await recordAll(installation, held, { principal, checks: [check] })
  return refused === undefined ? id : null
}

import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A piece as it was first told: one picture of one thing. */
export interface ToldPiece {
  readonly code: string
  readonly stream: string
  /** SHA-256, base64url. */
  readonly picture: string
  /** UTC ISO 8601. */
  readonly takenTime: string
  readonly batch: string | null
  readonly isReference: boolean
}

export interface KnownPiece extends ToldPiece {
  readonly pieceKey: number
}

/** A new piece with whether it is drawn at random for a person. */
export interface NewPiece extends ToldPiece {
  readonly isControl: boolean
}

/** A new call of a piece that is there. */
export interface NewCall {
  readonly id: string
  readonly pieceKey: number
  readonly versionKey: number
  readonly class: string
  readonly confidenceMillionths: number
  readonly wasLive: boolean
  readonly isDoubtful: boolean
  readonly digest: Buffer
}

/** Digests of the calls that came under these ids, by id. */
export async function callDigests(
  db: Database,
  organisationKey: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const { rows } = await sql<{ id: string; digest: Buffer }>`
    select id, digest from optical_call
    where organisation_key = ${organisationKey} and id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, digest }) => [id, digest]))
}

interface PieceRow extends Omit<KnownPiece, 'picture' | 'takenTime'> {
  readonly picture: Buffer
  readonly takenTime: Date
}

/** The organisation's pieces of these codes, by code. */
export async function knownPieces(
  db: Database,
  organisationKey: number,
  codes: readonly string[],
): Promise<ReadonlyMap<string, KnownPiece>> {
  const { rows } = await sql<PieceRow>`
    select optical_piece_key as "pieceKey", code, stream, picture, taken_time as "takenTime", batch, is_reference as "isReference"
    from optical_piece where organisation_key = ${organisationKey} and code = any(${[...codes]}::text[])`.execute(
    db,
  )
  return new Map(
    rows.map((row) => {
      const told = {
        picture: row.picture.toString('base64url'),
        takenTime: row.takenTime.toISOString(),
      }
      return [row.code, { ...row, ...told }]
    }),
  )
}

/** Which versions have called which of these pieces, as `pieceKey versionKey`. */
export async function callsOn(
  db: Database,
  organisationKey: number,
  pieceKeys: readonly number[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ called: string }>`
    select optical_piece_key || ' ' || optical_version_key as called from optical_call
    where organisation_key = ${organisationKey} and optical_piece_key = any(${[...pieceKeys]}::bigint[])`.execute(
    db,
  )
  return new Set(rows.map(({ called }) => called))
}

/** Where the organisation's batches of these codes are: codes of stream and facility, by code of the batch. */
export async function batchPlaces(
  db: Database,
  organisationKey: number,
  codes: readonly string[],
): Promise<ReadonlyMap<string, { readonly stream: string; readonly facility: string }>> {
  if (codes.length === 0) return new Map()
  const { rows } = await sql<{ code: string; stream: string; facility: string }>`
    select batch.code, batch.stream, facility.code as facility from batch join facility using (facility_key)
    where batch.organisation_key = ${organisationKey} and batch.code = any(${[...codes]}::text[])`.execute(
    db,
  )
  return new Map(rows.map(({ code, ...place }) => [code, place]))
}

/** Keeps pieces; their keys, by code. */
export async function addPieces(
  tx: Database,
  organisationKey: number,
  { station, pieces, now }: { station: string; pieces: readonly NewPiece[]; now: Date },
): Promise<ReadonlyMap<string, number>> {
  if (pieces.length === 0) return new Map()
  const rows = await tx
    .insertInto('optical_piece')
    .values(
      pieces.map((piece) => ({
        organisation_key: organisationKey,
        code: piece.code,
        stream: piece.stream,
        picture: Buffer.from(piece.picture, 'base64url'),
        batch: piece.batch,
        station_id: station,
        taken_time: new Date(piece.takenTime),
        is_reference: piece.isReference,
        is_control: piece.isControl,
        received_time: now,
      })),
    )
    .returning(['code', 'optical_piece_key'])
    .execute()
  return new Map(rows.map(({ code, optical_piece_key }) => [code, optical_piece_key]))
}

/** Keeps calls. */
export async function addCalls(
  tx: Database,
  organisationKey: number,
  { station, calls, now }: { station: string; calls: readonly NewCall[]; now: Date },
): Promise<void> {
  if (calls.length === 0) return
  await tx
    .insertInto('optical_call')
    .values(
      calls.map((call) => ({
        id: call.id,
        organisation_key: organisationKey,
        optical_piece_key: call.pieceKey,
        optical_version_key: call.versionKey,
        class: call.class,
        confidence_millionths: call.confidenceMillionths,
        was_live: call.wasLive,
        is_doubtful: call.isDoubtful,
        station_id: station,
        digest: call.digest,
        received_time: now,
      })),
    )
    .execute()
}

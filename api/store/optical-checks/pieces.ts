import { sql } from 'kysely'
import type { Basis, Choice } from '../../../domain/optical-check/call.ts'
import type { Database } from '../database.ts'

/** A piece with everything that was said of it. */
export interface StoredPiece {
  readonly pieceKey: number
  readonly code: string
  readonly stream: string
  /** SHA-256, base64url. */
  readonly picture: string
  readonly batch: string | null
  readonly station: string
  /** UTC ISO 8601. */
  readonly takenTime: string
  /** Why a person was asked; undefined where nobody was and nobody judged. */
  readonly choice: Choice | undefined
  /** Oldest first. */
  readonly calls: readonly StoredCall[]
  /** Oldest first; the last one holds. */
  readonly verdicts: readonly StoredVerdict[]
}

export interface StoredCall {
  readonly id: string
  readonly model: string
  readonly version: string
  readonly classesVersion: number
  readonly class: string
  readonly confidenceMillionths: number
  readonly wasLive: boolean
  readonly isDoubtful: boolean
  readonly receivedTime: string
}

export interface StoredVerdict {
  readonly class: string
  readonly note: string | null
  readonly personId: string
  readonly judgedBy: string
  readonly judgedTime: string
}

/** Which pieces; each name left out is no bound. */
export interface PieceFilter {
  readonly code?: string | undefined
  readonly batch?: string | undefined
  /** Those that wait for a person. */
  readonly isWaiting?: boolean | undefined
  /** Those that this version called, and what it called them. */
  readonly versionKey?: number | undefined
  readonly called?: string | undefined
  /** What a person says last. */
  readonly judged?: string | undefined
  /** How they were chosen, where a person judged them. */
  readonly basis?: Basis | undefined
  /** When their pictures were taken, UTC ISO 8601; `to` is not included. Sets that were put together beforehand are left out. */
  readonly span?: { readonly from: string; readonly to: string } | undefined
}

/** Pieces below a key where one is given, newest first; those that wait above it, oldest first. */
export interface PiecePage extends PieceFilter {
  readonly past: number | undefined
  readonly limit: number
}

interface PieceRow
  extends Omit<StoredPiece, 'choice' | 'calls' | 'verdicts' | 'picture' | 'takenTime'> {
  readonly picture: Buffer
  readonly takenTime: Date
  readonly isReference: boolean
  readonly isControl: boolean
  readonly calls: readonly StoredCall[] | null
  readonly verdicts: readonly StoredVerdict[] | null
}

/**
 * Whether a piece waits for a person: somebody was asked, and nobody has judged. Those who were asked about are few, and have indexes of
 * their own, so that the others are not looked at.
 */
function waitsIn(organisationKey: number, among?: readonly number[]) {
  const own =
    among === undefined
      ? sql`organisation_key = ${organisationKey}`
      : sql`organisation_key = ${organisationKey} and optical_piece_key = any(${[...among]}::bigint[])`
  return sql<boolean>`piece.optical_piece_key in (
      select optical_piece_key from optical_piece where ${own} and (is_reference or is_control)
      union select optical_piece_key from optical_call where ${own} and was_live and is_doubtful
      except select optical_piece_key from optical_verdict where ${own})`
}

/** Reads pieces of an organisation. */
export async function listPieces(
  db: Database,
  organisationKey: number,
  { past, limit, ...filter }: PiecePage,
): Promise<readonly StoredPiece[]> {
  const isWaiting = filter.isWaiting === true
  const turned = isWaiting
    ? sql`(${past ?? null}::bigint is null or piece.optical_piece_key > ${past ?? null})`
    : sql`(${past ?? null}::bigint is null or piece.optical_piece_key < ${past ?? null})`
  const order = isWaiting ? sql`asc` : sql`desc`
  const { rows } = await sql<PieceRow>`
    select piece.optical_piece_key as "pieceKey", piece.code, piece.stream, piece.picture, piece.batch, piece.station_id as station,
      piece.taken_time as "takenTime", piece.is_reference as "isReference", piece.is_control as "isControl",
      (select json_agg(json_build_object('id', call.id, 'model', version.model, 'version', version.version,
          'classesVersion', version.classes_version, 'class', call.class, 'confidenceMillionths', call.confidence_millionths,
          'wasLive', call.was_live, 'isDoubtful', call.is_doubtful, 'receivedTime', call.received_time) order by call.optical_call_key)
        from optical_call as call join optical_version as version using (optical_version_key)
        where call.optical_piece_key = piece.optical_piece_key) as calls,
      (select json_agg(json_build_object('class', verdict.class, 'note', verdict.note, 'personId', verdict.person_id,
          'judgedBy', verdict.judged_by, 'judgedTime', verdict.judged_time) order by verdict.optical_verdict_key)
        from optical_verdict as verdict where verdict.optical_piece_key = piece.optical_piece_key) as verdicts
    from optical_piece as piece
    where piece.organisation_key = ${organisationKey} and ${turned} and ${boundsOf(organisationKey, filter)}
    order by piece.optical_piece_key ${order} limit ${limit}`.execute(db)
  return rows.map(pieceOf)
}

function boundsOf(organisationKey: number, filter: PieceFilter) {
  const { code, batch, isWaiting, versionKey, called, judged, basis, span } = filter
  const last = sql`(select class from optical_verdict as said where said.optical_piece_key = piece.optical_piece_key
    order by said.optical_verdict_key desc limit 1)`
  const isJudged = sql`piece.optical_piece_key in (
    select optical_piece_key from optical_verdict where organisation_key = ${organisationKey})`
  const bounds = [
    ...(code === undefined ? [] : [sql`piece.code = ${code}`]),
    ...(batch === undefined ? [] : [sql`piece.batch = ${batch}`]),
    ...(isWaiting === true ? [waitsIn(organisationKey)] : []),
    ...(versionKey === undefined
      ? []
      : [
          sql`exists (select from optical_call as own where own.optical_piece_key = piece.optical_piece_key
            and own.optical_version_key = ${versionKey} and (${called ?? null}::text is null or own.class = ${called ?? null}))`,
        ]),
    ...(judged === undefined ? [] : [sql`${last} = ${judged}`]),
    ...(judged === undefined && basis === undefined ? [] : [isJudged]),
    ...(basis === 'drawn' ? [sql`(piece.is_reference or piece.is_control)`] : []),
    ...(span === undefined
      ? []
      : [
          sql`not piece.is_reference and piece.taken_time >= ${span.from}::timestamptz and piece.taken_time < ${span.to}::timestamptz`,
        ]),
  ]
  return bounds.length === 0 ? sql`true` : sql.join(bounds, sql` and `)
}

/** How many pieces wait for a person. */
export async function countWaiting(db: Database, organisationKey: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from optical_piece as piece
    where piece.organisation_key = ${organisationKey} and ${waitsIn(organisationKey)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Those of these pieces that wait for a person, by code. */
export async function waitingAmong(
  db: Database,
  organisationKey: number,
  pieceKeys: readonly number[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    select piece.code from optical_piece as piece where ${waitsIn(organisationKey, pieceKeys)}
    order by piece.optical_piece_key`.execute(db)
  return rows.map(({ code }) => code)
}

function pieceOf({ isReference, isControl, ...row }: PieceRow): StoredPiece {
  const calls = (row.calls ?? []).map((call) => {
    return { ...call, receivedTime: new Date(call.receivedTime).toISOString() }
  })
  const verdicts = (row.verdicts ?? []).map((verdict) => {
    return { ...verdict, judgedTime: new Date(verdict.judgedTime).toISOString() }
  })
  const isDoubted = calls.some(({ wasLive, isDoubtful }) => wasLive && isDoubtful)
  const told = {
    picture: row.picture.toString('base64url'),
    takenTime: row.takenTime.toISOString(),
  }
  const choice = choiceOf({ isReference, isControl, isDoubted, isJudged: verdicts.length > 0 })
  return { ...row, ...told, choice, calls, verdicts }
}

function choiceOf(piece: {
  readonly isReference: boolean
  readonly isControl: boolean
  readonly isDoubted: boolean
  readonly isJudged: boolean
}): Choice | undefined {
  if (piece.isReference) return 'reference'
  if (piece.isControl) return 'control'
  if (piece.isDoubted) return 'doubt'
  return piece.isJudged ? 'unasked' : undefined
}

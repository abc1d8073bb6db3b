import { createHash, randomUUID } from 'node:crypto'
import { addStation, type TestStation } from './add-station.ts'
import { jsonOf } from './answers.ts'
import type { TestInstallation } from './installation.ts'
import { signUpPerson, type TestPerson } from './people.ts'

/** A station with a camera, a person who judges, and versions of one model of batteries. */
export interface OpticalLine {
  readonly station: TestStation
  readonly person: TestPerson
  /** Registers a version; by default one that doubts below 0.9 and draws no piece that can be told beforehand. */
  register(version: string, terms?: object): Promise<Response>
  send(calls: readonly object[], station?: TestStation): Promise<Response>
  judge(piece: string, said: string): Promise<Response>
  goLive(version: string, reason?: string): Promise<Response>
  report(version: string, basis?: string): Promise<OpticalReport>
}

/** What tests look at of a report. */
export interface OpticalReport {
  readonly version: { readonly state: string }
  readonly chosen: Readonly<Record<string, number>>
  readonly matrix: readonly { called: string; judged: string; pieces: number }[]
  readonly agreement: OpticalRate
  readonly escapes: OpticalRate
  readonly falseRejects: OpticalRate
  readonly weeks: readonly { week: string; called: number; agreement: OpticalRate }[]
  readonly comparison: {
    readonly other: string | null
    readonly paired: Readonly<Record<string, number>>
    readonly difference: { method: string; isMoreThanChance: boolean } | null
  } | null
}

export interface OpticalRate {
  readonly some: number
  readonly all: number
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
}

export const opticalModel = 'housing'

/** Opens a station with a camera at the main facility. */
export async function openOpticalLine(installation: TestInstallation): Promise<OpticalLine> {
  const station = await addStation(installation, { name: 'Camera', role: 'station' })
  const person = await signUpPerson(installation, { role: 'supervisor', name: 'Mei Wong' })
  const post = (path: string, body: object) =>
    person.request(`/api/v1${path}`, { method: 'POST', body: JSON.stringify(body) })
  const versionAt = (version: string) => `/optical-versions/${opticalModel}/${version}`
  return {
    station,
    person,
    register: (version, terms = {}) => {
      const usual = { model: opticalModel, stream: 'battery', threshold: 0.9, controlOneIn: 10_000 }
      return post('/optical-versions', { ...usual, version, ...terms })
    },
    send: (calls, from = station) =>
      from.request('/api/v1/optical-calls', { method: 'POST', body: JSON.stringify({ calls }) }),
    judge: (piece, said) => post(`/optical-pieces/${piece}/verdicts`, { class: said }),
    goLive: (version, reason) => post(`${versionAt(version)}/live`, { reason }),
    report: async (version, basis = 'drawn') =>
      jsonOf(await person.request(`/api/v1${versionAt(version)}?basis=${basis}`)),
  }
}

/** A call of version 1 that is sure of a sound piece, unless a test says otherwise. */
export function callOf(piece: string, said: object = {}): Record<string, unknown> {
  return {
    id: randomUUID(),
    piece,
    picture: createHash('sha256').update(piece).digest('hex'),
    takenTime: '2026-11-24T03:00:00Z',
    model: opticalModel,
    version: '1',
    class: 'sound',
    confidence: 0.99,
    ...said,
  }
}

/** Pieces of a set that was put together beforehand, so many, called by a version and judged by a person. */
export async function judgedSet(
  installation: TestInstallation,
  { send, person }: OpticalLine,
  {
    called,
    judged,
  }: { called: readonly Record<string, unknown>[]; judged: (at: number) => string },
): Promise<void> {
  const sent = await send(called)
  if (sent.status !== 200) throw new RangeError(`Cannot send calls: ${await sent.text()}`)
  const { store, actor } = installation
  const codes = called.map(({ piece }) => String(piece))
  const pieces = await store.system
    .selectFrom('optical_piece')
    .select(['optical_piece_key', 'code'])
    .where('code', 'in', codes)
    .execute()
  const at = new Map(codes.map((code, index) => [code, index]))
  await store.system
    .insertInto('optical_verdict')
    .values(
      pieces.map(({ optical_piece_key, code }) => ({
        organisation_key: actor.organisationKey,
        optical_piece_key,
        class: judged(at.get(code) ?? 0),
        note: null,
        person_id: person.personId,
        judged_by: 'Mei Wong',
        judged_time: new Date('2026-11-25T03:00:00Z'),
      })),
    )
    .execute()
}

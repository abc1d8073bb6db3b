import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { partsOf } from '../../api/recording/parse.ts'
import type { HandOverView } from '../../web/pages/workplace/hand-over/view.ts'
import { jsonOf } from './answers.ts'
import { addTestOrganisation, openTestInstallation, type TestInstallation } from './installation.ts'

/** Papers of a consignment of batteries. */
export const papers = { unNumber: 'UN3480', hazardClass: '9', packingInstruction: 'P903' }
/** Grams of each module of the battery walk. */
export const moduleGrams = 28_500

/** An offer of whole batches to the second organisation. */
export function offerOf(codes: readonly string[]) {
  const lines = codes.map((batch) => ({ batch }))
  return { id: randomUUID(), receiver: 'second', facility: 'A', papers, lines }
}

/** Passes batches on, every gram accepted, with whatever else their papers say. */
export async function passOn(
  { sender, receiver }: { sender: Side; receiver: Side },
  codes: readonly string[],
  more: Readonly<Record<string, string>> = {},
) {
  const offer = { ...offerOf(codes), papers: { ...papers, ...more } }
  const { id, lines } = await sender.post('/hand-overs', offer, 201)
  const at = `/hand-overs/${id}/steps`
  await sender.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  const accepted = lines.map(({ line, offeredGrams }) => ({ line, acceptedGrams: offeredGrams }))
  await receiver.post(at, { step: 'decide', lines: accepted }, 201)
}

/** The twelve modules of the battery walk, taken out of their pack by the first organisation. */
export async function dismantle(installation: TestInstallation): Promise<readonly string[]> {
  const walk = installation.streams.get('battery')?.examples ?? []
  const end = walk.findIndex(({ stage }) => stage === 'dismantled') + 1
  const start = Date.parse('2026-10-01T00:00:00Z')
  const scans = walk.slice(0, end).map(({ afterMinutes, ...example }) => ({
    id: randomUUID(),
    stream: 'battery',
    facility: 'A',
    ...example,
    eventTime: new Date(start + afterMinutes * 60_000).toISOString(),
  }))
  const receipts = await installation.recorder.record(partsOf(scans, installation.actor))
  expect(receipts.map(({ status }) => status)).toEqual(scans.map(() => 'accepted'))
  return (walk[end - 1]?.outputs ?? [])
    .filter(({ kind }) => kind === 'module')
    .map(({ batch }) => batch)
}

/** The same modules as they stand graded, before they are matched. */
export async function grade(installation: TestInstallation): Promise<readonly string[]> {
  const codes = await dismantle(installation)
  const { recorder, actor, streams } = installation
  const all = streams.get('battery')?.examples ?? []
  const end = all.findIndex(({ stage }) => stage === 'matched')
  const start = all.findIndex(({ stage }) => stage === 'dismantled') + 1
  const scans = all.slice(start, end).map(({ afterMinutes, ...example }) => ({
    id: randomUUID(),
    stream: 'battery',
    facility: 'A',
    ...example,
    eventTime: new Date(Date.parse('2026-10-01T00:00:00Z') + afterMinutes * 60_000).toISOString(),
  }))
  const receipts = await recorder.record(partsOf(scans, actor))
  expect(receipts.map(({ status }) => status)).toEqual(scans.map(() => 'accepted'))
  return codes
}

/** One organisation as it talks to the API. */
export interface Side {
  /** Any, since each test goes on to look at another shape. */
  // biome-ignore lint/suspicious/noExplicitAny: answers of many routes are looked into, and each look is an assertion
  get(path: string): Promise<any>
  send(path: string, body?: object): Promise<Response>
  status(path: string, body?: object): Promise<number>
  /** Sends a body as it is, without an id. */
  upload(path: string, body: string | Uint8Array<ArrayBuffer>, type?: string): Promise<Response>
  post(path: string, body: object, status: number): Promise<HandOverView>
}

/** Three organisations that know nothing of each other. */
export async function openTwo(options: { streamsFolder?: string; now?: () => Date } = {}) {
  const installation = await openTestInstallation(options)
  const second = await addTestOrganisation(installation, 'second')
  const third = await addTestOrganisation(installation, 'third')
  return {
    installation,
    sender: sideOf(installation, installation.key),
    receiver: sideOf(installation, second.key),
    receiverKey: second.key,
    stranger: sideOf(installation, third.key),
  }
}

/** An organisation by its key, wherever it asks. */
export function sideOf(
  installation: Pick<TestInstallation, 'request' | 'logged'>,
  key: string,
): Side {
  const send = (path: string, body?: object) =>
    installation.request(`/api/v1${path}`, {
      headers: { authorization: `Bearer ${key}` },
      ...(body === undefined
        ? {}
        : { method: 'POST', body: JSON.stringify({ id: randomUUID(), ...body }) }),
    })
  return {
    send,
    get: async (path) => jsonOf(await send(path)),
    status: async (path, body) => (await send(path, body)).status,
    upload: (path, body, type = 'application/json') =>
      installation.request(`/api/v1${path}`, {
        headers: { authorization: `Bearer ${key}`, 'content-type': type },
        method: 'POST',
        body,
      }),
    post: async (path, body, status) => {
      const response = await send(path, body)
      const answer = await response.json()
      expect({ status: response.status, answer, logged: installation.logged }).toMatchObject({
        status,
      })
      return answer as HandOverView
    },
  }
}

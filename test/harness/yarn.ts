import { randomUUID } from 'node:crypto'
import { clay, dig, record, said } from './clay.ts'
import type { TestInstallation } from './installation.ts'

/** Grams of the worked example: fibre of used clothes blended with virgin cotton and spun. */
export const fibreGrams = 380_588
export const cottonGrams = 163_109
export const yarnGrams = 511_075

/** Records the process of the worked example and gives its event: fibre and cotton in, yarn and dust out. */
export async function spin(installation: TestInstallation, suffix = ''): Promise<string> {
  const scan = clay('kneaded', {
    batches: [{ batch: `FIBRE${suffix}` }, { batch: `COTTON${suffix}` }],
    outputs: [{ batch: `YARN${suffix}`, kind: 'lump', massGrams: yarnGrams }],
    losses: [{ reason: 'dust', massGrams: fibreGrams + cottonGrams - yarnGrams }],
  })
  const made = [dig(`FIBRE${suffix}`, fibreGrams), dig(`COTTON${suffix}`, cottonGrams)]
  const answers = said(await record(installation, ...made, scan))
  if (answers.some((word) => word !== 'accepted')) throw new Error(`Cannot spin: ${answers}`)
  return scan.id
}

/** Asks for the credit of that process: the fibre is recycled, of used clothes. */
export function creditFor(event: string, rest: Record<string, unknown> = {}) {
  const evidence = { kind: 'declaration', declaration: 'RMD-2026-01' }
  return {
    id: randomUUID(),
    event,
    class: 'post_consumer',
    model: 'controlled_blending',
    material: 'cotton and polyester',
    inputs: [{ batch: 'FIBRE', evidence }],
    ...rest,
  }
}

/** Asks for a claim of post-consumer grams from one credit, at 70 % unless told otherwise. */
export function claimFor(
  credit: string,
  [netGrams, grams]: readonly [number, number],
  rest: Record<string, unknown> = {},
) {
  return {
    id: randomUUID(),
    standard: 'RCS',
    version: '2.0',
    use: 'certificate',
    netGrams,
    shares: { post_consumer: 7_000 },
    draws: [{ credit, grams }],
    ...rest,
  }
}

/** Posts JSON and gives the status with the answer. */
export async function post(
  { app, key }: Pick<TestInstallation, 'app' | 'key'>,
  path: string,
  body: object,
): Promise<{ status: number; answer: Record<string, unknown> }> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const init = { method: 'POST', body: JSON.stringify(body), headers }
  const response = await app.request(`/api/v1${path}`, init)
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
}

import { type Agent, get } from 'node:http'
import type { Rig } from './rig.ts'

/** One answer of the product, read to its end. */
export interface Answer {
  readonly milliseconds: number
  /** Until the first byte of the body. */
  readonly firstMilliseconds: number
  readonly lines: number
}

/** Gets a path as NDJSON over a connection that is kept, and counts its lines. Throws when the answer is not 200. */
export function readAnswer({ port, key }: Rig, path: string, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const headers = { authorization: `Bearer ${key}`, accept: 'application/x-ndjson' }
    get({ host: '127.0.0.1', port, path, agent, headers }, (response) => {
      if (response.statusCode !== 200)
        reject(new Error(`Cannot trace: ${response.statusCode} for ${path}`))
      let first = Number.NaN
      let lines = 0
      response.on('data', (chunk: Buffer) => {
        if (Number.isNaN(first)) first = performance.now() - start
        for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1
      })
      response.on('end', () =>
        resolve({ milliseconds: performance.now() - start, firstMilliseconds: first, lines }),
      )
      response.on('error', reject)
    }).on('error', reject)
  })
}

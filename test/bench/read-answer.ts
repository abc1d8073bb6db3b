import { type Agent, get } from 'node:http'
import type { Rig } from './rig.ts'

/** One answer of the product, read to its end. */
export interface Answer {
  readonly milliseconds: number
  /** Until the first byte of the body. */
  readonly firstMilliseconds: number
  readonly edges: number
}

/** Gets a trace over a connection that is kept, and counts its edges. Throws when the answer is not 200. */
export function readAnswer({ port, key }: Rig, path: string, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const headers = { authorization: `Bearer ${key}`, accept: 'application/json' }
    get({ host: '127.0.0.1', port, path, agent, headers }, (response) => {
      if (response.statusCode !== 200)
        reject(new Error(`Cannot trace: ${response.statusCode} for ${path}`))
      let first = Number.NaN
      // The whole is one object, and every edge in it.
      let objects = 0
      response.on('data', (chunk: Buffer) => {
        if (Number.isNaN(first)) first = performance.now() - start
        for (let at = chunk.indexOf('{'); at >= 0; at = chunk.indexOf('{', at + 1)) objects += 1
      })
      response.on('end', () =>
        resolve({
          milliseconds: performance.now() - start,
          firstMilliseconds: first,
          edges: objects - 1,
        }),
      )
      response.on('error', reject)
    }).on('error', reject)
  })
}

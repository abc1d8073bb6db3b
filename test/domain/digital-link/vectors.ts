import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'vitest'

/**
 * Runs published vectors out of a file beside the project, or says by name which file is missing. They were transcribed
 * from gs1/gs1-syntax-engine and RalphTro/epcis-event-hash-generator (addresses in the NOTE.md beside the files).
 */
export function describeVectors<Vector>(
  name: string,
  check: (vector: Vector) => void,
  titleOf: (vector: Vector) => string,
): void {
  const file = `../shared/standards/epcis/digital-link/${name}.json`
  const given = existsSync(file)
  describe(`published vectors: ${name}`, () => {
    if (!given) it.skip(`${name} (needs ${file})`)
    const vectors: readonly Vector[] = given ? JSON.parse(readFileSync(file, 'utf8')) : []
    for (const vector of vectors) it(titleOf(vector), () => check(vector))
  })
}

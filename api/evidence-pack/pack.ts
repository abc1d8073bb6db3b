import { filesOfEvidence } from '../../domain/proof/record/evidence-files.ts'
import { storedZip } from '../zip.ts'
import type { GivenEvidence } from './given-evidence.ts'
import { issuerKeys } from './issuer-keys.ts'
import { logChecker, packReadme } from './pack-readme.ts'

/** The evidence of a record as a zip that stock tools can check: the same evidence gives the same bytes. */
export function packOf({ evidence, policy }: GivenEvidence): Buffer {
  const files = new Map([
    ['README.txt', packReadme],
    ['check_log.go', logChecker],
    ['policy.txt', policy],
    ...filesOfEvidence(evidence),
    ...issuerKeys(evidence.issuerDocument),
  ])
  return storedZip(new Map([...files].map(([name, text]) => [name, Buffer.from(text)])))
}

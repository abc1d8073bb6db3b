import { batchIdOfLink } from '../../domain/batch-link.ts'

/**
 * The batch that a request's path leads to, `/b/…` or a GS1 Digital Link, still percent-encoded as it came; undefined
 * when the path is neither. Whether there is such a batch, and who may see what of it, is for the caller to ask.
 */
export function batchIdFromPath(path: string): string | undefined {
  // The parser of links wants a domain; which one does not matter here.
  return batchIdOfLink(`https://localhost${path}`)
}

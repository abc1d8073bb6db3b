import { batchIdOfLink } from '../../domain/batch-link.ts'

/**
 * The batch that a request leads to: its path, `/b/…` or a GS1 Digital Link, still percent-encoded as it came, and what the
 * link's query says as 91, if anything; undefined when that is no link of ours. Whether there is such a batch, and who may see what of it, is for the caller to ask.
 */
export function batchIdFromPath(path: string, internal?: string): string | undefined {
  // The parser of links wants a domain; which one does not matter here.
  const query = internal === undefined ? '' : `?91=${encodeURIComponent(internal)}`
  return batchIdOfLink(`https://localhost${path}${query}`)
}

import { hc } from 'hono/client'
import type { App } from './app.ts'

/**
 * A client whose paths, questions and answers have the types of the API itself: `client.api.v1.batches.$get(…)`.
 * Path parameters go into the address as given: a code MUST be passed through `encodeURIComponent`.
 * `fetch` replaces the global one, for instance by `app.request`.
 */
export function createClient(url: string, key: string, fetch?: typeof globalThis.fetch) {
  return hc<App>(url, {
    headers: { authorization: `Bearer ${key}` },
    ...(fetch === undefined ? {} : { fetch }),
  })
}

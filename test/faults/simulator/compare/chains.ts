import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { World } from '../world/world.ts'

interface EventRow {
  readonly event_key: string
  readonly digest: Buffer
  readonly envelope: Buffer
  readonly disclosed: readonly unknown[] | null
}

/** Reads every event's exact text and computes again what the product says of it, with nothing of the product's own code. */
export async function differencesInChains({ query }: World): Promise<readonly string[]> {
  const rows = await query<EventRow>(
    'select event_key, digest, envelope, disclosed from event left join disclosure using (event_key) order by event_key::bigint',
  )
  const differences: string[] = []
  const heads = new Map<string, { seq: number; digest: string }>()
  for (const { digest, envelope: bytes, disclosed } of rows) {
    const text = bytes.toString('utf8')
    const envelope = JSON.parse(text)
    const own = sha256(text)
    if (own !== digest.toString('base64url'))
      differences.push(`event ${envelope.id}: its digest is not of its text`)
    if (canonicalize(envelope) !== text)
      differences.push(`event ${envelope.id}: its text is not canonical`)
    const sealed = new Set<string>(envelope._sd ?? [])
    for (const fact of disclosed ?? []) {
      const opened = sha256(Buffer.from(canonicalize(fact) ?? '').toString('base64url'))
      if (!sealed.has(opened))
        differences.push(`event ${envelope.id}: a fact is not the sealed one`)
    }
    for (const { batch, seq, prev } of envelope.subjects) {
      const head = heads.get(batch)
      if (seq !== (head?.seq ?? 0) + 1 || prev !== head?.digest) {
        differences.push(`batch ${batch}: its chain breaks at ${seq}, event ${envelope.id}`)
      }
      heads.set(batch, { seq, digest: own })
    }
  }
  const batches = await query<{ id: string; head_seq: number; head_digest: Buffer }>(
    'select id, head_seq, head_digest from batch',
  )
  for (const { id, head_seq, head_digest } of batches) {
    const head = heads.get(id)
    if (head?.seq === head_seq && head.digest === head_digest.toString('base64url')) continue
    differences.push(`batch ${id}: its head is not the end of its chain`)
  }
  const unbalanced = await query<{ event_key: string; dimension: string }>(
    'select event_key, dimension from posting group by event_key, dimension having sum(amount) <> 0',
  )
  return [
    ...differences,
    ...unbalanced.map(({ event_key }) => `event ${event_key}: its postings do not sum to zero`),
  ]
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

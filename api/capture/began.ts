import type { Database } from '../store/database.ts'
import { listFirstTimes } from '../store/recording/event-places.ts'
import type { Sent } from './sent.ts'

/** When the newest batch that a scan happens to began: nothing happened to it before, whatever the scan says. */
export type Began = (sent: Sent) => Date | undefined

/** Looks up when batches began, by their first events; one that a scan of the same request makes began with that scan. */
export async function readBegan(
  db: Database,
  organisationKey: number,
  { asked, beside, now }: { asked: readonly Sent[]; beside: readonly Sent[]; now: Date },
): Promise<Began> {
  const made = beside.flatMap(({ scan, time = now }) =>
    codesIn(scan, 'outputs').map((code): [string, Date] => [code, time]),
  )
  const codes = [...new Set(asked.flatMap(({ scan }) => codesIn(scan, 'batches')))]
  const stored = codes.length === 0 ? [] : await listFirstTimes(db, organisationKey, codes)
  const times = new Map([...made, ...stored.map(({ code, time }): [string, Date] => [code, time])])
  return ({ scan }) => {
    const known = codesIn(scan, 'batches').flatMap((code) => times.get(code) ?? [])
    return known.reduce<Date | undefined>(
      (newest, time) => (newest !== undefined && newest > time ? newest : time),
      undefined,
    )
  }
}

/** Codes that a scan names, read before anybody judged it. */
function codesIn(scan: unknown, list: 'batches' | 'outputs'): readonly string[] {
  const given: unknown =
    typeof scan === 'object' && scan !== null ? Reflect.get(scan, list) : undefined
  if (!Array.isArray(given)) return []
  return given.flatMap((one: unknown) => {
    const code: unknown =
      typeof one === 'object' && one !== null ? Reflect.get(one, 'batch') : undefined
    return typeof code === 'string' && code.isWellFormed() && !code.includes('\u0000') ? [code] : []
  })
}

import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { textOfFile } from '../../domain/file-text.ts'
import type { LicenceKind } from '../../domain/licence-kind.ts'
import type { Saying } from '../../domain/phrases.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'

const text = z.string().min(1)
const kindsSchema = z.record(
  z.string().regex(/^[a-z][a-z0-9_]{0,63}$/),
  z.strictObject({
    label: z.strictObject({ en: text, 'zh-Hant': text, 'zh-Hans': text }),
    source: z.strictObject({
      basis: z.enum(['read', 'secondary', 'remembered', 'house']),
      text,
    }),
  }),
)

export type LicenceKinds = Readonly<Record<string, LicenceKind>>

/** Kinds of licences by name as a file names them, or what is wrong with the file; neither where no file is named. */
export function readLicenceKinds(given: string | undefined): {
  readonly kinds?: LicenceKinds
  readonly fault?: Fault
} {
  if (given === undefined) return {}
  const setting = 'LICENCE_KINDS'
  const right: Saying = { says: 'setting_kinds_right', values: { example } }
  try {
    const parsed = kindsSchema.safeParse(JSON.parse(textOfFile(readFileSync(given))))
    if (parsed.success && Object.keys(parsed.data).length > 0) return { kinds: parsed.data }
    const [issue] = parsed.error?.issues ?? []
    if (issue === undefined) {
      return { fault: faultOf(setting, 'setting_kinds_none', { setting, given, right }) }
    }
    const path = issue.path.join('.')
    return { fault: faultOf(setting, 'setting_kinds_unusable', { setting, given, path, right }) }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { fault: faultOf(setting, 'setting_file_unreadable', { setting, given, why, right }) }
  }
}

const example =
  '{"kind": {"label": {"en": …, "zh-Hant": …, "zh-Hans": …}, "source": {"basis": "read", "text": …}}}'

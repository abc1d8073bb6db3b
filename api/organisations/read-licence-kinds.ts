import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { LicenceKind } from '../../domain/licence-kind.ts'

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
export function readLicenceKinds(file: string | undefined): {
  readonly kinds?: LicenceKinds
  readonly fault?: string
} {
  if (file === undefined) return {}
  const right =
    'a JSON file such as {"kind": {"label": {"en": …, "zh-Hant": …, "zh-Hans": …}, "source": {"basis": "read", "text": …}}}'
  try {
    const parsed = kindsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    if (parsed.success && Object.keys(parsed.data).length > 0) return { kinds: parsed.data }
    const [issue] = parsed.error?.issues ?? []
    const where = issue === undefined ? 'a list without a kind' : `"${issue.path.join('.')}"`
    return { fault: `LICENCE_KINDS "${file}": cannot use ${where}, ${right}` }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { fault: `LICENCE_KINDS "${file}": cannot be read (${why}), ${right}` }
  }
}

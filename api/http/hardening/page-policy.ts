import { createHash } from 'node:crypto'

/** What a page carries in itself or does; everything else stays forbidden. */
export interface PageNeeds {
  /** Texts of `<style>` and `<script>`; each MUST be the same on every page, or its digest would say nothing. */
  readonly styles?: readonly string[]
  readonly scripts?: readonly string[]
  /** Pictures of our own, or written into the page. */
  readonly images?: boolean
  /** Forms that are sent to us. */
  readonly forms?: boolean
  /** The checker of records, a script file of our own that asks us for what it checks. */
  readonly isChecked?: boolean
  /** An app of our own in files, with a worker that keeps it where there is no network. */
  readonly isApp?: boolean
  /** What reads codes for that app, which compiles machine code of our own. */
  readonly isReader?: boolean | undefined
}

/** Content security policy of a page: its own style and script by their digests, and nothing from elsewhere. */
export function pagePolicy({
  styles = [],
  scripts = [],
  images,
  forms,
  isChecked,
  isApp,
  isReader,
}: PageNeeds): string {
  return [
    "default-src 'none'",
    ...(styles.length === 0 ? [] : [`style-src ${digests(styles)}`]),
    ...(scripts.length === 0 ? [] : [`script-src ${digests(scripts)}`]),
    ...(isChecked === true ? ["script-src 'self'", "connect-src 'self'"] : []),
    ...(isApp === true ? appSources(isReader === true) : []),
    ...(images === true ? ["img-src 'self' data:"] : []),
    "base-uri 'none'",
    `form-action ${forms === true ? "'self'" : "'none'"}`,
    "frame-ancestors 'none'",
  ].join('; ')
}

function appSources(compiles: boolean): readonly string[] {
  return [
    `script-src 'self'${compiles ? " 'wasm-unsafe-eval'" : ''}`,
    "style-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
  ]
}

function digests(texts: readonly string[]): string {
  return texts
    .map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join(' ')
}

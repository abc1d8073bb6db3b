import { createHash } from 'node:crypto'
import { style } from '../../web/pages/record/style.ts'

const styleHash = createHash('sha256').update(style).digest('base64')

/** Headers of every public page: no script, only its own style, nothing from elsewhere, always asked again. */
export const pageHeaders = {
  'cache-control': 'no-cache',
  vary: 'Accept, Accept-Encoding, Accept-Language',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

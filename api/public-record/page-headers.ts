import { style } from '../../web/pages/record/style.ts'
import { pagePolicy } from '../http/hardening/page-policy.ts'

/** Headers of every public page: no script, only its own style, nothing from elsewhere, always asked again. */
export const pageHeaders = {
  'cache-control': 'no-cache',
  vary: 'Accept, Accept-Encoding, Accept-Language',
  'content-security-policy': pagePolicy({ styles: [style] }),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

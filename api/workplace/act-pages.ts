import { Hono } from 'hono'
import { selectedBody } from '../../web/pages/workplace/work/selected-page.ts'
import { mostOf } from '../../workflows/form/rows.ts'
import { actionWords } from '../../workflows/words-of.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { pageAsker } from './page-asker.ts'
import { stageNamed } from './scan-pages.ts'
import { showPage } from './show-page.ts'

/** `GET /work/act`: from batches that were ticked to the form of their step, or to each form where it takes one batch at a time. */
export function createActPages(installation: Installation) {
  return new Hono<Env>().get('/act', (context) => {
    const { language } = pageAsker(context, installation)
    const [stream = '', name = ''] = (context.req.query('stage') ?? '').split('.')
    const { stage, form } = stageNamed(installation, { stream, stage: name })
    const codes = [...new Set(context.req.queries('batch') ?? [])]
    const hrefOf = (code: string) => `/work/batches/${encodeURIComponent(code)}/stages/${name}`
    const [first, ...rest] = codes
    if (first !== undefined && codes.length <= mostOf(form, 'batches')) {
      const query = new URLSearchParams(rest.map((code): [string, string] => ['batch', code]))
      return context.redirect(`${hrefOf(first)}${rest.length === 0 ? '' : `?${query}`}`, 303)
    }
    const ways = codes.map((code) => ({ code, href: hrefOf(code) }))
    return showPage(context, {
      title: actionWords(stage)[language],
      body: selectedBody(ways, { action: actionWords(stage), language }),
    })
  })
}

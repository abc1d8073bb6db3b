import { Hono } from 'hono'
import { type ScannerWay, selectedBody } from '../../web/pages/workplace/work/selected-page.ts'
import { mostOf } from '../../workflows/form/rows.ts'
import type { StageForm } from '../../workflows/form/stage-form.ts'
import { isForMany, mostUnits } from '../../workflows/form/units.ts'
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
      body: selectedBody(ways, {
        scanner: scannerWays(codes, form),
        action: actionWords(stage),
        language,
      }),
    })
  })
}

/** The scanner with the form of the step for all of these, in as many parts as one form takes; by itself where it takes no more than one. */
function scannerWays(codes: readonly string[], form: StageForm): readonly ScannerWay[] {
  if (!isForMany(form)) return [{ href: '/scanner', count: 0 }]
  const starts = codes.flatMap((_, at) => (at % mostUnits === 0 ? [at] : []))
  return starts.map((start) => {
    const some = codes.slice(start, start + mostUnits)
    const asked = new URLSearchParams({ stage: `${form.stream}.${form.stage}` })
    for (const code of some) asked.append('batch', code)
    return { href: `/scanner#${asked}`, count: some.length }
  })
}

import { type Context, Hono } from 'hono'
import { isRefusal, type Refusal } from '../../../domain/refusal.ts'
import { printScript } from '../../../web/pages/labels/above-labels.ts'
import type { Label } from '../../../web/pages/labels/label-html.ts'
import { labelPage } from '../../../web/pages/labels/label-page.ts'
import { sheetPage } from '../../../web/pages/labels/sheet-page.ts'
import { style } from '../../../web/pages/labels/style.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import {
  labelControls,
  labelForms,
  labelsBody,
  labelsPath,
  mostLabels,
} from '../../../web/pages/workplace/labels/labels-page.ts'
import { labelPhrases } from '../../../web/pages/workplace/labels/phrases.ts'
import { codeOf } from '../../../workflows/form/scan-of-form.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import type { Env } from '../../http/env.ts'
import { pagePolicy } from '../../http/hardening/page-policy.ts'
import type { Installation } from '../../installation.ts'
import { type LinkOptions, linkBase } from '../../inventory/labels/label-of.ts'
import { sheetSchema } from '../../inventory/labels/labels.ts'
import { makeLabels } from '../../inventory/labels/make-labels.ts'
import { zplLabel } from '../../inventory/labels/zpl-label.ts'
import { pageAsker } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { showPage } from '../show-page.ts'

/** `GET` and `POST /work/labels`: labels of the batches named, for a sheet, a label printer or one by one. */
export function createLabelPages(
  installation: Installation,
  { now, ...links }: LinkOptions & { readonly now: () => Date },
) {
  return new Hono<Env>()
    .get('/labels', (context) => {
      const codes = (context.req.queries('batch') ?? []).slice(0, mostLabels)
      const form = codes.length === 1 ? 'single' : 'sheet'
      const typed = new Map([
        ['/codes', [codes.join('\n')]],
        ['/form', [form]],
      ])
      return showForm(context, installation, { typed })
    })
    .post('/labels', async (context) => {
      const typed = await readForm(context)
      const asked = askedIn(typed)
      if (isRefusal(asked)) return showForm(context, installation, { typed, refused: asked })
      const { principal, organisationKey } = pageAsker(context, installation)
      const base = linkBase(context, links)
      // On 29 mm fewer and larger modules read better than more redundancy.
      const level = asked.form === 'sheet' ? 'M' : 'Q'
      const by = { principal, organisationKey, base, level, now: now() } as const
      const labels = await orRefusal(() => makeLabels(installation, asked.codes, by))
      if (isRefusal(labels)) return showForm(context, installation, { typed, refused: labels })
      return answerLabels(context, labels, asked)
    })

  function answerLabels(
    context: Context<Env>,
    labels: readonly Label[],
    { form, codes, start }: Asked,
  ) {
    const { language } = pageAsker(context, installation)
    const back = labelsPath(codes)
    switch (form) {
      case 'sheet':
        return context.html(sheetPage(labels, { language, start, back }), 200, headers)
      case 'single':
        return context.html(labelPage(labels, language, back), 200, headers)
      case 'zpl':
        return context.text(labels.map((label) => zplLabel(label, language)).join(''), 200, {
          'cache-control': 'no-store',
          'content-disposition': 'attachment; filename="labels.zpl"',
        })
      default:
        return form satisfies never
    }
  }
}

interface Asked {
  readonly form: (typeof labelForms)[number]
  readonly codes: readonly string[]
  readonly start: number
}

function askedIn(typed: Typed): Asked | Refusal {
  const form = labelForms.find((one) => one === typedAt(typed, '/form')) ?? 'sheet'
  const codes = codesIn(typed)
  const start = typedAt(typed, '/start').trim()
  const given = { codes, ...(start === '' ? {} : { start: Number(start) }) }
  const read = readAsked(sheetSchema, given)
  return isRefusal(read) ? read : { form, ...read }
}

function codesIn(typed: Typed): readonly string[] {
  const lines = typedAt(typed, '/codes').split('\n').map(codeOf)
  return lines.filter((code) => code !== '')
}

function showForm(
  context: Context<Env>,
  installation: Installation,
  { typed, refused }: { typed: Typed; refused?: Refusal },
) {
  const { language, names } = pageAsker(context, installation)
  const controls = labelControls(language)
  const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls })
  return showPage(context, {
    title: labelPhrases.title[language],
    body: labelsBody({ codes: codesIn(typed), shown: { typed, said, language } }),
    status: refused === undefined ? 200 : 422,
  })
}

const headers = {
  'cache-control': 'no-store',
  vary: 'Cookie, Accept-Language',
  'content-security-policy': pagePolicy({ styles: [style], scripts: [printScript] }),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

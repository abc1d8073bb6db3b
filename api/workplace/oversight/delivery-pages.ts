import { type Context, Hono } from 'hono'
import { deliveryTerms, dueDay } from '../../../domain/delivery/terms.ts'
import { isRefusal, type Refusal, type RefusalCode } from '../../../domain/refusal.ts'
import { refusalTitles } from '../../../domain/refusal-titles.ts'
import { mayRole } from '../../../domain/role.ts'
import type { Language } from '../../../domain/words.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import {
  type DeliveryLine,
  deliveriesBody,
} from '../../../web/pages/workplace/oversight/delivery/delivery-page.ts'
import { orderControls } from '../../../web/pages/workplace/oversight/delivery/order-controls.ts'
import { deliveryPhrases } from '../../../web/pages/workplace/oversight/delivery/phrases.ts'
import type { Told } from '../../../web/pages/workplace/shell.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { Installation } from '../../installation.ts'
import { closerOf } from '../../oversight/closings/closer-of.ts'
import { fetchDelivered } from '../../oversight/delivery/fetch-file.ts'
import { endOrdered, orderDelivery } from '../../oversight/delivery/order.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { randomId } from '../../random-id.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { listDelivered } from '../../store/oversight/delivered.ts'
import { listDeliveries, type StoredDelivery } from '../../store/oversight/deliveries.ts'
import { personOf } from '../page-asker.ts'
import { orRefusal } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { showDeadEnd, showPage } from '../show-page.ts'

const path = '/work/monthly-reports'
const mostShown = 100
const mostFiles = 24

/**
 * `GET` and `POST /work/monthly-reports`, `POST …/:id/end` and `GET …/:id/:month`: reports that are made each month for an organisation or an
 * authority, and the files that were.
 */
export function createDeliveryPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/monthly-reports', (context) => {
      const language = pageLanguage(context)
      const said = (['ordered', 'ended'] as const).find(
        (one) => context.req.query(one) !== undefined,
      )
      const lines = [deliveryPhrases[said === 'ended' ? 'endedNow' : 'ordered'][language]]
      return showDeliveries(context, installation, { told: said && { kind: 'done', lines } })
    })
    .post('/monthly-reports', async (context) => {
      const typed = await readForm(context)
      const order = {
        id: typedAt(typed, '/id'),
        report: typedAt(typed, '/report'),
        form: typedAt(typed, '/form'),
        language: typedAt(typed, '/language'),
        day: Number(typedAt(typed, '/day')),
      }
      const by = ordererOf(context, now())
      const refused = await orRefusal(() => orderDelivery(installation, order, by))
      if (isRefusal(refused)) return showDeliveries(context, installation, { typed, refused })
      return context.redirect(`${path}?ordered`, 303)
    })
    .post('/monthly-reports/:id/end', async (context) => {
      const by = ordererOf(context, now())
      const isEnded = await endOrdered(installation, context.req.param('id'), by)
      return isEnded ? context.redirect(`${path}?ended`, 303) : showDeadEnd(context, 'not_found')
    })
    .get('/monthly-reports/:id/:month', async (context) => {
      const { id, month } = context.req.param()
      const file = await fetchDelivered(installation, { id, month }, lookOf(context))
      if (file === undefined) return showDeadEnd(context, 'not_found')
      return context.body(new Uint8Array(file.body), 200, {
        'content-type': file.type,
        'content-disposition': `attachment; filename="${file.name}"`,
        'cache-control': 'no-store',
      })
    })
}

/** An authority orders for itself, whatever company its regulator looks at. */
function ordererOf(context: Context<Env>, now: Date) {
  const principal = personOf(context)
  return { principal, organisationKey: closerOf(principal).organisationKey, now }
}

async function showDeliveries(
  context: Context<Env>,
  { store }: Installation,
  {
    told,
    refused,
    typed = usualOrder(pageLanguage(context)),
  }: {
    readonly told?: Told | undefined
    readonly refused?: Refusal
    readonly typed?: Typed
  },
) {
  const language = pageLanguage(context)
  const { principal, organisationKey } = ordererOf(context, context.get('now')())
  const db = store.own(organisationKey)
  const stored = await listDeliveries(db, organisationKey, mostShown)
  const keys = stored.map(({ reportDeliveryKey }) => reportDeliveryKey)
  const files = Map.groupBy(
    await listDelivered(db, keys, mostFiles),
    ({ reportDeliveryKey }) => reportDeliveryKey,
  )
  const names = context.get('names')
  const said =
    refused === undefined
      ? []
      : sayFaults(refused, { language, names, controls: orderControls(language) })
  const mayOrder = mayRole(principal.role, 'examine')
  return showPage(context, {
    title: deliveryPhrases.title[language],
    path,
    told,
    body: deliveriesBody({
      deliveries: stored.map((one) =>
        lineOf(one, files.get(one.reportDeliveryKey) ?? [], language),
      ),
      form: mayOrder ? { typed, said, language } : undefined,
      timeZone: await readersZone(db, organisationKey),
      language,
    }),
    status: refused === undefined ? 200 : 422,
  })
}

/** What is mostly asked for. */
function usualOrder(language: Language): Typed {
  return new Map([
    ['/id', [randomId()]],
    ['/report', ['flow']],
    ['/form', ['xlsx']],
    ['/language', [language]],
    ['/day', [String(deliveryTerms.days.usual)]],
  ])
}

function lineOf(
  one: StoredDelivery,
  files: Awaited<ReturnType<typeof listDelivered>>,
  language: Language,
): DeliveryLine {
  const { id, report, form, orderedBy, nextMonth, day, failedTime, failure } = one
  return {
    id,
    report,
    form,
    tongue: one.language,
    orderedBy,
    nextMonth,
    nextDay: dueDay(nextMonth, day),
    ended: one.endedBecause,
    failed:
      failedTime === null || failure === null
        ? null
        : { why: whyOf(failure)[language], time: failedTime.toISOString() },
    files: files.map(({ month, madeTime, bytes }) => ({
      month,
      made: madeTime.toISOString(),
      bytes,
    })),
  }
}

/** What a code of a refusal means; a fault of ours for anything else. */
function whyOf(failure: string) {
  const isKnown = Object.hasOwn(refusalTitles, failure)
  return refusalTitles[isKnown ? (failure as RefusalCode) : 'interrupted']
}

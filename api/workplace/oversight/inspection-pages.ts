import { type Context, Hono } from 'hono'
import { inspectionState } from '../../../domain/inspection-terms.ts'
import { calledIn } from '../../../domain/local-names.ts'
import { mayRole } from '../../../domain/role.ts'
import { inspectionPath } from '../../../web/pages/inspection/inspected-page.ts'
import { qrSymbol } from '../../../web/pages/labels/qr.ts'
import { nameAndCode } from '../../../web/pages/record/format.ts'
import {
  type InspectionLine,
  linksBody,
  type MadeLink,
} from '../../../web/pages/workplace/inspection/links-page.ts'
import { inspectionPhrases } from '../../../web/pages/workplace/inspection/phrases.ts'
import type { Told } from '../../../web/pages/workplace/shell.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import {
  endMadeInspection,
  type Inspectable,
  makeInspection,
} from '../../oversight/inspection/make-link.ts'
import { randomId } from '../../random-id.ts'
import { readFacilities, type StoredFacility } from '../../store/organisations/facilities.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { listInspections, type StoredInspection } from '../../store/oversight/inspections.ts'
import { pageAsker } from '../page-asker.ts'
import { readForm } from '../read-form.ts'
import { showDeadEnd, showPage } from '../show-page.ts'

const path = '/work/inspections'
const mostShown = 50

/** With what the pages of links for inspectors are made. */
export interface InspectionPagesOptions {
  readonly now: () => Date
  readonly publicUrl: string | undefined
}

/**
 * `GET` and `POST /work/inspections`, `POST /work/hand-overs/:id/inspection`, `POST /work/facilities/:code/inspection` and
 * `POST /work/inspections/:id/end`: what is shown to inspectors by a link or QR, for minutes.
 */
export function createInspectionPages(installation: Installation, options: InspectionPagesOptions) {
  const { now } = options
  return new Hono<Env>()
    .get('/inspections', (context) => {
      const { language } = pageAsker(context, installation)
      const lines = [inspectionPhrases.endedNow[language]]
      const isEnded = context.req.query('ended') !== undefined
      return showLinks(context, installation, {
        now: now(),
        told: isEnded ? { kind: 'done', lines } : undefined,
      })
    })
    .post('/inspections', async (context) => {
      const typed = await readForm(context)
      return make(context, installation, { ...options, typed, of: facilityIn(typed) })
    })
    .post('/facilities/:code/inspection', async (context) => {
      const of = { facility: context.req.param('code') }
      return make(context, installation, { ...options, typed: await readForm(context), of })
    })
    .post('/hand-overs/:id/inspection', async (context) => {
      const of = { handOver: context.req.param('id') }
      return make(context, installation, { ...options, typed: await readForm(context), of })
    })
    .post('/inspections/:id/end', async (context) => {
      const asker = pageAsker(context, installation)
      const by = { ...asker, now: now() }
      const isEnded = await endMadeInspection(installation, context.req.param('id'), by)
      return isEnded ? context.redirect(`${path}?ended`, 303) : showDeadEnd(context, 'not_found')
    })
}

function facilityIn(typed: Typed): Inspectable {
  return { facility: typedAt(typed, '/inspection/facility') }
}

interface Making extends InspectionPagesOptions {
  readonly typed: Typed
  readonly of: Inspectable
}

async function make(
  context: Context<Env>,
  installation: Installation,
  { now: clock, publicUrl, typed, of }: Making,
) {
  const asker = pageAsker(context, installation)
  const now = clock()
  const id = typedAt(typed, '/inspection/id')
  const minutes = Number(typedAt(typed, '/inspection/minutes'))
  const asked = { id, of, minutes, shownTo: typedAt(typed, '/inspection/shownTo') }
  const made = await makeInspection(installation, asked, { ...asker, now })
  if (made === undefined) {
    const lines = [inspectionPhrases.madeBefore[asker.language]]
    return showLinks(context, installation, { now, told: { kind: 'word', lines } })
  }
  const origin = publicUrl ?? new URL(context.req.url).origin
  const address = `${origin}${inspectionPath(made.secret)}`
  const until = made.expires.toISOString()
  const link: MadeLink = { address, symbol: qrSymbol(address, 'M'), until, id }
  return showLinks(context, installation, { now, made: link })
}

async function showLinks(
  context: Context<Env>,
  installation: Installation,
  {
    now,
    made,
    told,
  }: {
    readonly now: Date
    readonly made?: MadeLink | undefined
    readonly told?: Told | undefined
  },
) {
  const { db, organisationKey, language, principal } = pageAsker(context, installation)
  const stored = await listInspections(db, organisationKey, { limit: mostShown })
  const facilities = calledIn(await readFacilities(db, organisationKey), language)
  const timeZone = await readersZone(db, organisationKey)
  const choices = facilities.map((one) => ({ code: one.code, label: nameAndCode(one, language) }))
  const mayShow = mayRole(principal.role, 'supervise') && choices.length > 0 && made === undefined
  return showPage(context, {
    title: inspectionPhrases.title[language],
    path,
    told,
    body: linksBody(
      {
        links: stored.map((one) => lineOf(one, facilities, now)),
        made,
        form: mayShow ? { action: path, id: randomId(), facilities: choices } : undefined,
        mayAdminister: mayRole(principal.role, 'administer'),
        timeZone,
      },
      language,
    ),
  })

  function lineOf(
    one: StoredInspection,
    known: readonly StoredFacility[],
    moment: Date,
  ): InspectionLine {
    const facility = known.find(({ code }) => code === one.facility)
    return {
      id: one.id,
      state: inspectionState(one, moment),
      facility: facility === undefined ? one.facility : nameAndCode(facility, language),
      handOver: one.handOver,
      shownTo: one.shownTo,
      madeBy: one.madeBy,
      until: one.expiresTime.toISOString(),
      looks: one.looks,
      lastLook: one.lastLookTime?.toISOString() ?? null,
    }
  }
}

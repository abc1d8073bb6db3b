import { type Context, Hono } from 'hono'
import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import { mayRole } from '../../domain/role.ts'
import { faultsOf } from '../../domain/schema-faults.ts'
import { invitationLink } from '../../domain/station-invitation.ts'
import { underLabel } from '../../domain/words.ts'
import { qrSymbol } from '../../web/pages/labels/qr.ts'
import { filled } from '../../web/pages/record/format.ts'
import { sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import { organisationPhrases } from '../../web/pages/workplace/organisation/phrases.ts'
import {
  type StationsView,
  stationControls,
  stationsBody,
} from '../../web/pages/workplace/organisation/stations-page.ts'
import type { Told } from '../../web/pages/workplace/shell.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { actionWords } from '../../workflows/words-of.ts'
import type { Env } from '../http/env.ts'
import { isId } from '../http/fields.ts'
import type { Installation } from '../installation.ts'
import { addStation, endStation, rotateStation } from '../organisations/stations/change-station.ts'
import { inviteDevice } from '../organisations/stations/invite-device.ts'
import { newStationSchema } from '../organisations/stations/station-schemas.ts'
import { readFacilities } from '../store/organisations/facilities.ts'
import { readersZone } from '../store/organisations/place.ts'
import { listStationKeys } from '../store/organisations/stations.ts'
import { pageAsker } from './page-asker.ts'
import { readForm } from './read-form.ts'
import { showDeadEnd, showPage } from './show-page.ts'
import { shownStations } from './shown-stations.ts'

/** `GET` and `POST /work/stations`, `POST /work/stations/:id`: stations and their keys. */
export function createStationPages(
  installation: Installation,
  { publicUrl, now }: { publicUrl: string | undefined; now: () => Date },
) {
  return new Hono<Env>()
    .get('/stations', (context) => showStations(context, installation, { now: now() }))
    .post('/stations', (context) => answerNew(context, installation, now()))
    .post('/stations/:id', async (context) => {
      const { db, organisationKey, principal, language } = pageAsker(context, installation)
      const stationId = context.req.param('id')
      if (!isId(stationId)) {
        return showDeadEnd(context, 'not_found')
      }
      const form = await readForm(context)
      const change = { principal, organisationKey, stationId, now: now() }
      if (typedAt(form, 'do') === 'revoke') {
        const ended = await endStation(db, change)
        if (isRefusal(ended)) return showDeadEnd(context, 'not_found')
        const name = ended.at(-1)?.name ?? ''
        const lines = [filled(organisationPhrases.stationRevoked, language, { name })]
        return showStations(context, installation, { now: now(), told: { kind: 'done', lines } })
      }
      if (typedAt(form, 'do') === 'invite') {
        const invited = await inviteDevice(db, change)
        if (isRefusal(invited)) return showDeadEnd(context, 'not_found')
        context.header('cache-control', 'no-store')
        const link = invitationLink(publicUrl ?? new URL(context.req.url).origin, invited.code)
        const { name, facility } = invited.station
        const invitation = {
          name,
          facility,
          link,
          symbol: qrSymbol(link, 'M'),
          expires: invited.expires,
        }
        return showStations(context, installation, { now: now(), invitation })
      }
      const hours = Math.min(720, Math.max(0, Math.trunc(Number(typedAt(form, 'graceHours'))) || 0))
      const rotated = await rotateStation(db, { ...change, asked: { graceHours: hours } })
      if (isRefusal(rotated)) {
        if (rotated.code !== 'invalid') return showDeadEnd(context, 'not_found')
        return showStations(context, installation, { now: now(), refused: rotated })
      }
      const made = { name: rotated.keys.at(-1)?.name ?? '', key: rotated.key }
      return showStations(context, installation, { now: now(), made })
    })
}

async function answerNew(context: Context<Env>, installation: Installation, now: Date) {
  const { db, organisationKey, principal } = pageAsker(context, installation)
  const typed = await readForm(context)
  const given = newStation(typed)
  const parsed = newStationSchema.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, given))
    return showStations(context, installation, { now, typed, refused: { code: 'invalid', faults } })
  }
  const adding = { principal, organisationKey, asked: parsed.data, now }
  const added = await addStation(installation, db, adding)
  if (isRefusal(added)) return showStations(context, installation, { now, typed, refused: added })
  const made = { name: typedAt(typed, '/name'), key: added.key }
  return showStations(context, installation, { now, made })
}

function newStation(typed: Typed): Readonly<Record<string, unknown>> {
  const stages = (typed.get('/stages') ?? []).filter((stage) => stage !== '')
  const facility = typedAt(typed, '/facility')
  const signingKey = typedAt(typed, '/signingKey').trim()
  const signingKeyProof = typedAt(typed, '/signingKeyProof').trim()
  return {
    name: typedAt(typed, '/name').trim(),
    ...(facility === '' ? {} : { facility }),
    ...(stages.length === 0 ? {} : { stages }),
    ...(signingKey === '' ? {} : { signingKey }),
    ...(signingKeyProof === '' ? {} : { signingKeyProof }),
  }
}

interface Shown {
  readonly now: Date
  readonly typed?: Typed
  readonly refused?: Refusal
  readonly made?: StationsView['made']
  readonly invitation?: Omit<NonNullable<StationsView['invitation']>, 'expires' | 'timeZone'> & {
    readonly facility: string | null
    readonly expires: Date
  }
  readonly told?: Told
}

async function showStations(
  context: Context<Env>,
  installation: Installation,
  { now, typed = new Map(), refused, made, invitation, told }: Shown,
) {
  const { db, organisationKey, principal, language, names } = pageAsker(context, installation)
  const [keys, facilities, timeZone] = await Promise.all([
    listStationKeys(db, organisationKey),
    readFacilities(db, organisationKey),
    readersZone(db, organisationKey),
  ])
  const zoneAt = (code: string | null) =>
    facilities.find((one) => one.code === code)?.place.timeZone ?? timeZone
  const stages = [...installation.streams.values()].flatMap(({ name, label, stages }) =>
    Object.values(stages).map((stage) => ({
      value: `${name}.${stage.name}`,
      label: underLabel(label, actionWords(stage)),
    })),
  )
  const controls = stationControls({ facilities, stages }, language)
  const said = refused === undefined ? [] : sayFaults(refused, { language, controls, names })
  const view: StationsView = {
    stations: shownStations(keys, { now, zoneAt }),
    mayAdminister: mayRole(principal.role, 'administer'),
    controls,
    typed,
    said,
    made,
    ...(invitation === undefined
      ? {}
      : {
          invitation: {
            ...invitation,
            expires: invitation.expires.toISOString(),
            timeZone: zoneAt(invitation.facility),
          },
        }),
  }
  return showPage(context, {
    title: organisationPhrases.stations[language],
    told,
    body: stationsBody(view, language),
    status: refused === undefined ? 200 : 422,
  })
}

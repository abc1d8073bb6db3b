import { type Context, Hono } from 'hono'
import { calledIn } from '../../domain/local-names.ts'
import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import { mayRole } from '../../domain/role.ts'
import { invitationLink } from '../../domain/station-invitation.ts'
import { underLabel } from '../../domain/words.ts'
import { qrSymbol } from '../../web/pages/labels/qr.ts'
import { filled } from '../../web/pages/record/format.ts'
import { sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import { organisationPhrases } from '../../web/pages/workplace/organisation/phrases.ts'
import {
  rotationAt,
  rotationControls,
  stationControls,
} from '../../web/pages/workplace/organisation/station-controls.ts'
import {
  type StationsView,
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
import { newStationSchema, rotationSchema } from '../organisations/stations/station-schemas.ts'
import { isOpen, readFacilities } from '../store/organisations/facilities.ts'
import { readersZone } from '../store/organisations/place.ts'
import { listStationKeys } from '../store/organisations/stations.ts'
import { typedOf } from './form-values.ts'
import { chosenFacility, pageAsker } from './page-asker.ts'
import { readAsked } from './read-asked.ts'
import { readForm } from './read-form.ts'
import { showDeadEnd, showPage } from './show-page.ts'
import { shownStations } from './shown-stations.ts'
import { newStation, refusedUnder, rotationIn, zoneOfStation } from './station-form.ts'

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
      const key = (await listStationKeys(db, organisationKey, stationId)).at(-1)
      if (key === undefined) return showDeadEnd(context, 'not_found')
      const timeZone = await zoneOfStation(db, organisationKey, key.facility)
      const asked = readAsked(rotationSchema, rotationIn(form, stationId, timeZone))
      const rotated = isRefusal(asked) ? asked : await rotateStation(db, { ...change, asked })
      if (isRefusal(rotated)) {
        if (rotated.code === 'not_found') return showDeadEnd(context, 'not_found')
        const refused = refusedUnder(rotationAt(stationId), rotated)
        return showStations(context, installation, { now: now(), typed: form, refused })
      }
      const made = { name: rotated.keys.at(-1)?.name ?? '', key: rotated.key }
      return showStations(context, installation, { now: now(), made })
    })
}

async function answerNew(context: Context<Env>, installation: Installation, now: Date) {
  const { db, organisationKey, principal } = pageAsker(context, installation)
  const typed = await readForm(context)
  const facility = typedAt(typed, '/facility')
  const timeZone = await zoneOfStation(db, organisationKey, facility)
  const asked = readAsked(newStationSchema, newStation(typed, timeZone))
  if (isRefusal(asked)) return showStations(context, installation, { now, typed, refused: asked })
  const adding = { principal, organisationKey, asked, now }
  const added = await addStation(installation, db, adding)
  if (isRefusal(added)) return showStations(context, installation, { now, typed, refused: added })
  const made = { name: typedAt(typed, '/name'), key: added.key }
  return showStations(context, installation, { now, made })
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
  { now, typed, refused, made, invitation, told }: Shown,
) {
  const { db, organisationKey, principal, language, names } = pageAsker(context, installation)
  const [keys, all, timeZone] = await Promise.all([
    listStationKeys(db, organisationKey),
    readFacilities(db, organisationKey),
    readersZone(db, organisationKey),
  ])
  const facilities = calledIn(all, language)
  const zoneAt = (code: string | null) =>
    facilities.find((one) => one.code === code)?.place.timeZone ?? timeZone
  const stages = [...installation.streams.values()].flatMap(({ name, label, stages }) =>
    Object.values(stages).map((stage) => ({
      value: `${name}.${stage.name}`,
      label: underLabel(label, actionWords(stage)),
    })),
  )
  const asking = stationControls({ facilities: facilities.filter(isOpen), stages }, language)
  const shown = shownStations(keys, { now, zoneAt })
  const controls = [...asking, ...shown.flatMap((station) => rotationControls(station, language))]
  const said = refused === undefined ? [] : sayFaults(refused, { language, controls, names })
  const view: StationsView = {
    stations: shown,
    mayAdminister: mayRole(principal.role, 'administer'),
    controls: asking,
    typed: typed ?? typedOf(usualAnswers(chosenFacility(context, facilities)?.code)),
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
    path: '/work/stations',
    told,
    body: stationsBody(view, language),
    status: refused === undefined ? 200 : 422,
  })
}

/** A new station is a station, at the facility that somebody works at where that is known. */
function usualAnswers(facility: string | undefined): Readonly<Record<string, string>> {
  return { '/role': 'station', ...(facility === undefined ? {} : { '/facility': facility }) }
}

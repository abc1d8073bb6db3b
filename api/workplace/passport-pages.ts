import { type Context, Hono } from 'hono'
import {
  givenRevocations,
  givenSuspensions,
  passportStates,
  revocationReasons,
  suspensionReasons,
} from '../../domain/passport/status-reasons.ts'
import { faultOf, type Refusal, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { mayRole } from '../../domain/role.ts'
import { filled } from '../../web/pages/record/format.ts'
import { sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import { passportBody, passportsBody } from '../../web/pages/workplace/passport/passport-page.ts'
import { passportPhrases } from '../../web/pages/workplace/passport/phrases.ts'
import {
  anchorOf,
  reasonControl,
  reasonPointer,
} from '../../web/pages/workplace/passport/versions-section.ts'
import type { VersionLine } from '../../web/pages/workplace/passport/view.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { passportDataName } from '../../workflows/passport-data-stage.ts'
import { pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { batchNamed } from '../inventory/batches.ts'
import { addressesOf } from '../passports/addresses.ts'
import { changeStatus, type StatusChange } from '../passports/change-status.ts'
import { versionView } from '../passports/version-view.ts'
import { recordPath } from '../public-record/neighbour.ts'
import { readersZone } from '../store/organisations/place.ts'
import { listIssued, listIssuedFor, type PublishedVersion } from '../store/passports/published.ts'
import { nameBatches } from '../store/public-record/ancestry.ts'
import { pageAsker } from './page-asker.ts'
import { passportPointsFor } from './passport-points-for.ts'
import { readForm } from './read-form.ts'
import { showPage } from './show-page.ts'

const perPage = 50

/** With what the pages of passports are made. */
export interface PassportPagesOptions {
  readonly now: () => Date
  readonly publicUrl: string | undefined
}

/** `GET /work/passports`, and `GET` and `POST /work/batches/:code/passport`: how passports stand, what they lack, and who ends them. */
export function createPassportPages(
  installation: Installation,
  { now, publicUrl }: PassportPagesOptions,
) {
  const { store, secret } = installation
  const addresses = () => addressesOf(store.system, publicUrl)
  return new Hono<Env>()
    .get('/passports', async (context) => {
      const { db, organisationKey, language, principal } = pageAsker(context, installation)
      const pages = pagesOf(secret, 'passports', principal)
      const cursor = pages.after(context.req.query('cursor'))
      const rows = await listIssued(store.system, organisationKey, { cursor, limit: perPage + 1 })
      const { page, next } = pages.cut(rows, perPage, ({ versionKey }) => versionKey)
      const ids = [...new Set(page.map(({ batch }) => batch))]
      const named = await nameBatches(store.system, { organisationKey, named: false }, ids)
      const codes = new Map(named.map(({ id, code }) => [id, code]))
      const { origin } = await addresses()
      const versions = page.map((row) => ({
        ...lineOf(row, origin),
        batch: { code: codes.get(row.batch) ?? '' },
      }))
      const older = next === null ? undefined : `/work/passports?cursor=${next}`
      const timeZone = await readersZone(db, organisationKey)
      return showPage(context, {
        title: passportPhrases.passports[language],
        body: passportsBody({ versions, older }, { language, timeZone }),
      })
    })
    .get('/batches/:code/passport', (context) => showPassport(context, {}))
    .post('/batches/:code/passport', async (context) => {
      const asker = pageAsker(context, installation)
      const { principal, organisationKey } = asker
      const { code, id } = await batchNamed(asker.db, organisationKey, context.req.param('code'))
      const typed = await readForm(context)
      const own = await listIssuedFor(store.system, organisationKey, id)
      const version = own.find((one) => one.id === typedAt(typed, 'version'))
      if (version === undefined)
        throw new RefusedError(refuse('not_found', '/path/id', ['passport_not_there']))
      const change = changeIn(typed, version)
      if ('code' in change) return showPassport(context, { typed, refused: change })
      try {
        const signing = { secret, addresses: await addresses(), now: now() }
        const by = { principal, organisationKey, id: version.id }
        await changeStatus(store.system, change, Object.assign(by, signing))
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error
        return showPassport(context, { typed, refused: error.refusal })
      }
      const path = `/work/batches/${encodeURIComponent(code)}/passport`
      return context.redirect(`${path}?changed=${version.id}#${anchorOf(version)}`, 303)
    })

  async function showPassport(
    context: Context<Env>,
    { typed = new Map(), refused }: { typed?: Typed; refused?: Refusal },
  ) {
    const asker = pageAsker(context, installation)
    const { db, organisationKey, language, principal, mayRecord, names } = asker
    const batch = await batchNamed(db, organisationKey, context.req.param('code') ?? '')
    const { origin } = await addresses()
    const rows = await listIssuedFor(store.system, organisationKey, batch.id)
    const versions = rows.map((row) => lineOf(row, origin))
    const controls = versions.flatMap((one) =>
      (['suspend', 'revoke'] as const).map((does) => reasonControl(does, one, language)),
    )
    const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls })
    const { points, model } = await passportPointsFor(installation, asker, batch)
    const at = `/work/batches/${encodeURIComponent(batch.code)}`
    const changed = versions.find(({ id }) => id === context.req.query('changed'))
    const lines =
      changed === undefined
        ? []
        : [
            filled(passportPhrases.changed, language, {
              state: passportStates[changed.state][language],
            }),
          ]
    return showPage(context, {
      title: filled(passportPhrases.passport, language, { code: batch.code }),
      told: lines.length === 0 ? undefined : { kind: 'done', lines },
      body: passportBody({
        code: batch.code,
        versions,
        publicRecord: recordPath(batch.id),
        mayChange: mayRole(principal.role, 'supervise'),
        record:
          mayRecord && points !== 'no_points' ? `${at}/stages/${passportDataName}` : undefined,
        model:
          model === undefined
            ? undefined
            : `/work/models/${batch.stream}/versions?model=${encodeURIComponent(model)}`,
        points,
        shown: { typed, said, language },
        timeZone: await readersZone(db, organisationKey),
      }),
      status: refused === undefined ? 200 : refused.code === 'invalid' ? 422 : 409,
    })
  }
}

/** What a form asks for, or the refusal that names the reasons there are. */
function changeIn(typed: Typed, version: PublishedVersion): StatusChange | Refusal {
  const does = typedAt(typed, 'do')
  if (does === 'reinstate') return { does }
  const pointer = reasonPointer(does === 'suspend' ? does : 'revoke', version)
  const given = typedAt(typed, pointer)
  if (does === 'revoke') {
    const reason = givenRevocations.find((one) => one === given)
    if (reason !== undefined) return { does, reason }
  }
  if (does === 'suspend') {
    const reason = givenSuspensions.find((one) => one === given)
    if (reason !== undefined) return { does, reason }
  }
  return { code: 'invalid', faults: [faultOf(pointer, 'value_missing', {})] }
}

function lineOf(row: PublishedVersion, origin: string): VersionLine {
  const view = versionView(row, origin)
  const { id, passport, version, state, address, issuedTime } = view
  const since = {
    valid: null,
    superseded: view.supersededTime,
    suspended: view.suspendedTime,
    revoked: view.revokedTime,
    ended: view.endedTime,
  }[state]
  const reasons: Readonly<Record<string, VersionLine['reason']>> =
    state === 'suspended' ? suspensionReasons : revocationReasons
  const reason = state === 'suspended' ? view.suspensionReason : view.revocationReason
  const status = { state, since, reason: reasons[reason ?? ''] ?? null }
  return { id, passport, version, address, issuedTime, ...status }
}

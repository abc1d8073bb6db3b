import { type Context, Hono } from 'hono'
import { type Basis, bases } from '../../../domain/optical-check/call.ts'
import { isGoodIn, newestClasses } from '../../../domain/optical-check/defect-classes.ts'
import { isRefusal, type Refusal } from '../../../domain/refusal.ts'
import { mayRole } from '../../../domain/role.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import { opticalPhrases } from '../../../web/pages/workplace/optical-checks/phrases.ts'
import {
  reasonControl,
  versionControls,
} from '../../../web/pages/workplace/optical-checks/version-form.ts'
import { versionBody } from '../../../web/pages/workplace/optical-checks/version-page.ts'
import {
  versionName,
  versionsBody,
} from '../../../web/pages/workplace/optical-checks/versions-page.ts'
import { versionHref } from '../../../web/pages/workplace/optical-checks/view.ts'
import type { Typed } from '../../../workflows/form/typed.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { readVersionReport } from '../../optical-checks/version-report.ts'
import { newVersionSchema, stepSchema } from '../../optical-checks/version-schemas.ts'
import {
  addOwnVersion,
  goLive,
  retire,
  type VersionName,
} from '../../optical-checks/write-version.ts'
import { countWaiting } from '../../store/optical-checks/pieces.ts'
import { readModelVersions } from '../../store/optical-checks/versions.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { numberAt, saidAt, withoutNulls } from '../form-values.ts'
import { type PageAsker, pageAsker } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { type Shown, showForm } from '../show-form.ts'
import { showPage } from '../show-page.ts'
import { classLabels, shownVersion } from './shown.ts'

const newAt = '/work/new-optical-version'
const versionAt = '/optical-checks/:model/:version'

/** `GET /work/optical-checks`, `/work/new-optical-version`, and a version of a model with the ways into use and out of it. */
export function createOpticalVersionPages(installation: Installation, now: () => Date) {
  const { streams } = installation
  return new Hono<Env>()
    .get('/optical-checks', async (context) => {
      const { db, organisationKey, principal, language } = pageAsker(context, installation)
      const [versions, waiting] = await Promise.all([
        readModelVersions(db, organisationKey),
        countWaiting(db, organisationKey),
      ])
      const shown = versions.map((version) => shownVersion(version, streams))
      const mayRegister = mayRole(principal.role, 'supervise')
      const lists = [...streams.values()].flatMap(({ label, defectClasses = [] }) => {
        const newest = newestClasses(defectClasses)
        return newest === undefined ? [] : [{ stream: label, newest }]
      })
      const body = versionsBody({ versions: shown, waiting, mayRegister, lists }, language)
      return showPage(context, { title: opticalPhrases.title[language], body })
    })
    .get('/new-optical-version', (context) =>
      showNewForm(context, installation, { typed: new Map() }),
    )
    .post('/new-optical-version', async (context) => {
      const { db, organisationKey, principal } = pageAsker(context, installation)
      const typed = await readForm(context)
      const asked = readAsked(newVersionSchema, versionIn(typed))
      const by = { principal, organisationKey, now: now() }
      const done = isRefusal(asked)
        ? asked
        : await orRefusal(() =>
            db.transaction().execute((tx) => addOwnVersion(tx, by, { asked, streams })),
          )
      if (isRefusal(done)) return showNewForm(context, installation, { typed, refused: done })
      return context.redirect(versionHref(done), 303)
    })
    .get(versionAt, (context) => showVersion(context, installation, { typed: new Map() }))
    .post(`${versionAt}/live`, async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, principal } = asker
      const typed = await readForm(context)
      const step = readAsked(stepSchema, withoutNulls({ reason: saidAt(typed, '/reason') }))
      const by = { principal, organisationKey, now: now() }
      const name = nameIn(context)
      const done = isRefusal(step)
        ? step
        : await orRefusal(() =>
            db.transaction().execute((tx) => goLive(tx, by, { name, reason: step.reason })),
          )
      if (isRefusal(done)) return showVersion(context, installation, { typed, refused: done })
      return context.redirect(versionHref(done), 303)
    })
    .post(`${versionAt}/retired`, async (context) => {
      const { db, organisationKey, principal } = pageAsker(context, installation)
      const typed = await readForm(context)
      const by = { principal, organisationKey, now: now() }
      const name = nameIn(context)
      const done = await orRefusal(() =>
        db.transaction().execute((tx) => retire(tx, by, { name, reason: undefined })),
      )
      if (isRefusal(done)) return showVersion(context, installation, { typed, refused: done })
      return context.redirect(versionHref(done), 303)
    })
}

function nameIn(context: Context<Env>): VersionName {
  return { model: context.req.param('model') ?? '', version: context.req.param('version') ?? '' }
}

function versionIn(typed: Typed): Readonly<Record<string, unknown>> {
  return withoutNulls({
    model: saidAt(typed, '/model'),
    version: saidAt(typed, '/version'),
    stream: saidAt(typed, '/stream'),
    threshold: shareAt(typed, '/threshold'),
    controlOneIn: numberAt(typed, '/controlOneIn'),
    note: saidAt(typed, '/note'),
  })
}

/** A share as somebody typed it, with a point or a comma; else the text, for the schema to refuse. */
function shareAt(typed: Typed, pointer: string): string | number | null {
  const text = saidAt(typed, pointer)?.replace(',', '.') ?? null
  return text !== null && /^\d{1,3}(\.\d{1,6})?$/.test(text) ? Number(text) : text
}

function showNewForm(context: Context<Env>, installation: Installation, shown: Shown) {
  const asker = pageAsker(context, installation)
  const { language } = asker
  const streams = [...installation.streams.values()]
    .filter(({ defectClasses }) => defectClasses !== undefined)
    .map(({ name, label }) => ({ value: name, label: label[language] }))
  return showForm(context, asker, {
    title: opticalPhrases.register[language],
    action: newAt,
    back: { href: '/work/optical-checks', label: opticalPhrases.title[language] },
    controls: versionControls(streams, language),
    button: opticalPhrases.register[language],
    why: opticalPhrases.registerWhy[language],
    ...shown,
  })
}

async function showVersion(
  context: Context<Env>,
  installation: Installation,
  { typed, refused }: Shown,
) {
  const asker = pageAsker(context, installation)
  const { db, organisationKey, principal, language } = asker
  const { streams } = installation
  const name = nameIn(context)
  const basis = basisIn(context)
  const [report, timeZone] = await Promise.all([
    readVersionReport(db, organisationKey, { name, basis, streams }),
    readersZone(db, organisationKey),
  ])
  const { version: stored, classes } = report
  const version = shownVersion(stored, streams)
  const body = versionBody(
    {
      ...report,
      version,
      timeZone,
      labels: classLabels(streams),
      isGood: (one) => classes !== undefined && isGoodIn(classes, one),
      mayDecide: mayRole(principal.role, 'supervise'),
      shown: { typed, said: saidOf(refused, asker), language },
    },
    language,
  )
  return showPage(context, {
    title: versionName(version, language),
    path: versionHref(version),
    body,
    status: refused === undefined ? 200 : 422,
  })
}

function basisIn(context: Context<Env>): Basis {
  const asked = context.req.query('basis')
  return bases.find((one) => one === asked) ?? 'drawn'
}

function saidOf(refused: Refusal | undefined, { language, names }: PageAsker) {
  if (refused === undefined) return []
  return sayFaults(refused, { language, names, controls: [reasonControl('live', language)] })
}

import { Hono } from 'hono'
import { type Role, roleLabels } from '../../../domain/role.ts'
import type { Language } from '../../../domain/words.ts'
import {
  type AuditKindName,
  auditBody,
} from '../../../web/pages/workplace/administration/audit-page.ts'
import { administrationPhrases } from '../../../web/pages/workplace/administration/phrases.ts'
import {
  auditKindPhrases,
  watchPhrases,
} from '../../../web/pages/workplace/administration/watch-phrases.ts'
import { auditText } from '../../../web/pages/workplace/organisation/looked-at.ts'
import { pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { listAuditEntries, nameActors, type StoredAuditEntry } from '../../store/people/audit.ts'
import { pageAsker } from '../page-asker.ts'
import { showPage } from '../show-page.ts'

const perPage = 50

/** `GET /work/audit`: who did what, newest first. */
export function createAuditPages(installation: Installation) {
  const { store, secret } = installation
  return new Hono<Env>().get('/audit', async (context) => {
    const { db, organisationKey, language, principal } = pageAsker(context, installation)
    const kind = kindNamed(context.req.query('kind'))
    const pages = pagesOf(secret, 'audit', principal)
    const before = pages.after(context.req.query('cursor'))
    const rows = await listAuditEntries(db, organisationKey, { kind, before, limit: perPage + 1 })
    const { page, next } = pages.cut(rows, perPage, ({ auditEntryKey }) => auditEntryKey)
    const authorities = page.flatMap((entry) => entry.actorOrganisationKey ?? [])
    const names = await nameActors(store.system, [...new Set(authorities)], language)
    const entries = page.map((entry) => ({
      time: entry.time.toISOString(),
      said: auditText(entry, language),
      about: aboutOf(entry, language),
      by: entry.actorKind === 'system' ? watchPhrases.system[language] : entry.actorName,
      authority: names.get(entry.actorOrganisationKey ?? 0) ?? '',
    }))
    const query = kind === undefined ? '' : `kind=${kind}&`
    const older = next === null ? undefined : `/work/audit?${query}cursor=${next}`
    const timeZone = await readersZone(db, organisationKey)
    return showPage(context, {
      title: administrationPhrases.audit[language],
      body: auditBody({ entries, kind, older, timeZone }, language),
    })
  })
}

function kindNamed(text: string | undefined): AuditKindName | undefined {
  const names = Object.keys(auditKindPhrases) as readonly AuditKindName[]
  return names.find((name) => name === text)
}

/** Names in the detail of an entry that somebody wrote: people and things are told by them. */
const namedBy = ['name', 'email', 'facility', 'number', 'batch', 'reason'] as const

function aboutOf({ detail }: StoredAuditEntry, language: Language): readonly string[] {
  const named = namedBy.flatMap((name) => {
    const value = detail[name]
    return typeof value === 'string' && value !== '' ? [value] : []
  })
  const { role } = detail
  const isRole = typeof role === 'string' && Object.hasOwn(roleLabels, role)
  return isRole ? [...named, roleLabels[role as Role][language]] : named
}

import { html } from 'hono/html'
import type { Right } from '../../../../domain/role.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { erasurePhrases } from '../disclosure/erasure-phrases.ts'
import { disclosurePhrases } from '../disclosure/phrases.ts'
import { questionPhrases } from '../disclosure/question-phrases.ts'
import { paperPhrases } from '../organisation/paper-phrases.ts'
import { organisationPhrases } from '../organisation/phrases.ts'
import type { Markup } from '../shell.ts'
import { issuerKeyPhrases } from './issuer-keys-page.ts'
import { administrationPhrases as phrases } from './phrases.ts'

/** A page where something is administered. */
export interface AdministrationWay {
  readonly href: string
  readonly label: Words
  readonly why: Words
  /** What it asks for; the page itself asks again. */
  readonly right: Right
}

interface Room {
  readonly label: Words
  readonly ways: readonly AdministrationWay[]
}

/** Every page where somebody administers something, by what it is about, in the order of use. */
export const rooms: readonly Room[] = [
  {
    label: phrases.places,
    ways: [
      {
        href: '/work/organisation',
        label: phrases.facilities,
        why: phrases.facilitiesWhy,
        right: 'read',
      },
      {
        href: '/work/new-facility',
        label: paperPhrases.addFacility,
        why: phrases.addFacilityWhy,
        right: 'administer',
      },
      {
        href: '/work/organisation/place',
        label: organisationPhrases.zone,
        why: phrases.zoneWhy,
        right: 'administer',
      },
    ],
  },
  {
    label: phrases.people,
    ways: [
      {
        href: '/account/members',
        label: organisationPhrases.members,
        why: phrases.membersWhy,
        right: 'administer',
      },
      {
        href: '/work/competences',
        label: paperPhrases.title,
        why: phrases.competencesWhy,
        right: 'supervise',
      },
      {
        href: '/work/approvals',
        label: organisationPhrases.approvals,
        why: phrases.approvalsWhy,
        right: 'record',
      },
      {
        href: '/work/grants',
        label: disclosurePhrases.grants,
        why: phrases.grantsWhy,
        right: 'supervise',
      },
      {
        href: '/work/questions',
        label: questionPhrases.title,
        why: questionPhrases.listed,
        right: 'supervise',
      },
    ],
  },
  {
    label: phrases.machines,
    ways: [
      {
        href: '/work/stations',
        label: organisationPhrases.stations,
        why: phrases.stationsWhy,
        right: 'supervise',
      },
      {
        href: '/work/webhooks',
        label: phrases.webhooks,
        why: phrases.webhooksWhy,
        right: 'administer',
      },
      {
        href: '/work/issuer-keys',
        label: issuerKeyPhrases.title,
        why: phrases.issuerKeysWhy,
        right: 'read',
      },
    ],
  },
  {
    label: phrases.watch,
    ways: [
      {
        href: '/work/deadlines',
        label: phrases.deadlines,
        why: phrases.deadlinesWhy,
        right: 'read',
      },
      { href: '/work/audit', label: phrases.audit, why: phrases.auditWhy, right: 'administer' },
      {
        href: '/work/looks',
        label: organisationPhrases.looks,
        why: phrases.looksWhy,
        right: 'administer',
      },
      {
        href: '/work/erasures',
        label: erasurePhrases.title,
        why: phrases.erasuresWhy,
        right: 'administer',
      },
    ],
  },
  {
    label: phrases.yours,
    ways: [
      {
        href: '/work/notifications',
        label: phrases.notifications,
        why: phrases.notificationsWhy,
        right: 'read',
      },
      { href: '/work/mail-wishes', label: phrases.mail, why: phrases.mailWhy, right: 'read' },
    ],
  },
]

/** The rooms with what this person may open. */
export function administrationBody(mayOpen: (right: Right) => boolean, language: Language): Markup {
  const open = rooms
    .map(({ label, ways }) => ({ label, ways: ways.filter(({ right }) => mayOpen(right)) }))
    .filter(({ ways }) => ways.length > 0)
  return html`<div class="work">${open.map(
    ({ label, ways }) =>
      html`<section><h2>${label[language]}</h2><ul class="list rows">${ways.map(
        (way) =>
          html`<li><a class="rowlink" href="${way.href}"><b>${way.label[language]}</b> <small>${way.why[language]}</small></a></li>`,
      )}</ul></section>`,
  )}</div>`
}

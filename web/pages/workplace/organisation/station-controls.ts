import { type Role, roleLabels } from '../../../../domain/role.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { filled, nameAndCode } from '../../record/format.ts'
import type { Choice, Control } from '../form/control.ts'
import { organisationPhrases } from './phrases.ts'
import { stationPhrases } from './station-phrases.ts'

/** Stands for a station that is bound to no facility: somebody says so, nothing is meant by leaving it out. */
export const anyFacility = '*'

/** Roles that a key may have. */
const roles: readonly Role[] = ['station', 'operator', 'supervisor', 'administrator']

/** Questions about a new station; the last `seldomControls` are seldom answered. */
export function stationControls(
  {
    facilities,
    stages,
  }: {
    facilities: readonly { readonly code: string; readonly name: string }[]
    stages: readonly { readonly value: string; readonly label: Words }[]
  },
  language: Language,
): readonly Control[] {
  const places: readonly Choice[] = [
    ...facilities.map((facility) => ({
      value: facility.code,
      label: nameAndCode(facility, language),
    })),
    { value: anyFacility, label: organisationPhrases.anyFacility[language] },
  ]
  return [
    { pointer: '/name', label: organisationPhrases.name[language], filling: { kind: 'text' } },
    {
      pointer: '/facility',
      label: organisationPhrases.facility[language],
      filling: { kind: 'one', choices: places },
    },
    {
      pointer: '/role',
      label: organisationPhrases.role[language],
      filling: {
        kind: 'one',
        choices: roles.map((value) => ({ value, label: roleLabels[value][language] })),
      },
    },
    expiryControl('', language),
    ...signingControls('', language),
    {
      pointer: '/stages',
      label: organisationPhrases.stages[language],
      filling: {
        kind: 'several',
        choices: stages.map(({ value, label }) => ({ value, label: label[language] })),
      },
      hint: organisationPhrases.stagesHint[language],
      optional: true,
    },
  ]
}

/** How many questions at the end are seldom answered. */
export const seldomControls = 3

/** Hours that an old key may still work, those that are offered. */
const graceHours = [0, 1, 24, 168] as const

/** Under which pointer the questions about replacing the key of a station stand. */
export function rotationAt(id: string): string {
  return `/rotation/${id}`
}

/** Questions about replacing the key of a station. */
export function rotationControls(
  { id, signs }: { readonly id: string; readonly signs: boolean },
  language: Language,
): readonly Control[] {
  const under = rotationAt(id)
  const noKey: Control = {
    pointer: `${under}/noSigningKey`,
    label: stationPhrases.signing[language],
    filling: {
      kind: 'several',
      choices: [{ value: 'yes', label: stationPhrases.signsNoMore[language] }],
    },
    optional: true,
  }
  return [
    {
      pointer: `${under}/graceHours`,
      label: organisationPhrases.grace[language],
      filling: {
        kind: 'one',
        choices: graceHours.map((hours) => ({
          value: String(hours),
          label: graceText(hours, language),
        })),
      },
    },
    expiryControl(under, language),
    ...signingControls(under, language),
    ...(signs ? [noKey] : []),
  ]
}

function graceText(hours: (typeof graceHours)[number], language: Language): string {
  if (hours === 0) return organisationPhrases.graceNone[language]
  if (hours === 1) return stationPhrases.anHour[language]
  if (hours % 168 === 0) return filled(stationPhrases.days, language, { n: hours / 24 })
  return filled(organisationPhrases.graceHours, language, { n: hours })
}

function expiryControl(under: string, language: Language): Control {
  return {
    pointer: `${under}/expires`,
    label: stationPhrases.expires[language],
    filling: { kind: 'date' },
    hint: stationPhrases.expiresHint[language],
    optional: true,
  }
}

function signingControls(under: string, language: Language): readonly Control[] {
  return [
    {
      pointer: `${under}/signingKey`,
      label: organisationPhrases.signingKey[language],
      filling: { kind: 'text', isCode: true },
      hint: organisationPhrases.signingKeyHint[language],
      optional: true,
    },
    {
      pointer: `${under}/signingKeyProof`,
      label: organisationPhrases.signingKeyProof[language],
      filling: { kind: 'text', isCode: true },
      hint: organisationPhrases.signingKeyProofHint[language],
      optional: true,
    },
  ]
}

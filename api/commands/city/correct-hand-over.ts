import { dayMilliseconds } from '../../../domain/hours.ts'
import { localDay } from '../../../domain/local-day.ts'
import { answerDays } from '../../../workflows/correction.ts'
import type { DemonstrationCorrection, DemonstrationPermit } from '../../../workflows/example.ts'
import { takeCorrectionStep } from '../../custody/corrections/take-correction-step.ts'
import type { Signatory } from '../../custody/sign-step.ts'
import { idFrom } from '../../digest.ts'
import type { Installation } from '../../installation.ts'
import { keepPermit } from '../../organisations/keep-permit.ts'
import { heldDays } from './certify-goods.ts'

interface Correcting {
  /** Its ids are made of it, so that told again it is the same one. */
  readonly name: string
  /** Name of the hand-over, from which its id is made. */
  readonly handOver: string
  /** Who signs for an organisation of the city. */
  readonly officeOf: (slug: string) => Promise<Signatory>
}

/** Corrects a hand-over of the city: one side proposes, and the other consents where the story says so. */
export async function correctHandOver(
  installation: Installation,
  { proposedBy, consentedBy, note, lines }: DemonstrationCorrection,
  { name, handOver, officeOf }: Correcting,
): Promise<void> {
  const id = idFrom(handOver)
  const correction = idFrom(`${name}/proposed`)
  const request = {
    step: 'correct_propose' as const,
    id: correction,
    note,
    lines: [...lines],
    answerWithinDays: answerDays.usual,
  }
  await takeCorrectionStep(installation, { id, request }, await officeOf(proposedBy))
  if (consentedBy === undefined) return
  const consent = { step: 'correct_consent', id: idFrom(`${name}/consented`), correction } as const
  await takeCorrectionStep(installation, { id, request: consent }, await officeOf(consentedBy))
}

interface Putting {
  readonly name: string
  readonly by: Signatory
  /** When the city's story ends: days follow from it, so that told again on another day they are the same. */
  readonly end: Date
}

/** Puts an export permit on record. */
export async function putPermit(
  { store }: Installation,
  { organisation: _, tells: __, consents, ...told }: DemonstrationPermit & { tells: 'permit' },
  { name, by: { organisation, now }, end }: Putting,
): Promise<void> {
  const { organisationKey } = organisation
  const day = (days: number) => localDay(new Date(end.getTime() + days * dayMilliseconds))
  const valid = { validFrom: day(-heldDays.since), validUntil: day(heldDays.until) }
  const permit = { id: idFrom(name), ...told, consents: [...consents], ...valid }
  await keepPermit(store.own(organisationKey), permit, { organisationKey, now })
}

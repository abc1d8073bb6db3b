import { percentIn } from '../../../domain/claim/share.ts'
import { deadlineRules } from '../../../domain/deadline.ts'
import { heldStateOf } from '../../../domain/held-limit.ts'
import { hourMilliseconds } from '../../../domain/hours.ts'
import { localDay } from '../../../domain/local-day.ts'
import { nameIn } from '../../../domain/local-names.ts'
import { dayText } from '../../../web/pages/local-time.ts'
import { filled } from '../../../web/pages/record/format.ts'
import { countText, massText } from '../../../web/pages/workplace/oversight/mass-text.ts'
import { deskPhrases } from '../../../web/pages/workplace/oversight/phrases.ts'
import type { LookRow, Opens } from '../../../web/pages/workplace/oversight/view.ts'
import { recallNotices } from '../../../workflows/recall.ts'
import type { readDesk } from '../../oversight/desk/read-desk.ts'
import type { DeskReading } from './desk-reading.ts'
import type { RegisterHref } from './register-rows.ts'

/** What needs a look: what is recalled, late, refused and about to end, each with the way to it. */
export function looksOf(
  of: Awaited<ReturnType<typeof readDesk>>,
  { isInside, now, language, scope, days, ask }: DeskReading,
  register: RegisterHref,
): readonly LookRow[] {
  const opens = (next: string, slug: string | undefined): Opens =>
    isInside || slug === undefined ? { href: next } : { within: slug, next }
  const slugOf = (key: number) =>
    scope.organisations.find(({ organisationKey }) => organisationKey === key)?.slug
  const say = (
    phrase: (typeof deskPhrases)[keyof typeof deskPhrases],
    values: Record<string, string | number>,
  ) => filled(phrase, language, values)
  const refusedHref = register('all', { refused: 'yes' })
  const heldBy = (batch: string | null) => {
    if (batch === null) return {}
    return { also: { href: register('held', { cameOf: batch }), label: deskPhrases.holders } }
  }
  const late = new Map(of.late.map((one) => [one.subject, one]))
  return [
    ...of.recalls.map(
      ({ id, notice, batches, holders, holder, batch }): LookRow => ({
        tag: deskPhrases.recall,
        tone: 'bad',
        text: say(deskPhrases.recallText, {
          notice: recallNotices[notice][language],
          batches: countText(batches, language),
          holders: countText(holders, language),
        }),
        opens: opens(`/work/recalls/${id}`, holder),
        ...heldBy(batch),
      }),
    ),
    ...of.limits.map(
      ({ number, heldGrams, limitGrams, organisationKey, ...place }): LookRow => ({
        tag: deskPhrases.limit,
        tone: heldStateOf(heldGrams, limitGrams) === 'over' ? 'bad' : 'warn',
        text: say(deskPhrases.limitText, {
          place: nameIn({ name: place.facilityName, names: place.facilityNames }, language),
          percent: percentIn(heldGrams, limitGrams) ?? '',
          number,
        }),
        opens: opens('/work/deadlines', slugOf(organisationKey)),
      }),
    ),
    ...[...late.values()].map(
      ({ kind, subject, dueTime, organisationKey }): LookRow => ({
        tag: deskPhrases.late,
        tone: 'warn',
        text: say(deskPhrases.lateText, {
          what: deadlineRules[kind].label[language],
          hours: countText(hoursBetween(dueTime, now), language),
        }),
        opens: opens(`/work/hand-overs/${subject}`, slugOf(organisationKey)),
      }),
    ),
    ...(of.refused.lines === 0
      ? []
      : [
          {
            tag: deskPhrases.refused,
            tone: 'warn' as const,
            text: say(deskPhrases.refusedText, {
              n: countText(of.refused.lines, language),
              mass: massText(of.refused.grams, language),
            }),
            opens: { href: refusedHref },
          },
        ]),
    ...(of.odd === 0
      ? []
      : [
          {
            tag: deskPhrases.odd,
            tone: 'plain' as const,
            text: say(deskPhrases.oddText, { n: countText(of.odd, language) }),
            opens: { href: anomaliesHref(days, ask.organisation) },
          },
        ]),
    ...of.ends.map(
      ({ kind, subject, dueTime, organisationKey }): LookRow => ({
        tag: deskPhrases.ends,
        tone: 'plain',
        text: say(deskPhrases.endsText, {
          what: deadlineRules[kind].label[language],
          subject,
          day: dayText(localDay(new Date(dueTime.getTime() - 1), scope), language),
        }),
        opens: opens(
          kind === 'licence' ? '/work/organisation' : '/work/permits',
          slugOf(organisationKey),
        ),
      }),
    ),
  ]
}

function anomaliesHref(days: DeskReading['days'], organisation: string | undefined): string {
  const whose = organisation === undefined ? {} : { organisation }
  return `/work/anomalies?${new URLSearchParams({ ...days, ...whose })}`
}

/** Whole hours from one time to a later one. */
export function hoursBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / hourMilliseconds))
}

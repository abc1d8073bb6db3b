import { centsText } from '../../domain/funding/money-text.ts'
import { schemeVersion } from '../../domain/funding/schemes.ts'
import { spendKinds } from '../../domain/funding/spend-line.ts'
import type { Milestone, SpendLine, Statement } from '../../domain/funding/statement.ts'
import { dayText } from '../../domain/local-moment.ts'
import { type Named, nameIn } from '../../domain/local-names.ts'
import { type Language, type Words, wordsFrom } from '../../domain/words.ts'
import { filled, nameAndCode } from '../../web/pages/record/format.ts'
import { ratioText } from '../../web/pages/workplace/funding/figures.ts'
import { fundingPhrases as phrases } from '../../web/pages/workplace/funding/phrases.ts'
import type { ReportCell, ReportColumn, ReportPlace, ReportTable } from '../outputs/report-table.ts'
import type { ToldProject } from './own-project.ts'

interface LineColumn extends ReportColumn {
  readonly read: (line: SpendLine, courses: ReadonlyMap<string, string>) => ReportCell
}

const columns: readonly LineColumn[] = [
  { key: 'line', label: phrases.number, width: 0.5, read: ({ number }) => number },
  { key: 'day', label: phrases.day, width: 1, read: ({ day }) => day },
  { key: 'payee', label: phrases.payee, width: 1.6, read: ({ payee }) => payee },
  { key: 'invoice', label: phrases.invoice, width: 1.2, read: ({ invoice }) => invoice },
  {
    key: 'kind',
    label: phrases.kind,
    width: 1.2,
    read: ({ kind }) => ({ code: kind, label: spendKinds[kind] }),
  },
  { key: 'tied_to', label: phrases.tied, width: 2.2, read: tiedText },
  { key: 'claim', label: phrases.claimNumber, width: 0.9, read: ({ claim }) => claim },
  {
    key: 'amount_cents',
    label: wordsFrom((language) => `${phrases.amount[language]} (HK$)`),
    width: 1.3,
    read: ({ amountCents }) => ({ cents: amountCents }),
  },
]

/** A project's lines that count with its totals, to be given out as CSV, as a spreadsheet or on paper. */
export function statementTable(
  { statement, digest }: ToldProject,
  { owner, place }: { readonly owner: Named; readonly place: ReportPlace },
): ReportTable {
  const { code, title, lines, spendCents, courses } = statement
  const names = new Map(courses.map(({ id, name }) => [id, name]))
  return {
    file: `funding-${code.replaceAll(/[^\w.-]+/g, '-')}`,
    title: wordsFrom((language) => filled(phrases.statementOf, language, { title })),
    facts: factsOf(statement, owner),
    columns,
    rows: lines
      .filter(({ withdrawn }) => withdrawn === null)
      .map((line) => columns.map(({ read }) => read(line, names))),
    total: columns.map(({ key }) => (key === 'amount_cents' ? { cents: spendCents } : null)),
    notes: [phrases.rounding, phrases.checkAgain],
    digest,
    place,
  }
}

function tiedText(
  { asset, course, events }: SpendLine,
  courses: ReadonlyMap<string, string>,
): string {
  return [
    ...(asset === null ? [] : [`${asset.name} ${asset.serial}`]),
    ...(course === null ? [] : [courses.get(course) ?? course]),
    ...events,
  ].join('; ')
}

function factsOf(statement: Statement, owner: Named): ReportTable['facts'] {
  const { organisation, code, scheme, starts, ends, budgetCents, spendCents, grant } = statement
  const money = (label: Words, cents: number) => ({ label, value: centsText(cents) })
  return [
    {
      label: phrases.organisation,
      value: wordsFrom((language) =>
        nameAndCode({ name: nameIn(owner, language), code: organisation }, language),
      ),
    },
    { label: phrases.code, value: code },
    { label: phrases.scheme, value: schemeVersion(scheme)?.title ?? scheme },
    {
      label: phrases.days,
      value: wordsFrom((language) =>
        filled(phrases.span, language, {
          starts: dayText(starts, language),
          ends: dayText(ends, language),
        }),
      ),
    },
    money(phrases.budget, budgetCents),
    money(phrases.spend, spendCents),
    money(phrases.grant, grant.governmentCents),
    money(phrases.company, grant.companyCents),
    { label: phrases.ratio, value: wordsFrom((language) => ratioText(grant, language)) },
    money(phrases.grantClaimed, statement.claimedCents),
    ...statement.milestones.map((milestone) => ({
      label: wordsFrom((language) => filled(phrases.milestone, language, { n: milestone.number })),
      value: wordsFrom((language) => milestoneText(milestone, statement, language)),
    })),
  ]
}

/** What a milestone is, whether it was reached, and what was claimed at it. */
function milestoneText(
  { number, name, plannedDay, reachedDay }: Milestone,
  { claims }: Statement,
  language: Language,
): string {
  const claim = claims.find(({ milestone }) => milestone === number)
  const day = dayText(reachedDay ?? plannedDay, language)
  const when = filled(reachedDay === null ? phrases.planned : phrases.reached, language, { day })
  if (claim === undefined) return `${name} · ${when}`
  const claimed = filled(phrases.claimed, language, {
    n: claim.number,
    spend: centsText(claim.spendCents),
    grant: centsText(claim.grantCents),
  })
  return `${name} · ${when} · ${claimed}`
}

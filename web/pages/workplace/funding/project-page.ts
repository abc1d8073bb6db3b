import { html } from 'hono/html'
import { centsText, dollarsText } from '../../../../domain/funding/money-text.ts'
import type { Language } from '../../../../domain/words.ts'
import { dayText } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Markup } from '../shell.ts'
import { ratioText } from './figures.ts'
import { linesSection } from './lines-section.ts'
import { milestonesSection } from './milestones-section.ts'
import { fundingPhrases as say } from './phrases.ts'
import { capText, sourcesHtml } from './projects-page.ts'
import type { ProjectView } from './view.ts'

/** A project: what it is, what was spent, the grant that follows, and the evidence of both. */
export function projectBody(view: ProjectView, language: Language): Markup {
  return html`<div class="work flow"><p><a class="back" href="/work/funding">← ${say.title[language]}</a></p>${errorSummary(view.said, language)}${aboutSection(view, language)}${figureTiles(view, language)}${milestonesSection(view, language)}${linesSection(view, language)}${filesSection(view, language)}</div>`
}

function aboutSection({ statement, scheme }: ProjectView, language: Language): Markup {
  const { starts, ends, budgetCents } = statement
  const span = filled(say.span, language, {
    starts: dayText(starts, language),
    ends: dayText(ends, language),
  })
  const { government, company } = scheme.share
  return html`<section><dl class="keys"><div><dt>${say.scheme[language]}</dt><dd>${scheme.title[language]}</dd></div><div><dt>${say.share[language]}</dt><dd>${government} : ${company}</dd></div><div><dt>${say.cap[language]}</dt><dd>${capText(scheme, language)}</dd></div><div><dt>${say.days[language]}</dt><dd>${span}</dd></div><div><dt>${say.budget[language]}</dt><dd>${dollarsText(budgetCents)}</dd></div></dl>${sourcesHtml(scheme, language)}</section>`
}

function figureTiles({ statement, scheme }: ProjectView, language: Language): Markup {
  const { grant, spendCents, claimedCents, budgetCents, lines } = statement
  const { government, company } = scheme.share
  const count = lines.filter(({ withdrawn }) => withdrawn === null).length
  const shared = filled(say.shared, language, { government, parts: government + company })
  const tiles = [
    {
      label: say.spend,
      value: centsText(spendCents),
      more: filled(say.lineCount, language, { count }),
    },
    {
      label: say.grant,
      value: centsText(grant.governmentCents),
      more: grant.isCapped ? say.capped[language] : shared,
    },
    {
      label: say.company,
      value: centsText(grant.companyCents),
      more: `${say.ratio[language]} ${ratioText(grant, language)}`,
    },
    {
      label: say.grantClaimed,
      value: centsText(claimedCents),
      more: `${say.toClaim[language]} ${centsText(Math.max(0, grant.governmentCents - claimedCents))}`,
    },
  ]
  const beyond = spendCents - budgetCents
  return html`<section><dl class="sums">${tiles.map(
    ({ label, value, more }) =>
      html`<div><dt>${label[language]}</dt><dd>${value}<small>${more}</small></dd></div>`,
  )}</dl>${
    beyond > 0
      ? html`<p class="told word">${filled(say.overBudget, language, { amount: centsText(beyond) })}</p>`
      : ''
  }<p class="soft">${say.rounding[language]}</p></section>`
}

function filesSection({ statement: { code }, digest }: ProjectView, language: Language): Markup {
  const at = `/api/v1/funding-projects/${encodeURIComponent(code)}`
  const files = [
    [`${at}/evidence.zip`, say.fileZip],
    [`${at}/statement.pdf?lang=${language}`, say.filePdf],
    [`${at}/statement.xlsx?lang=${language}`, say.fileXlsx],
    [`${at}/statement.csv?lang=${language}`, say.fileCsv],
  ] as const
  return html`<section><h2>${say.files[language]}</h2><p class="soft">${say.filesWhy[language]}</p><p>${files.map(
    ([href, label]) => html`<a class="button quiet" href="${href}">${label[language]}</a>`,
  )}</p><p class="soft">${say.digest[language]}${language === 'en' ? ': ' : '：'}<code>${digest}</code></p></section>`
}

import { html } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { localDate, localMoment } from '../local-time.ts'
import { nameHtml } from '../name-html.ts'
import { counted, filled } from './format.ts'
import { phrases } from './phrases.ts'
import type { RecordView, Stage } from './view.ts'

/** What happened, first to last, where and when. */
export function stagesSection({ stages, stagesLeftOut }: RecordView, language: Language) {
  const left = html`<li class="gap">${filled(phrases.stagesLeftOut, language, { n: stagesLeftOut })}</li>`
  return html`<section><h2>${phrases.stages[language]}</h2>
<ol class="stages">${runsOf(stages).map(
    (run, index) =>
      html`${stageLine(run, language)}${index === 0 && stagesLeftOut > 0 ? left : ''}`,
  )}</ol>
</section>`
}

/** The same stage more than once in a row at one place, such as a lot that left in parts, is told once with its times. */
interface Run extends Stage {
  readonly times: readonly string[]
  readonly digests: readonly string[]
}

function runsOf(stages: readonly Stage[]): readonly Run[] {
  const firsts = stages.filter((stage, index) => !isSame(stages[index - 1], stage))
  return firsts.map((first, index) => {
    const next = firsts[index + 1]
    const end = next === undefined ? stages.length : stages.indexOf(next)
    const run = stages.slice(stages.indexOf(first), end)
    const digests = run.map(({ digest }) => digest)
    return { ...first, times: run.map(({ eventTime }) => eventTime), digests }
  })
}

function isSame(one: Stage | undefined, other: Stage): boolean {
  if (one === undefined) return false
  const isPlain = [one, other].every(
    ({ takenBack, correctedTime }) => !takenBack && correctedTime === null,
  )
  return isPlain && one.name === other.name && one.facility === other.facility
}

function stageLine(run: Run, language: Language) {
  const { label, facility, timeZone, takenBack, correctedTime, times, digests } = run
  const name = counted(label[language], times.length, language)
  const place =
    facility === null
      ? html`<bdi>${phrases.placeWithheld[language]}</bdi>`
      : nameHtml(facility, language)
  return html`<li data-digests="${digests.join(' ')}">${takenBack ? html`<s>${name}</s> <small>${phrases.undone[language]}</small>` : html`<b>${name}</b>`}${correctedTime === null ? '' : html` <small>${takenBack ? '· ' : ''}${filled(phrases.corrected, language, { date: localDate(correctedTime, language, timeZone) })}</small>`}
<span class="soft">${place}${times.map((time) => html` · <time datetime="${time}">${localMoment(time, language, timeZone)}</time>`)}</span></li>`
}

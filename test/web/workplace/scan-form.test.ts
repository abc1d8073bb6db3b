import { expect, it } from 'vitest'
import { permitSources } from '../../../api/oversight/measures/drawn-permits.ts'
import { leastLimit } from '../../../api/oversight/measures/estates.ts'
import { anomalyRules } from '../../../domain/anomaly/rules.ts'
import { deadlineRules } from '../../../domain/deadline.ts'
import { erasureGrounds } from '../../../domain/erasure-grounds.ts'
import { roundingSource } from '../../../domain/funding/grant.ts'
import { schemeVersions } from '../../../domain/funding/schemes.ts'
import { heldLimitRule } from '../../../domain/held-limit.ts'
import { citedWords, ruleWords, sourceIn } from '../../../domain/house-rules.ts'
import { leadRule } from '../../../domain/moves/move-figures.ts'
import { recordColumns } from '../../../domain/register/record-columns.ts'
import { usualAssurance } from '../../../domain/sample/sample-size.ts'
import type { Source } from '../../../domain/source.ts'
import { testedBoundRule } from '../../../domain/treatment/tested-bound.ts'
import { languages } from '../../../domain/words.ts'
import { scanControls } from '../../../web/pages/workplace/scan/scan-controls.ts'
import type { ScanFormBase } from '../../../web/pages/workplace/scan/scan-form-base.ts'
import { scanBody } from '../../../web/pages/workplace/scan/scan-page.ts'
import { fateSources } from '../../../workflows/battery/measure/fates.ts'
import { mostOf, withRows } from '../../../workflows/form/rows.ts'
import { scanOfForm } from '../../../workflows/form/scan-of-form.ts'
import { isByForm, stageForm } from '../../../workflows/form/stage-form.ts'
import type { Typed } from '../../../workflows/form/typed.ts'
import { loadStreams } from '../../../workflows/load-streams.ts'
import { fieldsOfStage } from '../../../workflows/parts-of-stage.ts'

const streams = [...(await loadStreams()).values()]

it('asks for every field of every stage in each language, each with a label of its own and no hole in a phrase', () => {
  const faults: string[] = []
  for (const base of everyForm()) {
    const { form, language } = base
    const page = String(
      scanBody({
        ...base,
        action: '/work',
        scanId: 'x',
        said: [],
        recalls: [],
        facility: 'A',
        streamLabel: form.label,
        back: { href: '/work', label: form.label },
      }),
    )
    const { batches, facts, outputs, losses, additions, place } = scanControls(base)
    const rows = [...batches, ...outputs, ...losses, ...additions].flatMap((row) => row.controls)
    for (const { pointer, label } of [...facts, ...rows, ...place]) {
      const isThere = page.includes(`name="${pointer}"`) && label !== ''
      if (!isThere) faults.push(`${form.stream}.${form.stage} ${language}: ${pointer}`)
    }
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? '')
    const labelled = new Set([...page.matchAll(/ for="([^"]+)"/g)].map(([, id]) => id))
    if (new Set(ids).size < ids.length) faults.push(`${form.stage}: an id twice`)
    for (const id of labelled)
      if (!ids.includes(id ?? '')) faults.push(`${form.stage}: ${id} is nowhere`)
    for (const hole of page.replaceAll(/<[^>]*>/g, '').match(/\{\w+\}|undefined/g) ?? []) {
      faults.push(`${form.stream}.${form.stage} ${language}: ${hole}`)
    }
    if (
      /<script|\bon\w+=|\bstyle=|https?:\/\/(?!passport)/.test(
        page.replaceAll(/<dd>.*?<\/dd>/g, ''),
      )
    ) {
      faults.push(`${form.stage}: more than a form`)
    }
  }
  expect(faults).toEqual([])
})

it('leaves the signatures of a stage to those who sign', () => {
  const [base] = [...everyForm()].filter(({ form }) => form.stage === 'released')
  if (base === undefined) throw new Error('No release')
  const names = scanControls(base).facts.map(({ pointer }) => pointer)
  expect(names).not.toContain('/facts/releasedBy')
  expect(names).toContain('/facts/releaseFindings')
})

it('lets what usually joins be chosen by its label, and takes it by its name', () => {
  for (const base of everyForm()) {
    const { form, language } = base
    const { additions = [] } = form
    const labels = additions.map(({ label }) => label[language])
    const filling = scanControls(base).additions[0]?.controls[0]?.filling
    if (labels.length === 0) continue
    expect(filling).toEqual({ kind: 'text', usual: labels })
    for (const { value: name, label } of additions) {
      const typed = new Map([...base.typed, ['/additions/0/material', [label[language]]]])
      const scan = scanOfForm({ form, typed, timeZone: base.timeZone })
      expect(scan.additions).toMatchObject([{ material: name }, {}])
    }
  }
  expect.hasAssertions()
})

it('says every rule of our own in the person’s language, and none that no question has', () => {
  const asked = streams.flatMap((stream) => [
    ...Object.values(stream.allStages).flatMap(fieldsOfStage),
    ...stream.custody.papers,
  ])
  const judging = Object.values(anomalyRules).filter((rule) => typeof rule === 'object')
  const grounds = [...Object.values(erasureGrounds), ...Object.values(deadlineRules), ...judging]
  const beside: readonly { readonly source?: Source | undefined }[] = [...asked, ...grounds]
  const sources = beside.flatMap(({ source }) => (source === undefined ? [] : [source]))
  // Of the columns of registers only what is our own: what they cite stays as it is cited.
  const listed = Object.values(recordColumns).map(({ source }) => source)
  const dangerous = streams.flatMap(({ kinds }) =>
    Object.values(kinds).flatMap(({ dangerousGoods }) => dangerousGoods ?? []),
  )
  const limits = [heldLimitRule.source, leastLimit, testedBoundRule, ...dangerous]
  const funded = [roundingSource, ...schemeVersions.flatMap((one) => Object.values(one.sources))]
  const measured = [...fateSources, ...permitSources, ...limits, leadRule.source, ...funded]
  const ours = [...sources, ...listed, ...measured, usualAssurance.source]
  const rules = new Set(ours.filter(({ basis }) => basis === 'house').map(({ text }) => text))
  const inForms = [...everyForm()].flatMap((base) => {
    const { facts, outputs, place } = scanControls(base)
    return [...facts, ...outputs.flatMap(({ controls }) => controls), ...place]
  })
  const untold = inForms.flatMap(({ source }) =>
    source?.basis === 'house' && !ruleWords.has(source.text) ? [source.text] : [],
  )
  expect([...new Set(untold)]).toEqual([])
  expect([...ruleWords.keys()].filter((text) => !rules.has(text))).toEqual([])
  // A bare citation is the same everywhere; whatever is told beside it has the words of every language.
  const cited = sources.filter(({ basis }) => basis !== 'house')
  const foreign = cited.flatMap((source) => {
    const said = sourceIn(source, 'zh-Hans').text
    return /(?:\b[a-z]{2,} ){3,}/.test(said.replace(/Digital Batteries Passport - .*? 1\.0/, ''))
      ? [said]
      : []
  })
  expect([...new Set(foreign)]).toEqual([])
  const texts = new Set(cited.flatMap(({ text }) => [text, ...text.split('; ')]))
  expect([...citedWords.keys()].filter((text) => !texts.has(text))).toEqual([])
  const guided = cited.find(({ text }) => /XIII .*; Commission guidance/.test(text))
  expect(guided && sourceIn(guided, 'zh-Hant').text).toMatch(
    /^Regulation .* XIII .*；歐盟委員會指引/,
  )
  const law = { basis: 'read', text: 'UN Regulation No. 100' } as const
  expect(sourceIn(law, 'zh-Hant')).toEqual({ text: law.text, language: 'en' })
})

function* everyForm(): Generator<ScanFormBase> {
  for (const stream of streams) {
    for (const stage of Object.values(stream.allStages)) {
      if (!isByForm(stage)) continue
      const form = stageForm(stream, stage)
      const lists = ['batches', 'outputs', 'losses', 'additions'] as const
      const typed = lists.reduce<Typed>(
        (rows, list) => withRows(rows, list, Math.min(2, mostOf(form, list))),
        new Map(),
      )
      for (const language of languages) {
        const facilities = [
          { code: 'A', name: 'Yard A' },
          { code: 'B', name: 'B' },
        ]
        const timeZone = 'Asia/Hong_Kong'
        yield { form, typed, language, facilities, timeZone, known: new Map() }
      }
    }
  }
}

import { describe, expect, it } from 'vitest'
import { languages } from '../../../domain/words.ts'
import { wordsOfValue } from '../../../web/pages/value-words.ts'
import { triage } from '../../../workflows/battery/triage.ts'
import { loadStreams } from '../../../workflows/load-streams.ts'
import { fieldsOf } from '../../../workflows/words-of.ts'
import { openBooks, walk } from '../../harness/books.ts'

const streams = [...(await loadStreams()).values()]
const told = (stream: string, name: string, value: unknown) => {
  const known = streams.find((one) => one.name === stream)
  const field = known && fieldsOf(known).find((one) => one.name === name)
  return field && wordsOfValue(field, value, 'Asia/Hong_Kong')
}

describe('a record that a decision keeps', () => {
  it('says why a battery is not green, each reason in every language', () => {
    const { reasons } = triage({
      level: 'pack',
      swelling: true,
      historyKnown: false,
      insulationPositiveKiloohm: '40',
      workingVoltageV: '400',
      lowestCellVoltageV: '1.2',
    })
    const kept = reasons.map(({ source, ...reason }) => ({ ...reason, source: source.text }))
    const shown = told('battery', 'triageReasons', kept)
    for (const line of [
      'Swollen: yes (amber)',
      'History known: no (amber)',
      'Exposed to fire or burned: not answered (amber)',
      '1.2 V, limit 1.5 V (red)',
    ]) {
      expect(shown?.en).toContain(line)
    }
    expect(shown?.['zh-Hant']).toContain('鼓脹：是，屬黃級')
    expect(shown?.['zh-Hant']).toContain('，界限 1.5 V（紅級）')
    expect(shown?.['zh-Hans']).toContain('曾接触火源或烧损：未填写（黄级）')
    expect(shown?.en.split('; ')).toHaveLength(reasons.length)
  })

  it('says why a grade is not better, and what was not compared', () => {
    const limit = {
      code: 'state-of-health-below',
      grade: 'A',
      measuredPercent: '75.50',
      limitPercent: '80',
    }
    const shown = told('battery', 'gradeReasons', [
      limit,
      { code: 'resistance-not-compared', missing: ['baselineMilliohm'] },
    ])
    expect(shown).toEqual({
      en: 'State of health 75.5 %, grade A needs 80 %; Internal resistance not compared, missing: the resistance of the baseline',
      'zh-Hant': '健康狀態 75.5%，A 級須達 80%；未有比較內阻，欠缺：基準內阻',
      'zh-Hans': '健康状态 75.5%，A 级须达 80%；未比较内阻，缺少：基准内阻',
    })
  })

  it('says rates, and until when one does not bind', () => {
    const rate = {
      metric: 'material-recovery',
      subject: 'lithium',
      minimumPercent: '80',
      due: '2031-12-31',
      binding: false,
      status: 'fail',
      percent: '51.67',
    }
    expect(told('battery', 'recyclingRates', [rate])).toEqual({
      en: 'Material recovered, lithium: 51.67 %, target 80 % (not binding until 31 Dec 2031)',
      'zh-Hant': '材料回收率、鋰：51.67%，目標 80%（2031年12月31日前尚未生效）',
      'zh-Hans': '材料回收率、锂：51.67%，目标 80%（2031年12月31日前尚未生效）',
    })
  })

  it('has no words where the table gives none', () => {
    expect(told('battery', 'lotBook', { inputGrams: 3 })).toBeUndefined()
    expect(told('battery', 'triageReasons', [{ code: 'something new' }])).toBeUndefined()
  })
})

it.each(streams.map((stream) => [stream.name, stream] as const))(
  'stands on no page as code: whatever the examples of %s keep',
  (_, stream) => {
    const fields = new Map(fieldsOf(stream).map((field) => [field.name, field]))
    const facts = walk(openBooks(stream), stream).flatMap(({ facts, decisions, outputs }) =>
      [facts, decisions, ...outputs.map((one) => one.facts)].flatMap(Object.entries),
    )
    let records = 0
    for (const [fact, value] of facts) {
      const field = fields.get(fact)
      if (field === undefined) continue
      const shown = wordsOfValue(field, value, 'Asia/Hong_Kong')
      if (shown !== undefined && field.type === 'record') records += 1
      for (const language of languages)
        expect(shown?.[language] ?? '').not.toMatch(/[{}[\]]|undefined/)
    }
    expect(records).toBeGreaterThan(0)
  },
)

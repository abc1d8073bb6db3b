import { describe, expect, it } from 'vitest'
import { findClaimStandard } from '../../../domain/claim/claim-standards.ts'
import { decideByProduct } from '../../../domain/claim/decide-by-product.ts'
import { decideCertificate } from '../../../domain/claim/decide-certificate.ts'
import { decideClaim } from '../../../domain/claim/decide-claim.ts'
import { faultsInCarrying } from '../../../domain/claim/faults-in-carrying.ts'
import { faultsInModel } from '../../../domain/claim/origin.ts'
import { sentence } from '../../../domain/phrases.ts'
import { type Fault, isRefusal } from '../../../domain/refusal.ts'

const standard = findClaimStandard('RCS', '2.0')
const codeNames = /pre_consumer|post_consumer|mass_balance|segregated|_label|controlled_/

describe('a refusal of the rules of claims', () => {
  it('says which use of which standard asks for how much, with the clause among its values', () => {
    const shares = { pre_consumer: 0, post_consumer: 300 }
    const asked = { standard: known(), use: 'blended_label', netGrams: 1_000, shares } as const
    const share = { part: 1, whole: 1 }
    const draw = { credit: 'C', grams: 30, class: 'post_consumer', share } as const
    const [fault] = faultsOf(decideClaim(asked, [{ ...draw, model: 'segregated' }]))
    expect(fault).toMatchObject({
      pointer: '/use',
      says: 'claim_use_outside',
      values: { use: 'blended_label', standard: 'RCS 2.0', share: '3.00', least: '5.00' },
    })
    expect(fault?.values?.clause).toMatch(/RCS 2.0/)
    expect(inChinese(fault)).toBe(
      '此聲稱不能按 RCS 2.0 用作「混合標籤」：再生料比例為 3.00%；須由 5.00% 至 95.00% 以下',
    )
  })

  it('names classes, models and states in Chinese words and never by their code', () => {
    const source = { recycledInputGrams: 1, totalInputGrams: 10, isTakenBack: true } as const
    const came = { ...source, class: 'pre_consumer', model: 'controlled_blending' } as const
    const asked = { class: 'post_consumer', model: 'segregated', at: 0 } as const
    const faults = [
      ...faultsInCarrying(came, { ...asked, grams: 9, wentIn: 10 }),
      ...faultsInModel('identity_preserved', {
        recycledInputGrams: 9,
        totalInputGrams: 10,
        sources: 2,
      }),
      ...faultsOf(
        decideCertificate({
          standard: known(),
          shipDate: '2026-11-27',
          lines: [],
          scope: { validFrom: '2026-01-01', validTo: '2026-12-31', statuses: [] },
        }),
      ),
    ]
    expect(faults.map(({ says }) => says)).toEqual([
      'carried_reversed',
      'carried_other_class',
      'carried_stricter_model',
      'carried_above_share',
      'credit_model_too_strict',
      'certificate_scope_not_live',
    ])
    for (const fault of faults) expect(inChinese(fault)).not.toMatch(codeNames)
    expect(inChinese(faults[4])).toContain('應為 受控混合、質量平衡')
    expect(inChinese(faults[5])).toContain('「尚未簽發」')
  })

  it('tells a by-product of a process without losses that there is none, not that it lost "nothing"', () => {
    const made = { outputGrams: 9, recycledInputGrams: 5, totalInputGrams: 10, loss: null }
    const event = { id: 'E', losses: [] } as unknown as Parameters<
      typeof decideByProduct
    >[0]['event']
    const [fault] = faultsOf(decideByProduct({ event, loss: 'dust', grams: 1, given: [made] }))
    expect(fault).toMatchObject({ pointer: '/loss', says: 'by_product_no_loss' })
    expect(inChinese(fault)).toContain('沒有記錄損耗')
  })
})

function known() {
  if (standard === undefined) throw new RangeError('Cannot find the standard')
  return standard
}

function faultsOf(decided: object): readonly Fault[] {
  return isRefusal(decided) ? decided.faults : []
}

function inChinese(fault: Fault | undefined): string {
  if (fault?.says === undefined) return ''
  return sentence(fault.says, fault.values ?? {}, 'zh-Hant')
}

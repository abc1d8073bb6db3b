import { type Words, words } from '../words.ts'

/** By which rules of our own a grant is worked out, and what is kept apart. */
export const fundingRuleWords: readonly Words[] = [
  words(
    'The grant is rounded down to whole cents, so that the company never pays less than its part',
    '資助額捨去不足一仙的部分，使公司支付的不會少於應付的部分',
    '资助额舍去不足一仙的部分，使公司支付的不会少于应付的部分',
  ),
  words(
    'No line of spend stands under two schemes. The page of the Enterprise Support Scheme lets a company ask for the cash rebate on its own part besides; such a part is no second line here',
    '任何開支項目不可列入兩個計劃。企業支援計劃的網頁容許公司另就自付部分申請現金回贈；該部分在此不作為另一開支項目',
    '任何开支项目不能列入两个计划。企业支援计划的网页允许公司另就自付部分申请现金回赠；该部分在此不作为另一开支项目',
  ),
]

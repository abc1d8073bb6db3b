import type { Audience } from '../../../domain/field.ts'
import { type Words, words } from '../../../domain/words.ts'

/** Who may read a fact, as people say it. */
export const audienceWords: Readonly<Record<Audience, Words>> = {
  public: words('Anyone', '任何人', '任何人'),
  legitimate_interest: words(
    'Repairers, recyclers and others with a legitimate interest',
    '維修商、回收商及其他有正當利益者',
    '维修商、回收商及其他有正当利益者',
  ),
  authority: words('Authorities', '主管當局', '主管部门'),
  holder: words('The holder alone', '僅限持有者', '仅限持有方'),
}

import { words } from '../../../../domain/words.ts'
import type { faultWords } from './fault-words.ts'

/** The same for hand-overs. */
export const handOverFaults: typeof faultWords = [
  [/^Cannot hand over to/, words('Choose who receives it', '請選擇接收方', '请选择接收方')],
  [
    /^Cannot hand over "(.+)" with the others/,
    words(
      '“{1}” is another kind of material: offer it apart',
      '「{1}」屬另一類物料：請另行移交',
      '“{1}”属另一类物料：请另行移交',
    ),
  ],
  [
    /^Cannot hand over "(.+)" unweighed/,
    words(
      '“{1}” was never weighed: weigh it first',
      '「{1}」尚未過磅：請先過磅',
      '“{1}”尚未过磅：请先过磅',
    ),
  ],
  [
    /^Cannot hand over "(.+)" in state "(.+)": nothing is left/,
    words('Nothing is left of “{1}” ({2})', '「{1}」已無餘量（{2}）', '“{1}”已无余量（{2}）'),
  ],
  [
    /^Cannot hand over (\d+) g of "(.+)": (\d+) g are left/,
    words(
      '{1} g is more than is left of “{2}”: {3} g',
      '{1} 克超出「{2}」的餘量 {3} 克',
      '{1} 克超出“{2}”的余量 {3} 克',
    ),
  ],
  [
    /^Cannot pass over (\d+) g of (\d+) g in silence/,
    words(
      '{1} g of {2} g are neither accepted nor refused: write a note that explains it',
      '{2} 克當中有 {1} 克既未驗收亦未拒收：請以備註說明',
      '{2} 克中有 {1} 克既未验收也未拒收：请以备注说明',
    ),
  ],
  [
    /^Cannot refuse without a reason/,
    words('Choose why it is refused', '請選擇拒收原因', '请选择拒收原因'),
  ],
  [
    /^Cannot refuse (\d+) g of "(.+)": (\d+) g were sent/,
    words(
      '{1} g is more than was sent of “{2}”: {3} g',
      '{1} 克超出「{2}」的發出量 {3} 克',
      '{1} 克超出“{2}”的发出量 {3} 克',
    ),
  ],
  [
    /^Cannot accept what is refused whole/,
    words(
      'All of it is refused: accept 0 g',
      '已全數拒收：驗收克數須為 0',
      '已全部拒收：验收克数须为 0',
    ),
  ],
  [
    /^Cannot (\w+) this hand-over in state "(.+)":/,
    words(
      'The hand-over stands at “{2}” meanwhile: look at what is open now',
      '移交現已處於「{2}」：請查看現時可進行的步驟',
      '移交现已处于“{2}”：请查看现在可进行的步骤',
    ),
  ],
]

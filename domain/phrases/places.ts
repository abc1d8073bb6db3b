import { type Words, words } from '../words.ts'

/** What is said of places inside a facility. */
export const placePhrases = {
  place_not_there: words('No place "{place}" here', '找不到位置「{place}」', '找不到位置“{place}”'),
  place_code_taken: words(
    'Place "{place}" is there already: choose another code',
    '位置「{place}」已存在：請選用另一編號',
    '位置“{place}”已存在：请选用另一编号',
  ),
  place_closed: words(
    'Place "{place}" is closed: choose another one',
    '位置「{place}」已停用：請選用另一位置',
    '位置“{place}”已停用：请选用另一位置',
  ),
  place_in_use: words(
    'Cannot close place "{place}": {count} {count|batch, move or order still needs|batches, moves or orders still need} it',
    '無法停用位置「{place}」：尚有 {count} 個批次、搬運任務或取箱單需要該位置',
    '无法停用位置“{place}”：尚有 {count} 个批次、搬运任务或取箱单需要该位置',
  ),
  place_out_of_bounds: words(
    'Place "{place}" is not at facility "{facility}", to which this station belongs',
    '位置「{place}」不在本工作站所屬的設施「{facility}」',
    '位置“{place}”不在本工作站所属的设施“{facility}”',
  ),
  place_full: words(
    'Place "{place}" holds at most {most} {most|container|containers}: this would make {count}',
    '位置「{place}」最多容納 {most} 個貨箱：加入後為 {count} 個',
    '位置“{place}”最多容纳 {most} 个货箱：加入后为 {count} 个',
  ),
  place_too_heavy: words(
    'Place "{place}" holds at most {mostGrams} g: this would make {massGrams} g',
    '位置「{place}」最多承重 {mostGrams} 克：加入後為 {massGrams} 克',
    '位置“{place}”最多承重 {mostGrams} 克：加入后为 {massGrams} 克',
  ),
  place_for_machines: words(
    'Place "{place}" is served by machines alone: nobody goes there on foot',
    '位置「{place}」只由機器操作：人員不得進入',
    '位置“{place}”只由机器操作：人员不得进入',
  ),
  place_for_hands: words(
    'Place "{place}" is served by people alone: no machine goes there',
    '位置「{place}」只由人手操作：機器不得進入',
    '位置“{place}”只由人工操作：机器不得进入',
  ),
} as const satisfies Readonly<Record<string, Words>>

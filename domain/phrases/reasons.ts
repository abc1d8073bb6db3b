import { type Words, words } from '../words.ts'

/** What a decision keeps of its reasons, one line for each, and of the shares and figures that it rests on. */
export const reasonPhrases = {
  triage_answered: words(
    '{question}: {answer} ({damage})',
    '{question}：{answer}，屬{damage}',
    '{question}：{answer}，属{damage}',
  ),
  triage_unanswered: words(
    '{question}: not answered ({damage})',
    '{question}：未有填寫（{damage}）',
    '{question}：未填写（{damage}）',
  ),
  triage_beyond_limit: words(
    '{question}: {found}, limit {limit} ({damage})',
    '{question}：{found}，界限 {limit}（{damage}）',
    '{question}：{found}，界限 {limit}（{damage}）',
  ),
  grade_health_below: words(
    'State of health {measured} %, grade {grade} needs {limit} %',
    '健康狀態 {measured}%，{grade} 級須達 {limit}%',
    '健康状态 {measured}%，{grade} 级须达 {limit}%',
  ),
  grade_resistance_above: words(
    'Internal resistance {measured} % higher, grade {grade} allows {limit} %',
    '內阻上升 {measured}%，{grade} 級最多容許 {limit}%',
    '内阻上升 {measured}%，{grade} 级最多允许 {limit}%',
  ),
  grade_health_unusual: words(
    'State of health {measured} % is unusually high, above {limit} %',
    '健康狀態 {measured}% 異常偏高，高於 {limit}%',
    '健康状态 {measured}% 异常偏高，高于 {limit}%',
  ),
  grade_resistance_not_compared: words(
    'Internal resistance not compared, missing: {missing}',
    '未有比較內阻，欠缺：{missing}',
    '未比较内阻，缺少：{missing}',
  ),
  count_share: words('{percent} % {fibre}', '{fibre} {percent}%', '{fibre} {percent}%'),
  rate_told: words(
    '{measure}: {percent} %, target {least} % ({verdict})',
    '{measure}：{percent}%，目標 {least}%（{verdict}）',
    '{measure}：{percent}%，目标 {least}%（{verdict}）',
  ),
  rate_told_open: words(
    '{measure}: open, target {least} %',
    '{measure}：未定，目標 {least}%',
    '{measure}：未定，目标 {least}%',
  ),
  excluded_told: words(
    '{substance}: {in} g in, {out} g out',
    '{substance}：投入 {in} 克，產出 {out} 克',
    '{substance}：投入 {in} 克，产出 {out} 克',
  ),
} as const satisfies Readonly<Record<string, Words>>

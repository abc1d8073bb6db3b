import { type Words, words } from '../words.ts'
import { gatewayPhrases } from './gateway.ts'
import { gatewaySettingPhrases } from './gateway-settings.ts'
import { unmappedPhrases } from './unmapped.ts'

/** Why the service cannot answer just now, or not start; and what a gateway for machines says. */
export const runningPhrases = {
  ...gatewayPhrases,
  ...gatewaySettingPhrases,
  ...unmappedPhrases,
  answer_timed_out: words(
    'Timed out: narrow the query or try again later',
    '查詢逾時：請縮小範圍，或稍後再試',
    '查询超时：请缩小范围，或稍后再试',
  ),
  database_away: words(
    'Cannot reach the database just now: send the same again in a moment',
    '目前未能連接數據庫：請稍後重新提交相同內容',
    '目前无法连接数据库：请稍后重新提交相同内容',
  ),
  database_full: words(
    'Cannot keep anything now: the disk of the database is full; send the same again later',
    '目前未能儲存：數據庫磁碟已滿；請稍後重新提交相同內容',
    '目前无法保存：数据库磁盘已满；请稍后重新提交相同内容',
  ),
  database_contended: words(
    'Cannot finish this now: others are changing the same; send the same again in a moment',
    '目前未能完成：其他人正在更改相同資料；請稍後重新提交相同內容',
    '目前无法完成：其他人正在更改相同数据；请稍后重新提交相同内容',
  ),
  scan_outcome_unknown: words(
    'Cannot tell whether this scan was kept: the database is away; send the same scan again',
    '未能確定此掃描是否已儲存：目前未能連接數據庫；請重新提交相同掃描',
    '无法确定此扫描是否已保存：目前无法连接数据库；请重新提交相同扫描',
  ),
  start_failed: words(
    'Cannot start: {why}; LOG_LEVEL=debug shows where',
    '未能啟動：{why}；設定 LOG_LEVEL=debug 可查看詳情',
    '无法启动：{why}；设置 LOG_LEVEL=debug 可查看详情',
  ),
  stop_too_slow: words(
    'Cannot stop cleanly within {seconds} s: what is left ends with the process',
    '未能在 {seconds} 秒內正常停止：餘下工作隨程序結束',
    '无法在 {seconds} 秒内正常停止：余下工作随进程结束',
  ),
  stop_failed: words(
    'Cannot stop cleanly: {why}: start again, which goes on from what was kept',
    '未能正常停止：{why}：請重新啟動，系統會由已儲存的內容繼續',
    '无法正常停止：{why}：请重新启动，系统会从已保存的内容继续',
  ),
  cannot_listen: words(
    'Cannot listen on {address}: {why}; set {host} or {port} to one that is free',
    '未能監聽 {address}：{why}；請將 {host} 或 {port} 設為未被使用的值',
    '无法监听 {address}：{why}；请将 {host} 或 {port} 设为未被占用的值',
  ),
  small_cannot_listen: words(
    'Cannot listen on {address}: {why}',
    '未能監聽 {address}：{why}',
    '未能监听 {address}：{why}',
  ),
} as const satisfies Readonly<Record<string, Words>>

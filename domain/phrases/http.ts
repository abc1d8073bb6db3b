import { type Words, words } from '../words.ts'

/** Why a request is turned away before it reaches what it asks for, or cannot be answered. */
export const httpPhrases = {
  not_signed_in: words(
    'Not signed in: send a header "Authorization: Bearer lc_…" with an active key, or sign in',
    '尚未登入：請附上「Authorization: Bearer lc_…」標頭及有效密匙，或先登入',
    '尚未登录：请附上“Authorization: Bearer lc_…”标头及有效密钥，或先登录',
  ),
  role_lacks_right: words(
    'Cannot use "{route}" as {role}: it asks for the right "{right}"',
    '無法以「{role}」身分使用「{route}」：須有權限「{right}」',
    '无法以“{role}”身份使用“{route}”：须有权限“{right}”',
  ),
  organisation_not_chosen: words(
    'Cannot use "{route}" for no organisation: expected one chosen that you belong to',
    '無法使用「{route}」：請先選擇你所屬的機構',
    '无法使用“{route}”：请先选择您所属的机构',
  ),
  person_needed: words(
    'Cannot do this with a key: expected a signed-in person',
    '密匙不可進行此操作：須由人員登入後進行',
    '密钥不能进行此操作：须由人员登录后进行',
  ),
  address_unknown: words(
    'Cannot find {path}: see /api/v1/reference',
    '找不到 {path}：請參閱 /api/v1/reference',
    '找不到 {path}：请参阅 /api/v1/reference',
  ),
  page_unknown: words(
    'There is no page at {path}: compare the address with the one that you were given',
    '{path} 沒有網頁：請與你獲得的網址核對',
    '{path} 没有网页：请与您获得的网址核对',
  ),
  method_not_taken: words(
    'Cannot use {given} at {path}: expected {right}',
    '{path} 不接受 {given}：須為 {right}',
    '{path} 不接受 {given}：须为 {right}',
  ),
  requests_too_many: words(
    'Too many requests: try again in {seconds} s',
    '請求過多：請於 {seconds} 秒後再試',
    '请求过多：请在 {seconds} 秒后再试',
  ),
  requests_ahead: words(
    'Too many requests at once: wait for the earlier answers',
    '同時提出的請求過多：請等候先前的回應',
    '同时提出的请求过多：请等待先前的响应',
  ),
  reports_too_many: words(
    'Too many reports running: wait for the earlier ones',
    '進行中的報告過多：請等候先前的報告完成',
    '进行中的报告过多：请等待先前的报告完成',
  ),
  other_site: words(
    'Cannot take this from another site: expected a page of this Loomcell to send it',
    '不接受由其他網站送出的請求：請使用本系統的頁面',
    '不接受由其他网站发出的请求：请使用本系统的页面',
  ),
  form_too_large: words(
    'Cannot take so large a form: expected at most {most} bytes',
    '表格過大：最多 {most} 位元組',
    '表单过大：最多 {most} 字节',
  ),
  body_too_large: words(
    'Cannot take so large a body: expected at most {most} bytes',
    '請求內容過大：最多 {most} 位元組',
    '请求内容过大：最多 {most} 字节',
  ),
  scan_too_large: words(
    'Cannot take so large a body: expected at most {most} bytes; send NDJSON lines instead',
    '請求內容過大：最多 {most} 位元組；請改以 NDJSON 逐行傳送',
    '请求内容过大：最多 {most} 字节；请改以 NDJSON 逐行发送',
  ),
  request_too_large: words('The request is too large', '請求過大', '请求过大'),
  request_unreadable: words(
    'Cannot read the request: expected it as the API describes',
    '無法讀取請求：請按 API 說明傳送',
    '无法读取请求：请按 API 说明发送',
  ),
  body_packed: words(
    'Cannot take a body packed as "{packing}": expected it without Content-Encoding',
    '不接受以「{packing}」壓縮的請求：請不要使用 Content-Encoding',
    '不接受以“{packing}”压缩的请求：请不要使用 Content-Encoding',
  ),
  body_no_json: words(
    'Cannot read the body as JSON: expected one whole value and nothing after it',
    '無法以 JSON 讀取請求內容：須為一個完整的值，其後不可有其他內容',
    '无法以 JSON 读取请求内容：须为一个完整的值，其后不能有其他内容',
  ),
  body_broken_at: words(
    'Cannot read the body as JSON: it breaks at character {character}',
    '無法以 JSON 讀取請求內容：第 {character} 個字元有誤',
    '无法以 JSON 读取请求内容：第 {character} 个字符有误',
  ),
  body_too_deep: words(
    'Cannot read the body: expected JSON nested at most {most} deep',
    '無法讀取請求內容：JSON 最多 {most} 層',
    '无法读取请求内容：JSON 最多 {most} 层',
  ),
  body_too_wide: words(
    'Cannot read the body: expected at most {most} names in one object',
    '無法讀取請求內容：每個物件最多 {most} 個名稱',
    '无法读取请求内容：每个对象最多 {most} 个名称',
  ),
  internal_error: words(
    'Internal error, logged as request {request}: send the same again, or tell whoever runs this installation',
    '系統錯誤，已記錄為請求 {request}：請重新提交，或通知系統管理員',
    '系统错误，已记录为请求 {request}：请重新提交，或通知系统管理员',
  ),
} as const satisfies Readonly<Record<string, Words>>

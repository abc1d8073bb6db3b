import { type Words, words } from '../words.ts'

/** What a command of the command line has done, for whoever typed it; scripts read the line of JSON instead. */
export const answerPhrases = {
  key_added: words(
    'Key "{name}" of "{organisation}", shown only this once; its digest alone is stored:',
    '「{organisation}」的密匙「{name}」，只顯示這一次；系統只儲存其雜湊值：',
    '“{organisation}”的密钥“{name}”，只显示这一次；系统只保存其哈希值：',
  ),
  key_revoked: words(
    'Keys of "{organisation}" revoked: {count}',
    '已撤銷「{organisation}」的密匙：{count} 條',
    '已撤销“{organisation}”的密钥：{count} 个',
  ),
  person_invited: words(
    'Invited {email} to "{organisation}"; open {link} on this server within 7 days',
    '已邀請 {email} 加入「{organisation}」；請於 7 日內在此伺服器開啟 {link}',
    '已邀请 {email} 加入“{organisation}”；请在 7 天内在此服务器打开 {link}',
  ),
  person_link_made: words(
    'Open {link} on this server within 24 hours; it works once',
    '請於 24 小時內在此伺服器開啟 {link}；只可使用一次',
    '请在 24 小时内在此服务器打开 {link}；只能使用一次',
  ),
  person_disabled: words(
    'The account of {email} is switched off: nobody comes in with it; servers that run know within five seconds',
    '{email} 的帳戶已停用：不可再以此登入；運行中的伺服器會在五秒內得知',
    '{email} 的账户已停用：不能再以此登录；运行中的服务器会在五秒内得知',
  ),
  person_enabled: words(
    'The account of {email} is switched on; servers that run know within five seconds',
    '{email} 的帳戶已重新啟用；運行中的伺服器會在五秒內得知',
    '{email} 的账户已重新启用；运行中的服务器会在五秒内得知',
  ),
  person_signed_out: words(
    'The account of {email} is signed out everywhere; servers that run know within five seconds',
    '{email} 的帳戶已在所有裝置登出；運行中的伺服器會在五秒內得知',
    '{email} 的账户已在所有设备退出登录；运行中的服务器会在五秒内得知',
  ),
  person_unlinked: words(
    'The account of {email} has no company account any more and is signed out everywhere; servers that run know within five seconds',
    '{email} 的帳戶已解除連接公司帳戶，並已在所有裝置登出；運行中的伺服器會在五秒內得知',
    '{email} 的账户已解除连接公司账户，并已在所有设备退出登录；运行中的服务器会在五秒内得知',
  ),
  organisation_added: words(
    'Added organisation "{slug}" ({name})',
    '已新增機構「{slug}」（{name}）',
    '已新增机构“{slug}”（{name}）',
  ),
  organisation_next: words(
    'Next: facility add MAIN "…" --organisation {slug}, then key add "…"',
    '下一步：facility add MAIN "…" --organisation {slug}，然後 key add "…"',
    '下一步：facility add MAIN "…" --organisation {slug}，然后 key add "…"',
  ),
  facility_added: words(
    'Added facility "{facility}" ({name}) to "{organisation}"',
    '已為「{organisation}」新增設施「{facility}」（{name}）',
    '已为“{organisation}”新增设施“{facility}”（{name}）',
  ),
  facility_changed: words(
    'Changed facility "{facility}" of "{organisation}"',
    '已更改「{organisation}」的設施「{facility}」',
    '已更改“{organisation}”的设施“{facility}”',
  ),
  log_key_made: words(
    'The log has a new key: {key}\nFrom the next checkpoint on both sign. Hand it to every witness and everybody who checks, then:\nnpm run -s loomcell -- log retire (in {days} days at the earliest)',
    '日誌已有新密匙：{key}\n由下一個檢查點起，新舊密匙同時簽署。請將它交給每個見證方及所有核對者，然後執行：\nnpm run -s loomcell -- log retire（最早於 {days} 日後）',
    '日志已有新密钥：{key}\n从下一个检查点起，新旧密钥同时签署。请将它交给每个见证方及所有核对者，然后执行：\nnpm run -s loomcell -- log retire（最早于 {days} 天后）',
  ),
  log_key_retired: words(
    'From the next checkpoint on only this key signs: {key}',
    '由下一個檢查點起，只以此密匙簽署：{key}',
    '从下一个检查点起，只用此密钥签署：{key}',
  ),
  log_vouched: words(
    'The log goes on from the last checkpoint that this database has, of {size} entries. Where anybody holds a later one, it now signs two histories: then stop all servers at once, and bring back the newer database',
    '日誌將由此數據庫最後一個檢查點（{size} 項紀錄）繼續。如有人持有更新的檢查點，日誌便會簽署兩段不同的歷史：屆時請立即停止所有伺服器，並還原較新的數據庫',
    '日志将从此数据库最后一个检查点（{size} 项记录）继续。如有人持有更新的检查点，日志就会签署两段不同的历史：届时请立即停止所有服务器，并恢复较新的数据库',
  ),
  secret_changed: words(
    'The secret is changed (mark {mark}). Stop all servers and start them anew:\nthen authenticators and webhooks go over to it, and nobody is signed out.\nWhat still hangs on the one before: npm run -s loomcell -- secret status',
    '密鑰已更改（標記 {mark}）。請停止所有伺服器並重新啟動：\n驗證器應用程式及 Webhook 隨即改用新密鑰，所有人仍保持登入。\n查看仍使用舊密鑰的資料：npm run -s loomcell -- secret status',
    '密钥已更改（标记 {mark}）。请停止所有服务器并重新启动：\n验证器应用和 Webhook 随即改用新密钥，所有人仍保持登录。\n查看仍使用旧密钥的数据：npm run -s loomcell -- secret status',
  ),
  secret_none_before: words(
    'There is no secret before the one in use in the file.',
    '檔案內沒有舊密鑰。',
    '文件中没有旧密钥。',
  ),
  secret_dropped: words(
    'Dropped {count} {count|secret|secrets} from before. Stop all servers and start them anew: until then {count|it|those} still {count|holds|hold}.',
    '已停用 {count} 個舊密鑰。請停止所有伺服器並重新啟動：在此之前，舊密鑰仍然有效。',
    '已停用 {count} 个旧密钥。请停止所有服务器并重新启动：在此之前，旧密钥仍然有效。',
  ),
  secret_unused_yet: words(
    'The secret with mark {mark} is not in use yet: no server was started with it',
    '標記為 {mark} 的密鑰尚未使用：未有伺服器以此啟動',
    '标记为 {mark} 的密钥尚未使用：没有服务器以此启动',
  ),
  secret_in_use: words(
    'The secret with mark {mark} is in use since {since}, at most {days} days',
    '標記為 {mark} 的密鑰由 {since} 起使用，最多可使用 {days} 日',
    '标记为 {mark} 的密钥从 {since} 起使用，最多可使用 {days} 天',
  ),
  secrets_before: words('Secrets before it: {marks}', '舊密鑰：{marks}', '旧密钥：{marks}'),
  secrets_none: words('none', '沒有', '没有'),
  secret_never_used: words(
    '  {mark} was never in use with this database: take it out',
    '  {mark} 從未用於此數據庫：請移除',
    '  {mark} 从未用于此数据库：请移除',
  ),
  secret_hanging: words(
    'On those before hang: {authenticators} authenticators, {webhooks} webhooks, {issuerKeys} keys of issuers, {sessions} sessions',
    '仍使用舊密鑰的有：{authenticators} 個驗證器應用程式、{webhooks} 個 Webhook、{issuerKeys} 條簽發密匙、{sessions} 個登入工作階段',
    '仍使用旧密钥的有：{authenticators} 个验证器应用、{webhooks} 个 Webhook、{issuerKeys} 个签发密钥、{sessions} 个登录会话',
  ),
  secret_sessions_until: words(
    '  the last session until {until}',
    '  最後一個登入工作階段至 {until} 止',
    '  最后一个登录会话到 {until} 为止',
  ),
  secret_lost: words(
    'No secret opens {authenticators} authenticators, {webhooks} webhooks, {issuerKeys} keys of issuers',
    '沒有密鑰可開啟的有：{authenticators} 個驗證器應用程式、{webhooks} 個 Webhook、{issuerKeys} 條簽發密匙',
    '没有密钥可打开的有：{authenticators} 个验证器应用、{webhooks} 个 Webhook、{issuerKeys} 个签发密钥',
  ),
  secrets_droppable: words(
    'Nothing hangs on them any more: "secret drop", or take them out of LOOMCELL_SECRET_BEFORE',
    '已沒有資料使用舊密鑰：請執行「secret drop」，或由 LOOMCELL_SECRET_BEFORE 移除',
    '已没有数据使用旧密钥：请执行“secret drop”，或从 LOOMCELL_SECRET_BEFORE 移除',
  ),
  secrets_needed: words(
    'They are needed: a server that starts moves all but the sessions, which end by time',
    '仍需要舊密鑰：伺服器啟動時會轉移其他資料；登入工作階段則會逐漸到期',
    '仍需要旧密钥：服务器启动时会转移其他数据；登录会话则会逐渐到期',
  ),
} as const satisfies Readonly<Record<string, Words>>

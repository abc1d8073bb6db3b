import { opticalCheckActions } from './optical-check/actions.ts'
import { outputActions } from './output-actions.ts'
import { type Words, words } from './words.ts'

/** What the audit trail says was done: its code as it is kept, and what people read. Codes are never changed: entries stay. */
export const auditActions = {
  'signed in': words('Signed in', '已登入', '已登录'),
  'signed out': words('Signed out', '已登出', '已退出登录'),
  'failed to sign in': words('Failed to sign in', '登入失敗', '登录失败'),
  'a new password was set': words('Set a new password', '已設定新密碼', '已设置新密码'),
  'an authenticator app was added': words(
    'Added an authenticator app',
    '已加入驗證器應用程式',
    '已添加验证器应用',
  ),
  'the authenticator app was removed': words(
    'Removed the authenticator app',
    '已移除驗證器應用程式',
    '已移除验证器应用',
  ),
  'new recovery codes were made': words(
    'Made new recovery codes',
    '已產生新的備用碼',
    '已生成新的恢复代码',
  ),
  'a passkey was added': words('Added a passkey', '已加入通行密匙', '已添加通行密钥'),
  'a passkey was removed': words('Removed a passkey', '已移除通行密匙', '已移除通行密钥'),
  invited: words('Invited a member', '已邀請成員', '已邀请成员'),
  'cancelled an invitation': words('Cancelled an invitation', '已取消邀請', '已取消邀请'),
  'accepted an invitation': words('Accepted an invitation', '已接受邀請', '已接受邀请'),
  'changed a role': words('Changed a member’s role', '已更改成員角色', '已更改成员角色'),
  'ended a membership': words('Removed a member', '已移除成員', '已移除成员'),
  'switched a membership off': words('Switched a membership off', '已停用成員', '已停用成员'),
  'switched a membership on': words(
    'Switched a membership on again',
    '已重新啟用成員',
    '已重新启用成员',
  ),
  'ended the sessions of a member': words(
    'Signed a member out everywhere',
    '已將成員在所有裝置登出',
    '已将成员在所有设备退出登录',
  ),
  'required no second factor': words(
    'Required a second factor of nobody',
    '不再要求雙重認證',
    '不再要求双重认证',
  ),
  'required a second factor of leaders': words(
    'Required a second factor of administrators and regulators',
    '要求管理員及監管人員使用雙重認證',
    '要求管理员及监管人员使用双重认证',
  ),
  'required a second factor of supervisors': words(
    'Required a second factor of administrators, regulators and supervisors',
    '要求管理員、監管人員及主管使用雙重認證',
    '要求管理员、监管人员及主管使用双重认证',
  ),
  'required a second factor of everybody': words(
    'Required a second factor of everybody',
    '要求所有成員使用雙重認證',
    '要求所有成员使用双重认证',
  ),
  'switched an account off': words('Switched an account off', '已停用帳戶', '已停用账户'),
  'switched an account on': words(
    'Switched an account on again',
    '已重新啟用帳戶',
    '已重新启用账户',
  ),
  'ended the sessions of an account': words(
    'Signed an account out everywhere',
    '已將帳戶在所有裝置登出',
    '已将账户在所有设备退出登录',
  ),
  'took the company account from an account': words(
    'Removed the company account from an account',
    '已解除帳戶與公司帳戶的連結',
    '已解除账户与公司账户的关联',
  ),
  'made platform administrator': words(
    'Made somebody platform administrator',
    '已設為平台管理員',
    '已设为平台管理员',
  ),
  'organisation added': words('Added the organisation', '已加入機構', '已添加机构'),
  'question answered': words(
    'Answered a question of a reader',
    '已回覆讀者的查詢',
    '已回复读者的查询',
  ),
  'question declined': words(
    'Declined a question of a reader',
    '已婉拒讀者的查詢',
    '已婉拒读者的查询',
  ),
  'question withdrawn': words(
    'A reader deleted their question',
    '讀者已刪除查詢',
    '读者已删除查询',
  ),
  'question dealt with': words(
    'Deleted a question that was dealt with',
    '已刪除處理完的查詢',
    '已删除处理完的查询',
  ),
  'organisation changed': words('Changed the organisation', '已更改機構資料', '已更改机构资料'),
  'organisation suspended': words('Suspended the organisation', '已暫停機構', '已暂停机构'),
  'organisation resumed': words('Let the organisation go on', '已恢復機構', '已恢复机构'),
  'facility added': words('Added a facility', '已加入設施', '已添加设施'),
  'facility closed': words('Closed a facility', '已關閉設施', '已关闭设施'),
  'facility opened': words('Opened a facility again', '已重開設施', '已重新开放设施'),
  'permit withdrawn': words('Withdrew an export permit', '已註銷出口許可證', '已注销出口许可证'),
  'claim ended': words('Ended a claim', '已終止聲稱', '已终止声明'),
  'credit ended': words('Ended a credit', '已終止額度', '已终止额度'),
  ...opticalCheckActions,
  'line added': words('Added a production line', '已加入生產線', '已添加生产线'),
  'line changed': words('Changed a production line', '已更改生產線', '已更改生产线'),
  'facility changed': words('Changed a facility', '已更改設施資料', '已更改设施资料'),
  'station added': words('Added a station', '已加入工作站', '已添加工作站'),
  'station rotated': words('Gave a station a new key', '已為工作站更換密匙', '已为工作站更换密钥'),
  'station invited': words(
    'Invited a device to become a station',
    '已邀請裝置成為工作站',
    '已邀请设备成为工作站',
  ),
  'station taken': words('Made a device a station', '已將裝置設為工作站', '已将设备设为工作站'),
  'station left': words(
    'Ended that a device is a station',
    '已終止裝置作為工作站',
    '已终止设备作为工作站',
  ),
  'station revoked': words('Revoked a station', '已撤銷工作站', '已撤销工作站'),
  'licence added': words('Added a licence', '已加入牌照', '已添加许可证'),
  'licence ended': words('Took a licence off the list', '已移除牌照', '已移除许可证'),
  'certificate added': words(
    'Added a certificate of competence',
    '已加入資格證書',
    '已添加资格证书',
  ),
  'certificate withdrawn': words(
    'Withdrew a certificate of competence',
    '已撤回資格證書',
    '已撤回资格证书',
  ),
  'model data written': words('Wrote the data of a model', '已填寫型號資料', '已填写型号数据'),
  'passport revoke': words('Revoked a passport', '已撤銷護照', '已撤销护照'),
  'passport suspend': words('Suspended a passport', '已暫停護照', '已暂停护照'),
  'passport reinstate': words('Let a passport hold again', '已恢復護照', '已恢复护照'),
  'issuer key rotated': words('Replaced the issuer’s key', '已更換簽發密匙', '已更换签发密钥'),
  'objected to a recall': words('Objected to a recall', '已就召回提出異議', '已对召回提出异议'),
  'took down a recall notice': words(
    'Took down a recall notice',
    '已移除召回通知',
    '已移除召回通知',
  ),
  'approval signed': words(
    'Signed what waited for a signature',
    '已簽署待簽署的項目',
    '已签署待签署的项目',
  ),
  'approval refused': words('Refused to sign', '已拒絕簽署', '已拒绝签署'),
  erased: words('Erased confidential facts', '已刪除機密資料', '已删除机密数据'),
  'photo.erased': words('Erased a photo', '已刪除相片', '已删除照片'),
  'file.erased': words('Erased a photo or document', '已刪除相片或文件', '已删除照片或文档'),
  'look begun': words('Began to look, and said why', '開始查閱並說明原因', '开始查阅并说明原因'),
  'anomaly dismissed': words('Dismissed an anomaly', '已將異常標為已解釋', '已将异常标为已解释'),
  'anomaly reopened': words('Opened an anomaly again', '已重新提出異常', '已重新提出异常'),
  'audit sample drawn': words('Drew an audit sample', '已抽取抽查樣本', '已抽取抽查样本'),
  'audit finding recorded': words(
    'Recorded a finding at an event of an audit sample',
    '已記錄抽查樣本中事件的查核結果',
    '已记录抽查样本中事件的核查结果',
  ),
  'report sealed': words('Sealed a report', '已鎖定報告', '已锁定报告'),
  'period closed': words('Closed a period', '已關閉期間', '已关闭期间'),
  granted: words('Granted confidential facts', '已授權查閱機密資料', '已授权查阅机密数据'),
  'grant ended': words('Ended a grant', '已終止授權', '已终止授权'),
  'granted facts': words(
    'Looked at confidential facts that were granted',
    '已查閱獲授權的機密資料',
    '已查阅获授权的机密数据',
  ),
  ...outputActions,
} as const satisfies Record<string, Words>

/** An act that the trail has a code for. */
export type AuditAction = keyof typeof auditActions

/** A request that somebody made, such as `GET /api/v1/stock`: what was looked at, or what left as a file. */
export type AskedRequest = `${string} /${string}`

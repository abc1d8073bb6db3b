import { type Words, words } from '../words.ts'

/** What is told of textiles beside the number of a law, a standard or somebody's page, as it stands behind a question. */
export const citedOfTextiles: readonly Words[] = [
  words(
    'ISO 14021: pre-consumer is diverted from manufacturing waste, post-consumer comes from households and end users; GRS and RCS ask for both shares apart',
    'ISO 14021：消費前取自生產廢料，消費後來自家庭及最終使用者；GRS 及 RCS 要求兩者分開列明',
    'ISO 14021：消费前取自生产废料，消费后来自家庭和最终使用者；GRS 和 RCS 要求两者分开列明',
  ),
  words(
    'RCS 2.0 Appendix A, reclaimed material declaration (docest.com); its fields are remembered',
    'RCS 2.0 附錄 A，回收物料聲明（docest.com）；欄位憑記憶所寫',
    'RCS 2.0 附录 A，回收物料声明（docest.com）；字段凭记忆所写',
  ),
  words(
    'Trade grades: live.ctrgroup.co.uk; Reuse, Export, Repair, Remake, Recycle, Energy recovery: Wargon/RISE labels; the codes are our own',
    '行業等級：live.ctrgroup.co.uk；再使用、出口、修補、改製、回收、能源回收：Wargon/RISE 標籤；代碼由本系統自訂',
    '行业等级：live.ctrgroup.co.uk；再使用、出口、修补、改制、回收、能源回收：Wargon/RISE 标签；代码由本系统自定',
  ),
  words(
    'Regulation (EU) 1007/2011: names of Annex I, per cent by weight in descending order, 3 % tolerance (Art. 20)',
    '歐盟第 1007/2011 號規例：附件 I 的名稱，按重量百分比由高至低排列，容許 3% 偏差（第 20 條）',
    '欧盟第 1007/2011 号条例：附件 I 的名称，按重量百分比由高到低排列，允许 3% 偏差（第 20 条）',
  ),
  words(
    'hkrita.com Commercializations detail/179: no water used, no effluent; we ask for the metered figure',
    'hkrita.com Commercializations detail/179：不用水，不排廢水；我們要求儀錶讀數',
    'hkrita.com Commercializations detail/179：不用水，不排废水；我们要求仪表读数',
  ),
  words(
    'just-style id134182: sorted by colour, no dyeing; we ask for yes or no with its record',
    'just-style id134182：按顏色分揀，不染色；我們要求填寫是或否並附紀錄',
    'just-style id134182：按颜色分拣，不染色；我们要求填写是或否并附记录',
  ),
  words(
    'just-style id134182: seams cut off by hand, they cannot be used',
    'just-style id134182：接縫由人手剪去，不能使用',
    'just-style id134182：接缝由人手剪去，不能使用',
  ),
  words(
    'Directive (EU) 2025/1892: export as reusable needs proof of sorting per bale, assessment records and a declaration that it is not waste (textalks.com)',
    '歐盟第 2025/1892 號指令：以可再使用名義出口，須有每個打包件的分揀證明、評估紀錄及非廢物聲明（textalks.com）',
    '欧盟第 2025/1892 号指令：以可再使用名义出口，须有每个打包件的分拣证明、评估记录及非废物声明（textalks.com）',
  ),
  words(
    'Transaction certificates: ship date inside the validity of the scope certificate (ascpservices.com, csw001)',
    '交易證書：付運日期須在範圍證書有效期內（ascpservices.com、csw001）',
    '交易证书：发运日期须在范围证书有效期内（ascpservices.com、csw001）',
  ),
  words(
    'HS subheadings: table to be set per jurisdiction',
    'HS 子目：按司法管轄區設定對照表',
    'HS 子目：按司法管辖区设定对照表',
  ),
  words(
    'epd.gov.hk guide_wiec_gp1: written agreement with quantity, quality and return',
    'epd.gov.hk（WIEC GP1 指引）：列明數量、品質及退回安排的書面協議',
    'epd.gov.hk（WIEC GP1 指南）：列明数量、品质及退回安排的书面协议',
  ),
  words(
    'HKRITA newsletter 49: containers of one colour carried to store by guided vehicles',
    'HKRITA 通訊第 49 期：導引車將單一顏色的容器運往存放處',
    'HKRITA 通讯第 49 期：导引车将单一颜色的容器运往存放处',
  ),
  words(
    'innovationhub.hk: a camera checks opening and sends unopened fibre back',
    'innovationhub.hk：攝影機檢查開鬆情況，未開鬆的纖維送回',
    'innovationhub.hk：摄像机检查开松情况，未开松的纤维送回',
  ),
  words(
    'Post-consumer fibre: mean length 8 to 14 mm, short fibre content 45 to 75 % by number',
    '消費後纖維：平均長度 8 至 14 mm，短纖維含量按根數計 45 至 75%',
    '消费后纤维：平均长度 8 至 14 mm，短纤维含量按根数计 45 至 75%',
  ),
  words(
    'OpenEPCIS textile vocabulary 0.9.9, TextileProductShape (10 August 2026); Regulation (EU) 2024/1781 has no delegated act for textiles yet',
    'OpenEPCIS 紡織詞彙 0.9.9 的紡織產品定義（2026 年 8 月 10 日）；歐盟第 2024/1781 號規例尚未有紡織品授權法令',
    'OpenEPCIS 纺织词汇 0.9.9 的纺织产品定义（2026 年 8 月 10 日）；欧盟第 2024/1781 号条例尚未有纺织品授权法案',
  ),
]

import { type Words, words } from '../words.ts'

/** What is told of batteries beside the number of a law, a standard or somebody's page, as it stands behind a question. */
export const citedOfBatteries: readonly Words[] = [
  words(
    'ADR 2025: UN 3480 and UN 3481 are class 9',
    'ADR 2025：UN 3480 及 UN 3481 屬第 9 類',
    'ADR 2025：UN 3480 和 UN 3481 属第 9 类',
  ),
  words(
    'IEC 63338:2024 Clause 4 (scope text): no reuse or repurposing of single cells or cell assemblies without recorded lifetime traceability data',
    'IEC 63338:2024 第 4 條（適用範圍）：沒有全壽命追溯紀錄的單一電芯或電芯組件，不得再使用或改變用途',
    'IEC 63338:2024 第 4 条（适用范围）：没有全寿命追溯记录的单个电芯或电芯组件，不得再使用或梯次利用',
  ),
  words(
    'Regulation (EU) 2023/1542 Art. 77(7), as others retell it (bloqsens.com, collectadpp.com): a new passport linked to the original, and another operator who answers for it; the paragraph itself was not read',
    '歐盟第 2023/1542 號規例第 77(7) 條，按他人轉述（bloqsens.com、collectadpp.com）：須有連結至原有護照的新護照，並由另一營運者負責；未閱讀原文',
    '欧盟第 2023/1542 号条例第 77(7) 条，按他人转述（bloqsens.com、collectadpp.com）：须有链接到原有护照的新护照，并由另一运营者负责；未阅读原文',
  ),
  words(
    'Regulation (EU) 2023/1542 Art. 77(8), as others retell it (collectadpp.com): the passport ends with recycling; the paragraph itself was not read',
    '歐盟第 2023/1542 號規例第 77(8) 條，按他人轉述（collectadpp.com）：護照隨回收結束；未閱讀原文',
    '欧盟第 2023/1542 号条例第 77(8) 条，按他人转述（collectadpp.com）：护照随回收结束；未阅读原文',
  ),
  words(
    'Regulation (EU) 2023/1542 Art. 3(30) to (32), as trials of 2026-11 read them: repurposing is for another purpose or application than the first, re-use and remanufacturing for the same',
    '歐盟第 2023/1542 號規例第 3(30)、第 3(31) 及第 3(32) 條，按 2026 年 11 月試行時的理解：改變用途是用於不同於最初的目的或應用，再使用及再製造則用於相同目的',
    '欧盟第 2023/1542 号条例第 3(30)、第 3(31) 及第 3(32) 条，按 2026 年 11 月试行时的理解：梯次利用是用于不同于最初的目的或应用，再使用和再制造则用于相同目的',
  ),
  words(
    'ADR special provisions 310 (prototypes and production runs of at most 100; P910, LP905), 376 and 377',
    'ADR 特殊規定 310（原型及最多 100 件的生產批量；P910、LP905）、376 及 377',
    'ADR 特殊规定 310（原型及最多 100 件的生产批量；P910、LP905）、376 和 377',
  ),
  words(
    'ADR special provision 376, six criteria; a battery that cannot be diagnosed counts as damaged',
    'ADR 特殊規定 376，六項準則；未能診斷的電池按受損處理',
    'ADR 特殊规定 376，六项准则；无法诊断的电池按受损处理',
  ),
  words(
    'UN Regulation No. 100: at least half the working voltage; ISO 6469-3 asks for all of it',
    '聯合國第 100 號規例：至少為工作電壓的一半；ISO 6469-3 要求等於工作電壓',
    '联合国第 100 号法规：至少为工作电压的一半；ISO 6469-3 要求等于工作电压',
  ),
  words(
    'UN Regulation No. 100, isolation resistance of DC buses',
    '聯合國第 100 號規例，直流母線的絕緣電阻',
    '联合国第 100 号法规，直流母线的绝缘电阻',
  ),
  words(
    'UN Regulation No. 100: 100 Ω/V on DC buses; 500 Ω/V warning band is a house rule',
    '聯合國第 100 號規例：直流母線 100 Ω/V；500 Ω/V 的警示範圍為本系統自訂',
    '联合国第 100 号法规：直流母线 100 Ω/V；500 Ω/V 的警示范围为本系统自定',
  ),
  words(
    'At most 30 % for air transport (PI 965 IB); for storage as low as agreed with the insurer',
    '空運最多 30%（PI 965 IB）；儲存時按與保險公司議定的水平',
    '空运最多 30%（PI 965 IB）；储存时按与保险公司议定的水平',
  ),
  words(
    'Delegated Regulation (EU) 2025/606: only output fractions that replace primary raw material count; the first recycler begins with modules or cells, and taking packs apart is preparation (insic.it)',
    '歐盟第 2025/606 號授權規例：只計入取代原生原料的產出物料；首個回收商由電池模組或電芯開始，拆解電池組屬準備工序（insic.it）',
    '欧盟第 2025/606 号授权条例：只计入替代原生原料的产出物料；首个回收企业从电池模组或电芯开始，拆解电池包属准备工序（insic.it）',
  ),
  words(
    'Delegated Regulation (EU) 2025/606: six substances at the discretion of the recycler (eurobat.org); from 1 Jan 2030 carbon and iron of sources at cell level and phosphorus are counted, oxygen, chlorine and sulphur stay optional (assoambiente.org circular 2025/123); the annex itself was not read',
    '歐盟第 2025/606 號授權規例：六種物質由回收商自行決定（eurobat.org）；由 2030 年 1 月 1 日起計入電芯層面來源的碳與鐵以及磷，氧、氯、硫仍可選擇計入（assoambiente.org 第 2025/123 號通函）；未閱讀附件原文',
    '欧盟第 2025/606 号授权条例：六种物质由回收企业自行决定（eurobat.org）；从 2030 年 1 月 1 日起计入电芯层面来源的碳与铁以及磷，氧、氯、硫仍可选择计入（assoambiente.org 第 2025/123 号通函）；未阅读附件原文',
  ),
  words(
    'DIN DKE SPEC 99100 6.1.3.7 note 3: re-use may void the UN 38.3 summary and CE',
    'DIN DKE SPEC 99100 6.1.3.7 註 3：再使用可令 UN 38.3 測試摘要有效性及 CE 喪失',
    'DIN DKE SPEC 99100 6.1.3.7 注 3：再使用可能使 UN 38.3 试验概要和 CE 失效',
  ),
  words(
    'DIN DKE SPEC 99100: mandatory for stationary storage, not for vehicles',
    'DIN DKE SPEC 99100：固定式儲能必須填寫，車輛則不須',
    'DIN DKE SPEC 99100：固定式储能必须填写，车辆则不须',
  ),
  words(
    'Delegated Decision (EU) 2025/934 amending Decision 2000/532/EC, applied from 9 Dec 2026 as corrected by OJ L, 2025/90657 (gefahrgut.de, rivistarifiuti.it)',
    '修訂第 2000/532/EC 號決定的歐盟第 2025/934 號授權決定，經 OJ L, 2025/90657 更正，由 2026 年 12 月 9 日起適用（gefahrgut.de、rivistarifiuti.it）',
    '修订第 2000/532/EC 号决定的欧盟第 2025/934 号授权决定，经 OJ L, 2025/90657 更正，从 2026 年 12 月 9 日起适用（gefahrgut.de、rivistarifiuti.it）',
  ),
  words(
    'Cap. 354C Waste Disposal (Chemical Waste) (General) Regulation s.23, s.26, s.28: trip ticket, kept at least 12 months',
    '《廢物處置（化學廢物）（一般）規例》（第 354C 章）第 23、26、28 條：運載記錄須保存至少 12 個月',
    '《废物处置（化学废物）（一般）规例》（香港第 354C 章）第 23、26、28 条：运载记录须保存至少 12 个月',
  ),
  words(
    'Cap. 354 Waste Disposal Ordinance: permit for waste batteries (EPD, Customs)',
    '《廢物處置條例》（第 354 章）：廢電池須有許可證（環保署、海關）',
    '《废物处置条例》（香港第 354 章）：废电池须有许可证（香港环境保护署、海关）',
  ),
  words(
    'Cap. 354 Waste Disposal Ordinance, Sixth Schedule (customs.gov.hk, epd.gov.hk): no permit only if uncontaminated and for genuine recycling or reuse',
    '《廢物處置條例》（第 354 章）附表 6（customs.gov.hk、epd.gov.hk）：只有未受污染並真正作回收或再使用，才無須許可證',
    '《废物处置条例》（香港第 354 章）附表 6（customs.gov.hk、epd.gov.hk）：只有未受污染并真正用于回收或再使用，才无须许可证',
  ),
  words(
    'Commission guidance, Digital Batteries Passport - data points by category, 1.0, 28 July 2026, Ares(2026)7579758 (a transcription was read)',
    '歐盟委員會指引 Digital Batteries Passport - data points by category 1.0（2026 年 7 月 28 日，Ares(2026)7579758；閱讀的是謄本）',
    '欧盟委员会指南 Digital Batteries Passport - data points by category 1.0（2026 年 7 月 28 日，Ares(2026)7579758；阅读的是转录本）',
  ),
]

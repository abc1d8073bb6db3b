import { type Words, words } from '../words.ts'

/** Rules of our own for used textiles. */
export const textileRules: readonly Words[] = [
  words('A blend names its recipe', '混合須註明配方', '混合须注明配方'),
  words('A container can be called off at once', '貨箱須可即時調出', '货箱须可即时调出'),
  words(
    'A cycle can be followed to its chamber',
    '每次消毒可追查至消毒櫃',
    '每次消毒可追查至消毒柜',
  ),
  words(
    'A decision can be followed to where it was taken',
    '每項決定可追查至作出的地點',
    '每项决定可追查至作出的地点',
  ),
  words(
    'A lot can be followed to its machine',
    '每個批次可追查至所用機器',
    '每个批次可追查至所用机器',
  ),
  words(
    'A quarantined lot can be found at once',
    '隔離中的批次須可即時找到',
    '隔离中的批次须可即时找到',
  ),
  words(
    'A reading can be followed to its camera',
    '每個讀數可追查至所用攝影機',
    '每个读数可追查至所用相机',
  ),
  words(
    'A release says whether contamination is gone',
    '解除隔離須說明污染是否已清除',
    '解除隔离须说明污染是否已清除',
  ),
  words(
    'A treatment can be followed to its lamp',
    '每次處理可追查至所用燈管',
    '每次处理可追查至所用灯管',
  ),
  words(
    'A wet load is set apart on the day it comes',
    '潮濕的貨物須於送達當日分開存放',
    '潮湿的货物须在送达当天分开存放',
  ),
  words(
    'Above 15 % a load is damp, above 40 % it is a wrong reading',
    '超過 15% 屬潮濕，超過 40% 屬讀數錯誤',
    '超过 15% 属潮湿，超过 40% 属读数错误',
  ),
  words(
    'All batches of one recall share its number',
    '同一召回的所有批次使用同一編號',
    '同一召回的所有批次使用同一编号',
  ),
  words(
    'An identification can be followed to its spectrum, its references and its method',
    '每次識別可追查至光譜、參考光譜及方法',
    '每次识别可追查至光谱、参考光谱及方法',
  ),
  words(
    'Below 90 % nobody is told a name; HKRITA newsletter 82 says that its system is right in above 90 %, which is another figure',
    '低於 90% 時不給出名稱；HKRITA 第 82 期通訊所述其系統準確率逾 90%，是另一項數字',
    '低于 90% 时不给出名称；HKRITA 第 82 期通讯所述其系统准确率逾 90%，是另一项数字',
  ),
  words('Bought fibre names who sold it', '購入的纖維須註明賣方', '购入的纤维须注明卖方'),
  words('By hand, near infrared or hyperspectral', '人手、近紅外或高光譜', '人工、近红外或高光谱'),
  words(
    'Closed list of reasons for quarantine and rejection; contamination changes the way out of Hong Kong',
    '隔離及判定不合格的原因只限清單所列；污染會影響離開香港的方式',
    '隔离及判定不合格的原因只限列表所列；污染会影响离开香港的方式',
  ),
  words('Coefficient of variation, 0 to 100 %', '變異系數，0 至 100%', '变异系数，0 至 100%'),
  words('Cones are counted', '筒子須點算', '筒子须清点'),
  words('Flow reports name the material', '物料流向報告須註明物料', '物料流向报告须注明物料'),
  words(
    'Clothing bank, take-back, charity, offcuts or used goods of industry',
    '舊衣回收箱、店舖回收、慈善機構、裁剪碎料或工業用舊品',
    '旧衣回收箱、门店回收、慈善机构、裁剪边料或工业用旧品',
  ),
  words(
    'Instruments confuse flax with cotton and modal with lyocell: two are kept',
    '儀器會混淆亞麻與棉、莫代爾與萊賽爾，因此保留兩個結果',
    '仪器会混淆亚麻与棉、莫代尔与莱赛尔，因此保留两个结果',
  ),
  words(
    'More than 2 % unopened goes round again, in at most 8 passes',
    '未開鬆超過 2% 的須再開鬆，最多 8 次',
    '未开松超过 2% 的须再开松，最多 8 次',
  ),
  words(
    'Nearest centre by CIEDE2000, at most 12 away and 3 nearer than the next, camera confidence at least 90 %; else a person decides',
    '按 CIEDE2000 取最接近的色箱：色差不超過 12，並較次近者近 3 或以上，攝影機置信度不低於 90%；否則由人員決定',
    '按 CIEDE2000 取最接近的色箱：色差不超过 12，并较次近者近 3 或以上，相机置信度不低于 90%；否则由人员决定',
  ),
  words(
    'Net is gross less tare, to the gram',
    '淨重為毛重減皮重，準確至克',
    '净重为毛重减皮重，精确到克',
  ),
  words('Nothing is received before it was collected', '接收不得早於收集', '接收不得早于收集'),
  words(
    'Nothing reaches the opener with hardware or metal in it',
    '送入開鬆機的物料不得含鈕扣、拉鏈或金屬',
    '送入开松机的物料不得含纽扣、拉链或金属',
  ),
  words(
    'Order of steps differs by site and is data with a version',
    '工序次序因場地而異，以附版本的數據記錄',
    '工序次序因场地而异，以附版本的数据记录',
  ),
  words(
    'Other fibres have no figure in any table: who packs states one',
    '其他纖維沒有表列數值，由包裝者填寫',
    '其他纤维没有表列数值，由包装者填写',
  ),
  words(
    'Palette and camera are under D65 and 10°',
    '色板與攝影機均採用 D65 光源及 10° 視角',
    '色板与相机均采用 D65 光源及 10° 视角',
  ),
  words('Rotor, ring or woollen', '氣流紡、環錠紡或粗梳毛紡', '转杯纺、环锭纺或粗梳毛纺'),
  words(
    'Shown for the work done; it is never counted as input twice',
    '只顯示所做的工作，不會重複計作投入',
    '只显示所做的工作，不会重复计作投入',
  ),
  words(
    'Tables differ, so the record names its own',
    '各表數值不同，紀錄須註明所用的表',
    '各表数值不同，记录须注明所用的表',
  ),
  words(
    'The organisation that collected, never a person',
    '填寫收集的機構，不填個人',
    '填写收集的机构，不填个人',
  ),
  words(
    'The palette is data with a version: nine colours once, ten later',
    '色板為附版本的數據：先有九色，後有十色',
    '色板为附版本的数据：先有九色，后有十色',
  ),
  words(
    'A sample of at least 1 g is weighed before and after drying',
    '樣本至少 1 克，於烘乾前後均須稱重',
    '样品至少 1 克，在烘干前后均须称重',
  ),
  words(
    'Ties the gross weighing to its container',
    '把毛重稱重與其容器對應',
    '把毛重称重与其容器对应',
  ),
  words(
    'What comes in names where it was picked up',
    '送入的貨物須註明收集地點',
    '送入的货物须注明收集地点',
  ),
]

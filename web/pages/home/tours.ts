import { type Words, words } from '../../../domain/words.ts'

/** One step of a tour: what to look at, and where. */
export interface TourStep {
  readonly title: Words
  readonly text: Words
  /** A page of ours, or the example of a record at this place of the front page. */
  readonly to: string | { readonly example: number }
  readonly link: Words
}

/** A tour of what one kind of visitor comes for. */
export interface Tour {
  readonly title: Words
  readonly lead: Words
  readonly steps: readonly TourStep[]
}

const seeRecord = words('Open this record', '打開這份紀錄', '打开这份记录')

const buyer: Tour = {
  title: words('A tour for buyers', '買家導覽', '买家导览'),
  lead: words(
    'What to look at on a record, in two minutes. No account is needed.',
    '兩分鐘看懂一份來源紀錄，毋須帳戶。',
    '两分钟看懂一份溯源记录，无需账户。',
  ),
  steps: [
    {
      title: words('Scan the label', '掃描標籤', '扫描标签'),
      text: words(
        'Your phone’s own camera opens the record. The address must be the one that the seller told you of.',
        '用手機鏡頭即可打開紀錄。網址必須與賣方告知的一致。',
        '用手机摄像头即可打开记录。网址必须与卖方告知的一致。',
      ),
      to: { example: 0 },
      link: seeRecord,
    },
    {
      title: words('Read the top first', '先看頁首', '先看页首'),
      text: words(
        'It says what the thing is and how it stands now. A thing that was recalled says so before anything else: stop using it.',
        '頁首說明這是甚麼、目前狀況如何。被召回的物品會首先說明：請停止使用。',
        '页首说明这是什么、目前状况如何。被召回的物品会首先说明：请停止使用。',
      ),
      to: { example: 1 },
      link: words('Open a recalled product', '打開被召回的產品', '打开被召回的产品'),
    },
    {
      title: words('Follow it back', '追溯來源', '追溯来源'),
      text: words(
        'Under “Made from” each part leads to a record of its own, down to the pack or the clothes it came out of.',
        '在「由甚麼製成」之下，每個部分都有自己的紀錄，直至最初的電池組或舊衣物。',
        '在“由什么制成”之下，每个部分都有自己的记录，直至最初的电池包或旧衣物。',
      ),
      to: { example: 2 },
      link: seeRecord,
    },
    {
      title: words('Let your browser check it', '由瀏覽器核對', '由浏览器核对'),
      text: words(
        'The page checks seals, signatures and the public log on your own device, and names what it could not check. Only what was checked gets a tick.',
        '頁面在你的裝置上核對鎖定、簽署和公開日誌，並列明未能核對的項目。只有已核對的才有剔號。',
        '页面在您的设备上核对锁定、签名和公开日志，并列明未能核对的项目。只有已核对的才有勾号。',
      ),
      to: { example: 3 },
      link: seeRecord,
    },
  ],
}

const recycler: Tour = {
  title: words('A tour for recyclers', '回收商導覽', '回收企业导览'),
  lead: words(
    'A day’s work in six stops. Each link opens the page where you do it; you will be asked to sign in.',
    '六站看完一天的工作。每個連結打開實際操作的頁面，並會要求登入。',
    '六站看完一天的工作。每个链接打开实际操作的页面，并会要求登录。',
  ),
  steps: [
    {
      title: words('See what waits', '查看待辦', '查看待办'),
      text: words(
        'The work list puts recalled goods, deadlines and arriving goods first. One field takes any code, also out of a scanner gun.',
        '工作清單把被召回的貨物、期限和即將送達的貨物排在最前。一個輸入欄接受任何編號，包括掃描槍。',
        '工作清单把被召回的货物、期限和即将送达的货物排在最前。一个输入框接受任何编号，包括扫描枪。',
      ),
      to: '/work',
      link: words('Open the work list', '打開工作清單', '打开工作清单'),
    },
    {
      title: words('Scan on the floor', '在現場掃描', '在现场扫描'),
      text: words(
        'The scanner runs on a phone and goes on without a network: what you record waits on the device and is sent once.',
        '掃描器在手機上運作，沒有網絡也可以繼續：記錄會在裝置上等候，並只會傳送一次。',
        '扫描器在手机上运行，没有网络也可以继续：记录会在设备上等候，并只会发送一次。',
      ),
      to: '/scanner',
      link: words('Open the scanner', '開啟掃描器', '打开扫描器'),
    },
    {
      title: words('Record a step', '記錄步驟', '记录步骤'),
      text: words(
        'A batch shows the steps that are open now, and why the others are not. Its mass has to add up to the gram.',
        '每個批次列出現時可進行的步驟，以及其他步驟為何不可。重量必須準確至每一克。',
        '每个批次列出现在可进行的步骤，以及其他步骤为何不可。重量必须精确到每一克。',
      ),
      to: '/work/stock',
      link: words('Open your stock', '打開存貨', '打开库存'),
    },
    {
      title: words('Pass goods on', '移交貨物', '移交货物'),
      text: words(
        'A hand-over is signed by both sides, line by line. The receiver accepts by weight or refuses with a reason; what is refused comes back into your books.',
        '移交由雙方逐項簽署。接收方按重量驗收，或說明原因拒收；拒收的貨物會回到你的帳目。',
        '移交由双方逐项签署。接收方按重量验收，或说明原因拒收；拒收的货物会回到您的账目。',
      ),
      to: '/work/hand-overs',
      link: words('Open hand-overs', '打開移交', '打开移交'),
    },
    {
      title: words('When something is wrong', '出現問題時', '出现问题时'),
      text: words(
        'One red button sets a batch apart at once. A recall reaches whoever holds what it names, and stands on every record.',
        '一個紅色按鈕即可將批次隔離。召回會通知所有持有人，並顯示在每份紀錄上。',
        '一个红色按钮即可将批次隔离。召回会通知所有持有人，并显示在每份记录上。',
      ),
      to: '/work/recalls',
      link: words('Open recalls', '打開召回', '打开召回'),
    },
    {
      title: words('Show what you did', '展示成果', '展示成果'),
      text: words(
        'The flow report balances what came in, went out and was lost. Every label leads to a record that your customers can check.',
        '物料流向報告平衡轉入、轉出和損耗。每個標籤都打開一份客戶可以核實的紀錄。',
        '物料流向报告平衡转入、转出和损耗。每个标签都打开一份客户可以验证的记录。',
      ),
      to: '/work/flow',
      link: words('Open the flow report', '打開物料流向報告', '打开物料流向报告'),
    },
  ],
}

const regulator: Tour = {
  title: words('A tour for regulators', '監管人員導覽', '监管人员导览'),
  lead: words(
    'What an authority sees, and who sees that it looked. Each link asks you to sign in.',
    '主管當局可查看的內容，以及誰會知道你曾查閱。每個連結都會要求登入。',
    '主管部门可查看的内容，以及谁会知道您曾查阅。每个链接都会要求登录。',
  ),
  steps: [
    {
      title: words('Your jurisdiction', '管轄範圍', '辖区'),
      text: words(
        'The companies that you oversee. You look at one at a time, and each look is on its audit trail.',
        '你監管的公司。每次查看一間，每次查閱都會記入該公司的查閱紀錄。',
        '您监管的公司。每次查看一家，每次查阅都会记入该公司的查阅记录。',
      ),
      to: '/work/regulator',
      link: words('Open the companies', '打開公司列表', '打开公司列表'),
    },
    {
      title: words('What flowed', '物料流向', '物料流向'),
      text: words(
        'In, out, stock and loss by material and period, balanced to the gram and rebuilt from sealed events.',
        '按物料和期間列出轉入、轉出、存貨和損耗，平衡至每一克，並由已鎖定的事件重新計算。',
        '按物料和期间列出转入、转出、库存和损耗，平衡到每一克，并由已锁定的事件重新计算。',
      ),
      to: '/work/flow',
      link: words('Open the flow report', '打開物料流向報告', '打开物料流向报告'),
    },
    {
      title: words('Recalls', '召回', '召回'),
      text: words(
        'What is called back, how grave it is, and how far its holders have come.',
        '被召回的物品、嚴重程度，以及持有人的處理進度。',
        '被召回的物品、严重程度，以及持有人的处理进度。',
      ),
      to: '/work/recalls',
      link: words('Open recalls', '打開召回', '打开召回'),
    },
    {
      title: words('Check without us', '獨立核實', '独立验证'),
      text: words(
        'Any record can be checked in your own browser, or from its evidence pack on your own machine, against a public log.',
        '任何紀錄都可以在你的瀏覽器核實，或在你的電腦上以證明文件包對照公開日誌核實。',
        '任何记录都可以在您的浏览器验证，或在您的电脑上用证明材料包对照公开日志验证。',
      ),
      to: { example: 0 },
      link: seeRecord,
    },
  ],
}

/** The tours by who they are for. */
export const tours = { buyer, recycler, regulator } as const satisfies Readonly<
  Record<string, Tour>
>
export type TourName = keyof typeof tours

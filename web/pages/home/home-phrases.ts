import { words } from '../../../domain/words.ts'

/** What the front page says. */
export const homePhrases = {
  subtitle: words('Where a thing came from', '物品的來源', '物品的来源'),
  languages: words('Languages', '語言', '语言'),
  title: words(
    'Where it came from, to the gram',
    '它從哪裏來，準確至每一克',
    '它从哪里来，精确到每一克',
  ),
  lead: words(
    'Loomcell follows retired EV batteries and used clothing through grading, recycling and resale. Every batch has a label, and every label opens a record that anyone can read and check.',
    'Loomcell 追蹤電動車退役電池和舊衣物的評級、回收與轉售。每個批次都有標籤，每個標籤都能打開一份人人可讀、可核實的來源紀錄。',
    'Loomcell 追踪退役动力电池和废旧衣物的分级、回收与转售。每个批次都有标签，每个标签都能打开一份人人可读、可验证的溯源记录。',
  ),
  picture: words('What a record holds', '一份來源紀錄的內容', '一份溯源记录的内容'),
  toWork: words('To your work', '前往你的工作', '前往您的工作'),
  toAccount: words('To your account', '前往你的帳戶', '前往您的账户'),
  signedIn: words('Signed in as {name}', '已以 {name} 登入', '已以 {name} 登录'),
  signIn: words('Sign in', '登入', '登录'),
  scanner: words('Open the scanner', '開啟掃描器', '打开扫描器'),
  tour: words('A short tour', '簡短導覽', '简短导览'),
  label: words('You have a label in your hand', '你手上有標籤', '您手上有标签'),
  labelWhy: words(
    'Scan its QR with your phone’s camera, or type the code below it. It takes no app and no account.',
    '用手機鏡頭掃描二維碼，或輸入二維碼下方的編號。毋須應用程式，也毋須帳戶。',
    '用手机摄像头扫描二维码，或输入二维码下方的编号。无需应用，也无需账户。',
  ),
  code: words('Code or link on the label', '標籤上的編號或連結', '标签上的编号或链接'),
  open: words('Open its record', '打開來源紀錄', '打开溯源记录'),
  noRecord: words(
    'No record has this code. It is the one of 26 letters and digits in groups, below the QR; check it, or paste the whole link.',
    '沒有來源紀錄使用此編號。請輸入二維碼下方分組列出的 26 個字母和數字，核對後再試，或貼上整個連結。',
    '没有溯源记录使用此编号。请输入二维码下方分组列出的 26 个字母和数字，核对后再试，或粘贴整个链接。',
  ),
  example: words('See an example record', '查看示例紀錄', '查看示例记录'),
  recycle: words(
    'You collect, sort, repair or recycle',
    '你從事收集、分揀、維修或回收',
    '您从事收集、分拣、维修或回收',
  ),
  recycleWhy: words(
    'Record each step where it happens, also without a network. Pass goods on with papers that both sides sign. Print the labels.',
    '在現場記錄每個步驟，沒有網絡也可以。移交貨物時，雙方簽署文件。標籤也在此列印。',
    '在现场记录每个步骤，没有网络也可以。移交货物时，双方签署文件。标签也在此打印。',
  ),
  oversee: words('You oversee', '你負責監管', '您负责监管'),
  overseeWhy: words(
    'See what came in, went out and was lost in your jurisdiction, balanced to the gram. The companies see each look of yours.',
    '查看管轄範圍內的轉入、轉出和損耗，平衡至每一克。你每次查閱，有關機構都會看到。',
    '查看辖区内的转入、转出和损耗，平衡到每一克。您每次查阅，有关机构都会看到。',
  ),
  city: words('Try it: a demonstration city', '試用：示範城市', '试用：演示城市'),
  cityWhy: words(
    'All of it is constructed. Each link opens what anyone sees who scans that label. To work in the city, sign in with an account that the first start of this server printed.',
    '以下全屬虛構。每個連結就是任何人掃描該標籤時看到的頁面。如要在示範城市內操作，請用此伺服器首次啟動時顯示的帳戶登入。',
    '以下均为虚构。每个链接就是任何人扫描该标签时看到的页面。如要在演示城市内操作，请用此服务器首次启动时显示的账户登录。',
  ),
  otherKinds: words('One of every kind', '每類各一', '每类各一'),
  empty: words(
    'No demonstration here. Scan a label, or sign in to work.',
    '此處沒有示範資料。請掃描標籤，或登入工作。',
    '此处没有演示数据。请扫描标签，或登录工作。',
  ),
  reference: words('For developers: the API reference', '開發者：API 參考', '开发者：API 参考'),
} as const

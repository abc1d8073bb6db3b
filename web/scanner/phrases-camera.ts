import { words } from '../../domain/words.ts'

/** Phrases of the scanner's camera. */
export const cameraPhrases = {
  camera: words('Camera', '相機', '摄像头'),
  open: words('Scan with the camera', '用相機掃描', '用摄像头扫描'),
  close: words('Close camera', '關閉相機', '关闭摄像头'),
  starting: words('The camera is starting', '相機正在啟動', '摄像头正在启动'),
  aim: words('Hold the label in front of the camera', '請將標籤對準畫面', '请将标签对准画面'),
  read: words('Read: {text}', '已讀取：{text}', '已读取：{text}'),
  torchOn: words('Light on', '開燈', '开灯'),
  torchOff: words('Light off', '關燈', '关灯'),
  which: words('Which camera', '選擇相機', '选择摄像头'),
  nth: words('Camera {n}', '相機 {n}', '摄像头 {n}'),
  photo: words('Take a photo', '拍照', '拍照'),
  reading: words('Reading the photo', '正在讀取相片', '正在读取照片'),
  again: words('Try again', '重試', '重试'),
  needsHttps: words(
    'Here the camera takes photos only: for scanning the address must begin with https. Ask your administrator for that address.',
    '此處的相機只可拍照：要直接掃描，網址須以 https 開頭，請向管理員查詢。',
    '此处的摄像头只可拍照：要直接扫描，网址须以 https 开头，请向管理员查询。',
  ),
  refused: words(
    'The camera is not allowed for this page. Allow it in the browser’s settings for this address, then try again; or take a photo, or type the code.',
    '此頁面未獲准使用相機。請在瀏覽器的網站設定中允許，然後重試；也可拍照或輸入編號。',
    '此页面未获准使用摄像头。请在浏览器的网站设置中允许，然后重试；也可拍照或输入编号。',
  ),
  none: words(
    'This device has no camera that can be used. Use a hand scanner, or type the code.',
    '此裝置沒有可用的相機。請使用手持掃描器，或輸入編號。',
    '此设备没有可用的摄像头。请使用手持扫描枪，或输入编号。',
  ),
  busy: words(
    'The camera gives no picture: another app may be using it. Close that app, then try again.',
    '相機沒有畫面：可能正被其他應用程式使用。請關閉該程式後重試。',
    '摄像头没有画面：可能正被其他应用使用。请关闭该应用后重试。',
  ),
  noReader: words(
    'The code reader is not on this device yet. Open the camera once with a network; after that it reads without one.',
    '此裝置尚未載入讀碼程式。請在有網絡時開啟相機一次，之後沒有網絡也可讀取。',
    '此设备尚未载入读码程序。请在有网络时打开摄像头一次，之后没有网络也可读取。',
  ),
  noCode: words(
    'No code could be read in the photo. Go nearer, hold still, and let the label fill the picture.',
    '相片中讀不到條碼。請靠近一點，拿穩，讓標籤佔滿畫面。',
    '照片中读不到条码。请靠近一点，拿稳，让标签占满画面。',
  ),
  noPicture: words(
    'This file is not a photo. Choose a photo of the label.',
    '此檔案不是相片。請選擇標籤的相片。',
    '此文件不是照片。请选择标签的照片。',
  ),
} as const

import { type Language, words } from '../../domain/words.ts'

const options = [
  [
    'name NAME',
    words(
      'what the witness is called; the first time alone, and the same for ever',
      '見證方名稱；只在首次啟動時填寫，日後不變',
      '见证方名称；只在首次启动时填写，以后不变',
    ),
  ],
  [
    'policy FILE',
    words(
      'the logs to watch: a file as C2SP tlog-policy has it, of which only its lines "log" count',
      '須見證的日誌：C2SP tlog-policy 格式的檔案，只讀取「log」各行',
      '须见证的日志：C2SP tlog-policy 格式的文件，只读取“log”各行',
    ),
  ],
  [
    'folder FOLDER',
    words(
      'holds its private key and all that it cosigned; never bring back an older state of it',
      '存放私人密匙及所有加簽紀錄；切勿還原為較舊的狀態',
      '存放私钥及所有加签记录；切勿恢复为较旧的状态',
    ),
  ],
  [
    'listen HOST:PORT',
    words(
      'where logs reach it; 127.0.0.1:3100 when absent',
      '供日誌連接的地址；不填時為 127.0.0.1:3100',
      '供日志连接的地址；不填时为 127.0.0.1:3100',
    ),
  ],
  [
    'list',
    words(
      'print all that was cosigned, oldest first, and end',
      '由舊至新列出所有加簽紀錄，然後結束',
      '由旧到新列出所有加签记录，然后结束',
    ),
  ],
] as const

/** How a witness is started, in the language of whoever asks. */
export function usage(language: Language): string {
  const lines = options.map(([name, says]) => `  ${`--${name}`.padEnd(20)} ${says[language]}`)
  return ['npm run -s witness -- --policy FILE --folder FOLDER [...]', '', ...lines].join('\n')
}

import { type Language, words } from '../../domain/words.ts'

const calls = [
  [
    'npm run release -- [--to FOLDER]',
    words(
      'make a release of the commit that is checked out, into a folder that is not there yet; "releases/VERSION" when absent. RELEASE_KEY names the file of the private key (Ed25519, PEM) that signs it',
      '以目前簽出的提交製作發佈版本，存入尚未存在的資料夾；不填時為「releases/VERSION」。RELEASE_KEY 指明用以簽署的私人密匙檔案（Ed25519，PEM）',
      '以当前检出的提交制作发布版本，存入尚不存在的文件夹；不填时为“releases/VERSION”。RELEASE_KEY 指明用于签名的私钥文件（Ed25519，PEM）',
    ),
  ],
  [
    'npm run release -- verify FOLDER KEY',
    words(
      'compare every file of a release with what was signed; KEY is the file of the public key (Ed25519, PEM), which you have by another way than the release',
      '將發佈版本的每個檔案與簽署的內容比對；KEY 為公開密匙檔案（Ed25519，PEM），須由發佈版本以外的途徑取得',
      '将发布版本的每个文件与签名的内容比对；KEY 为公钥文件（Ed25519，PEM），须通过发布版本以外的途径取得',
    ),
  ],
] as const

/** How a release is made and verified, in the language of whoever asks. */
export function usage(language: Language): string {
  return calls.map(([call, does]) => `${call}\n  ${does[language]}`).join('\n\n')
}

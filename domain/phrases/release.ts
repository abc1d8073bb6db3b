import { words } from '../words.ts'

/** What keeps a release from being made, and what is wrong with one, to whoever makes or installs it. */
export const releasePhrases = {
  release_call_wrong: words(
    'Cannot do "{given}": expected nothing, or "verify FOLDER KEY"; "--help" tells more',
    '無法執行「{given}」：須不填，或填寫「verify FOLDER KEY」；詳見「--help」',
    '无法执行“{given}”：须不填，或填写“verify FOLDER KEY”；详见“--help”',
  ),
  release_option_wrong: words(
    'Cannot read the options: {why}; "--help" lists them',
    '無法讀取選項：{why}；「--help」會列出所有選項',
    '无法读取选项：{why}；“--help”会列出所有选项',
  ),
  release_without_git: words(
    'Cannot read the commit in "{folder}": {why}; a release is made where the project was cloned with git',
    '無法讀取「{folder}」的提交：{why}；發佈版本須在以 git 複製的項目內製作',
    '无法读取“{folder}”的提交：{why}；发布版本须在用 git 克隆的项目内制作',
  ),
  release_in_other_git: words(
    'The git repository around "{folder}" is of another project: a release is made where this one was cloned',
    '「{folder}」所在的 git 儲存庫屬另一項目：發佈版本須在複製本項目的資料夾內製作',
    '“{folder}”所在的 git 仓库属于另一项目：发布版本须在克隆本项目的文件夹内制作',
  ),
  release_not_committed: words(
    'Not committed: {files}; commit or remove them, since a release holds what is committed and nothing else',
    '尚未提交：{files}；請提交或移除，因為發佈版本只包含已提交的內容',
    '尚未提交：{files}；请提交或移除，因为发布版本只包含已提交的内容',
  ),
  release_not_in_changelog: words(
    'CHANGELOG.md has no entry "## {version}": say what is new in it, or set another version in package.json',
    'CHANGELOG.md 沒有「## {version}」一項：請說明此版本的新內容，或在 package.json 更改版本',
    'CHANGELOG.md 没有“## {version}”一项：请说明此版本的新内容，或在 package.json 更改版本',
  ),
  release_tag_elsewhere: words(
    'The tag "{tag}" is on {tagged}, not on {commit} that is checked out: check that one out, or set another version',
    '標籤「{tag}」指向 {tagged}，並非目前簽出的 {commit}：請簽出該提交，或更改版本',
    '标签“{tag}”指向 {tagged}，不是当前检出的 {commit}：请检出该提交，或更改版本',
  ),
  release_key_missing: words(
    'RELEASE_KEY names no file: set it to the private key that signs releases (Ed25519, PEM)',
    'RELEASE_KEY 沒有指明檔案：請設為簽署發佈版本的私人密匙（Ed25519，PEM）',
    'RELEASE_KEY 没有指明文件：请设为签名发布版本的私钥（Ed25519，PEM）',
  ),
  release_key_wrong: words(
    'Cannot use the key in "{file}": {why}',
    '無法使用「{file}」的密匙：{why}',
    '无法使用“{file}”的密钥：{why}',
  ),
  release_key_private: words(
    '"{file}" holds a private key: verify with the public one',
    '「{file}」存有私人密匙：請以公開密匙核對',
    '“{file}”存有私钥：请用公钥核对',
  ),
  release_package_absent: words(
    'The package {name} {version} is not installed: run "npm ci"',
    '套件 {name} {version} 尚未安裝：請執行「npm ci」',
    '软件包 {name} {version} 尚未安装：请执行“npm ci”',
  ),
  release_package_other: words(
    'The package {name} is installed as {other}, not as {version} of the lockfile: run "npm ci"',
    '套件 {name} 已安裝的版本為 {other}，與鎖定檔案的 {version} 不符：請執行「npm ci」',
    '软件包 {name} 已安装的版本为 {other}，与锁文件的 {version} 不符：请执行“npm ci”',
  ),
  release_licence_missing: words(
    'The package {name} {version} says nowhere under which licence it is, or has no text of it: ask its maker, or use another package',
    '套件 {name} {version} 沒有說明其授權條款，或沒有附上條文：請向其作者查詢，或改用其他套件',
    '软件包 {name} {version} 没有说明其许可协议，或没有附上条文：请向其作者查询，或改用其他软件包',
  ),
  release_folder_taken: words(
    '"{folder}" is taken: remove it, or name another with "--to"',
    '「{folder}」已被使用：請移除，或以「--to」指明另一資料夾',
    '“{folder}”已被占用：请移除，或用“--to”指明另一文件夹',
  ),
  release_file_missing: words('Missing: {file}', '欠缺檔案：{file}', '缺少文件：{file}'),
  release_file_other: words(
    '{file} is not as it was signed: get it anew',
    '{file} 與簽署時不同：請重新取得',
    '{file} 与签名时不同：请重新获取',
  ),
  release_file_unsigned: words(
    '{file} is not among what was signed: do not use it',
    '{file} 不在已簽署的檔案之列：請勿使用',
    '{file} 不在已签名的文件之列：请勿使用',
  ),
  release_sums_unreadable: words(
    'Cannot read {file}: expected a SHA-256, two spaces and a name on each line',
    '無法讀取 {file}：每行須為 SHA-256、兩個空格及檔案名稱',
    '无法读取 {file}：每行须为 SHA-256、两个空格及文件名称',
  ),
  release_signature_wrong: words(
    'The signature of {file} is not by this key: use nothing of this release before you know why',
    '{file} 的簽署並非來自此密匙：查明原因前，請勿使用此發佈版本的任何內容',
    '{file} 的签名不是来自此密钥：查明原因前，请勿使用此发布版本的任何内容',
  ),
}

/** What stands in every evidence file of a funded project: what its files are, and how to check them without us. */
export const evidenceReadme = `EVIDENCE OF A FUNDED PROJECT
資助項目證明文件包 / 资助项目证明材料包

statement.json    the project with its lines of spend, milestones, grant claims and courses, and what they come to: canonical JSON
                  (RFC 8785), money in whole cents
                  項目的開支、里程碑、資助申領、課程及計得的總額：規範 JSON（RFC 8785），金額以整數仙計
                  项目的开支、里程碑、资助申领、课程及计得的总额：规范 JSON（RFC 8785），金额以整数仙计
lines.csv         the lines of spend that count
                  計算在內的開支項目
                  计算在内的开支项目
events/           the events that lines and milestones are tied to, as they were sealed: the SHA-256 of each stands in the statement
                  開支項目及里程碑所連繫的已鎖定事件；各自的 SHA-256 載於 statement.json
                  开支项目和里程碑所关联的已锁定事件；各自的 SHA-256 载于 statement.json
receipts/         that events stand in the public log (C2SP tlog-proof@v1); none where the log does not have one yet
                  事件收錄於公開日誌的證明（C2SP tlog-proof@v1）；尚未收錄的沒有證明
                  事件收录于公开日志的证明（C2SP tlog-proof@v1）；尚未收录的没有证明
policy.txt        keys of the log and its witnesses by our word: take them from a regulator or a witness instead
                  平台所列的日誌及見證方密匙；請改用監管機構或見證方公布的密匙
                  平台所列的日志及见证方密钥；请改用监管机构或见证方公布的密钥
check_log.go      checks a receipt with Go's own packages for transparency logs
                  以 Go 自身的透明日誌套件核對收錄證明
                  用 Go 自身的透明日志软件包核对收录证明
manifest.json     SHA-256 of every other file (base64url)
                  其他每個檔案的 SHA-256（base64url）
                  其他每个文件的 SHA-256（base64url）

ALL AT ONCE / 一次過核實 / 一次验证
  loomcell verify funding THIS.zip --policy YOUR-POLICY.txt

WITH STOCK TOOLS / 使用通用工具 (OpenSSL 3, coreutils, jq)
1. The files are those of the manifest. 檔案與清單相符。文件与清单相符。
     for f in $(jq -r '.files[].name' manifest.json); do openssl dgst -sha256 -binary "$f" | base64 | tr '/+' '_-' | tr -d =; done
2. What was spent. 開支總額。开支总额。
     jq '[.lines[] | select(.withdrawn == null) | .amountCents] | add' statement.json
3. The grant: the share of the spend within the approved cost, rounded down to whole cents, or the cap, whichever is lower.
   資助額：核准費用內的開支按比例計算（捨去不足一仙的部分），或上限，以較低者為準。
   资助额：核准费用内的开支按比例计算（舍去不足一仙的部分），或上限，以较低者为准。
     jq '([.spendCents, .budgetCents] | min) as $e | .share as $s | ($e * $s.government / ($s.government + $s.company) | floor) as $g
       | if .capCents == null then $g else [$g, .capCents] | min end' statement.json
4. A receipt holds (Debian: golang-go golang-golang-x-mod-dev; a KEY is a word of a line "log" of the policy).
   收錄證明成立；KEY 是政策檔案「log」行內的密匙。收录证明成立；KEY 是策略文件“log”行内的密钥。
     GOPATH=/usr/share/gocode GO111MODULE=off go run check_log.go KEY receipts/00001.tlog-proof

NOT PROVEN by any of it: that an invoice was paid, that an asset is there, that what was recorded was true, and that the same
cost was not claimed elsewhere than in Loomcell.
以上各項不能證明發票已付款、資產確實存在、所記錄的內容屬實，亦不能證明同一費用沒有在 Loomcell 以外申領。
以上各项不能证明发票已付款、资产确实存在、所记录的内容属实，也不能证明同一费用没有在 Loomcell 以外申领。
`

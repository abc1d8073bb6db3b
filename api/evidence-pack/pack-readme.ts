/** What stands in every pack: what its files are, and how to check them with tools that know nothing of us. */
export const packReadme = `EVIDENCE PACK OF A PROVENANCE RECORD
來源紀錄證明文件包 / 溯源记录证明材料包

passport.jwt      the passport, a W3C Verifiable Credential (vc+jwt); absent where nobody issued one
                  護照（W3C 可驗證憑證，vc+jwt）；未獲簽發時沒有此檔案
                  护照（W3C 可验证凭证，vc+jwt）；未获签发时没有此文件
passport-ended.json  where the passport has ended and is given out no more: when and why, and its place in the status list, which
                  shows it as revoked (bit "statusIndex", counted from the left, of its "encodedList": base64url and gzip)
                  護照已結束、不再提供時才有：結束時間、原因及在狀態清單中的位置；清單顯示為已撤銷
                  （「encodedList」為 base64url 及 gzip，當中由左起第「statusIndex」位）
                  护照已结束、不再提供时才有：结束时间、原因及在状态列表中的位置；列表显示为已撤销
                  （“encodedList”为 base64url 及 gzip，其中从左起第“statusIndex”位）
did.json          the document of its issuer's identifier (did:web), with every key that they ever signed with
                  簽發者識別碼文件（did:web），列出簽發者用過的所有公開密匙
                  签发者标识文件（did:web），列出签发者用过的所有公钥
issuer-keys/      those keys as PEM files
                  上述公開密匙，PEM 格式
                  上述公钥，PEM 格式
status-list.jwt   which passports of the issuer are revoked (W3C Bitstring Status List)
                  簽發者已撤銷的護照（W3C Bitstring Status List）
                  签发者已撤销的护照（W3C Bitstring Status List）
history.json      the digests of all events, in order; the passport names this file by its digest
                  所有事件的雜湊值，按次序排列；護照以雜湊值指明此檔案
                  所有事件的哈希值，按顺序排列；护照以哈希值指明此文件
events/           the events as they were sealed: each names the one before by its digest
                  已鎖定的事件：每項以雜湊值指明前一項
                  已锁定的事件：每项以哈希值指明前一项
receipts/         a proof for each of the above that it stands in the public log (C2SP tlog-proof@v1)
                  以上各項收錄於公開日誌的證明（C2SP tlog-proof@v1）
                  以上各项收录于公开日志的证明（C2SP tlog-proof@v1）
passport-seen.tlog-proof, log-grown.txt  only where the issuer's key has ended since: that witnesses had seen the passport before,
                  in the log of then, which grew into this one (C2SP tlog-proof@v1; add-checkpoint of C2SP tlog-witness)
                  簽發者的密匙其後停用時才有：證明見證方在此之前已見過護照，而當時的日誌其後增長為現時的日誌
                  签发者的密钥其后停用时才有：证明见证方在此之前已见过护照，而当时的日志其后增长为现在的日志
policy.txt        keys of the log and its witnesses (C2SP tlog-policy) as the platform names them. Take them from a
                  regulator or a witness instead, or you believe the platform's word.
                  平台所列的日誌及見證方密匙（C2SP tlog-policy）；請改用監管機構或見證方公布的密匙，否則只是聽信平台。
                  平台所列的日志及见证方密钥（C2SP tlog-policy）；请改用监管机构或见证方公布的密钥，否则只是听信平台。
check_log.go      checks a receipt with Go's own packages for transparency logs
                  以 Go 自身的透明日誌套件核對收錄證明
                  用 Go 自身的透明日志软件包核对收录证明

ALL AT ONCE / 一次過核實 / 一次验证
  loomcell verify THIS.zip --policy YOUR-POLICY.txt

WITH STOCK TOOLS / 使用通用工具 (OpenSSL 3, coreutils, Go)
1. The issuer signed the passport. The last part of "kid" in its header names the key.
   護照由簽發者簽署；標頭「kid」的最後部分是密匙名稱，用以取代 NAME。
   护照由签发者签名；标头“kid”的最后部分是密钥名称，用以替换 NAME。
     cut -d. -f1 passport.jwt | tr '_-' '/+' | base64 -d 2>/dev/null; echo
     printf %s "$(cut -d. -f1,2 passport.jwt)" > signed
     printf %s== "$(cut -d. -f3 passport.jwt)" | tr '_-' '/+' | base64 -d > signature
     openssl pkeyutl -verify -pubin -inkey issuer-keys/NAME.pem -rawin -in signed -sigfile signature
2. The history is the one that the passport names: "digestMultibase" of its link of type
   https://gs1.org/voc/traceability is "u" and the base64url of 0x12 0x20 and this digest.
   歷史與護照所指的相同：類型為上述網址的連結，其「digestMultibase」為「u」加上以下輸出。
   历史与护照所指的相同：类型为上述网址的链接，其“digestMultibase”为“u”加上以下输出。
     (printf '\\022\\040'; openssl dgst -sha256 -binary history.json) | base64 -w0 | tr '/+' '_-' | tr -d =
3. The events are those of the history, in its order; those beyond it happened after the passport was issued.
   事件與歷史所列的相同，次序亦相同；多出的事件發生於護照簽發之後。
   事件与历史所列的相同，顺序也相同；多出的事件发生于护照签发之后。
     for e in events/*; do openssl dgst -sha256 -binary "$e" | base64 | tr '/+' '_-' | tr -d =; done
   In each, "seq" of this batch counts 1, 2, 3 ... and "prev" is the digest before.
   每項事件內，此批次的「seq」順序為 1、2、3……，「prev」為前一項的雜湊值。
   每项事件内，此批次的“seq”依次为 1、2、3……，“prev”为前一项的哈希值。
4. A receipt holds (Debian: golang-go golang-golang-x-mod-dev; a KEY is a word of a line "log" of the policy).
   收錄證明成立；KEY 是政策檔案「log」行內的密匙。
   收录证明成立；KEY 是策略文件“log”行内的密钥。
     GOPATH=/usr/share/gocode GO111MODULE=off go run check_log.go KEY receipts/00001.tlog-proof
   It prints the entry, whose "digest" is that of one of the files here.
   它會輸出紀錄項，當中的「digest」是此處其中一個檔案的雜湊值。
   它会输出记录项，其中的“digest”是此处其中一个文件的哈希值。

NOT PROVEN by any of it: that the item in your hands is this one, that what was recorded was true, and what happened
after this pack was made: a later event, or a newer passport in the place of this one.
以上各項均不能證明你手上的物件就是此物件，亦不能證明所記錄的內容屬實，也不能顯示此文件包製作後發生的事，例如其後的事件或取代此護照的較新版本。
以上各项均不能证明您手上的物品就是此物品，也不能证明所记录的内容属实，也不能显示此材料包制作之后发生的事，例如其后的事件或取代此护照的较新版本。
`

/** A checker in Go that shares no line with ours. */
export const logChecker = `package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Usage: check_log KEY RECEIPT...: whether each receipt's entry stands in the log of this key.
func main() {
	verifier, err := note.NewVerifier(os.Args[1])
	fail(err)
	for _, file := range os.Args[2:] {
		text, err := os.ReadFile(file)
		fail(err)
		head, checkpoint, _ := strings.Cut(string(text), "\\n\\n")
		opened, err := note.Open([]byte(checkpoint), note.VerifierList(verifier))
		fail(err)
		tree, err := treeOf(opened.Text)
		fail(err)
		var entry []byte
		var index int64
		var proof tlog.RecordProof
		for _, line := range strings.Split(head, "\\n")[1:] {
			if strings.HasPrefix(line, "extra ") {
				entry, err = base64.StdEncoding.DecodeString(line[6:])
			} else if strings.HasPrefix(line, "index ") {
				index, err = strconv.ParseInt(line[6:], 10, 64)
			} else {
				var hash tlog.Hash
				hash, err = tlog.ParseHash(line)
				proof = append(proof, hash)
			}
			fail(err)
		}
		fail(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)))
		fmt.Printf("%s: place %d of %d in %s\\n%s\\n", file, index, tree.N, verifier.Name(), entry)
	}
}

// Lines of a checkpoint: name of the log, size, root.
func treeOf(text string) (tree tlog.Tree, err error) {
	lines := strings.Split(text, "\\n")
	if len(lines) < 4 {
		return tree, fmt.Errorf("checkpoint has %d lines", len(lines))
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	tree.Hash, err = tlog.ParseHash(lines[2])
	return tree, err
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
`

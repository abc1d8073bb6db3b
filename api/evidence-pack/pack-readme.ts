/** What stands in every pack: what its files are, and how to check them with tools that know nothing of us. */
export const packReadme = `EVIDENCE PACK OF A PROVENANCE RECORD
來源紀錄證明文件包 / 溯源记录证明材料包

passport.jwt      the passport, a W3C Verifiable Credential (vc+jwt); absent where nobody issued one
passport-ended.json  where the passport has ended and is given out no more: when and why, and its place in the status list, which
                  shows it as revoked (bit "statusIndex", counted from the left, of its "encodedList": base64url and gzip)
did.json          the document of its issuer's identifier (did:web), with every key that they ever signed with
issuer-keys/      those keys as PEM files
status-list.jwt   which passports of the issuer are revoked (W3C Bitstring Status List)
history.json      the digests of all events, in order; the passport names this file by its digest
events/           the events as they were sealed: each names the one before by its digest
receipts/         a proof for each of the above that it stands in the public log (C2SP tlog-proof@v1)
policy.txt        keys of the log and its witnesses (C2SP tlog-policy) as the platform names them. Take them from a
                  regulator or a witness instead, or you believe the platform's word.
                  平台所列的日誌及見證方密匙；請改用監管機構或見證方公布的密匙。
                  平台所列的日志及见证方密钥；请改用监管机构或见证方公布的密钥。
check_log.go      checks a receipt with Go's own packages for transparency logs

ALL AT ONCE / 一次過核實 / 一次验证
  loomcell verify THIS.zip --policy YOUR-POLICY.txt

WITH STOCK TOOLS / 使用通用工具 (OpenSSL 3, coreutils, Go)
1. The issuer signed the passport. The last part of "kid" in its header names the key.
     cut -d. -f1 passport.jwt | tr '_-' '/+' | base64 -d 2>/dev/null; echo
     printf %s "$(cut -d. -f1,2 passport.jwt)" > signed
     printf %s== "$(cut -d. -f3 passport.jwt)" | tr '_-' '/+' | base64 -d > signature
     openssl pkeyutl -verify -pubin -inkey issuer-keys/NAME.pem -rawin -in signed -sigfile signature
2. The history is the one that the passport names: "digestMultibase" of its link of type
   https://gs1.org/voc/traceability is "u" and the base64url of 0x12 0x20 and this digest.
     (printf '\\022\\040'; openssl dgst -sha256 -binary history.json) | base64 -w0 | tr '/+' '_-' | tr -d =
3. The events are those of the history, in its order; those beyond it happened after the passport was issued.
     for e in events/*; do openssl dgst -sha256 -binary "$e" | base64 | tr '/+' '_-' | tr -d =; done
   In each, "seq" of this batch counts 1, 2, 3 ... and "prev" is the digest before.
4. A receipt holds (Debian: golang-go golang-golang-x-mod-dev; a KEY is a word of a line "log" of the policy).
     GOPATH=/usr/share/gocode GO111MODULE=off go run check_log.go KEY receipts/00001.tlog-proof
   It prints the entry, whose "digest" is that of one of the files here.

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

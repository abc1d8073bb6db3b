/** What stands in every export: what its files are, and how to check them. */
export const exportReadme = `LOOMCELL EXPORT
Events, ledger, proofs and reports of a period, for anybody to recompute without us.
一段期間的事件、帳目、證明及報告，供任何人不經本平台重新計算。
一段期间的事件、账目、证明及报告，供任何人不经本平台重新计算。

events.jsonl        the events as they were sealed, one a line, byte for byte; SHA-256 of a line is the event's digest
postings.jsonl      lines of the mass ledger, which follow from the events
lineage.jsonl       which batches came out of which, in grams
batches.jsonl       what each batch is; opening.jsonl: stock of batches to which nothing happened in the period
credits.jsonl, claims.jsonl, certificates.jsonl, draws.jsonl
                    recycled content: what processes may claim, what was claimed, and what was drawn of which
reports.jsonl       the reports as Loomcell gave them; disclosures.jsonl: the sealed books of recycling lots, of a calendar year
log-entries.jsonl, log-nodes.txt, log-checkpoint.txt
                    that each event stands in the public log (RFC 6962): leaves, the nodes beside them, the signed root
policy.txt          keys of the log and its witnesses by our word: take them from a regulator or a witness instead
codes.json, facilities.jsonl
                    what the codes stand for
manifest.json       what the export is of, and the digest of every file

ALL AT ONCE / 一次過重算 / 一次重算
  loomcell recompute THIS.zip --policy YOUR-POLICY.txt

The algorithm is written down in docs/recompute.md of Loomcell, so that it can be written again in any language.
演算法載於 Loomcell 的 docs/recompute.md，可用任何程式語言重寫。
算法载于 Loomcell 的 docs/recompute.md，可用任何编程语言重写。

NOT PROVEN by any of it: that what was recorded was true; that nothing was left out after the last event of a batch; and
where "whole" is false, the opening stock in opening.jsonl, which rests on no event here.
以上各項不能證明所記錄的內容屬實、批次最後事件之後沒有遺漏，亦不能證明 opening.jsonl 內的期初存貨（「whole」為 false 時）。
以上各项不能证明所记录的内容属实、批次最后事件之后没有遗漏，也不能证明 opening.jsonl 内的期初库存（“whole”为 false 时）。
`

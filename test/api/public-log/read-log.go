// Reads a live log with Go's own packages: every signed checkpoint, tiles, and for 1,000 random entries and older sizes our proofs
// beside those that Go makes out of the tiles.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"math/rand"
	"net/http"
	"os"
	"reflect"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

var base = os.Args[1]

func get(path string) []byte {
	answer, err := http.Get(base + path)
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != 200 {
		log.Fatal(path, answer.Status, err)
	}
	return body
}

// C2SP names a tile without its height, which is always 8.
type tiles struct{}

func (tiles) Height() int                     { return 8 }
func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}
func (tiles) ReadTiles(asked []tlog.Tile) ([][]byte, error) {
	read := make([][]byte, len(asked))
	for i, tile := range asked {
		read[i] = get(strings.Replace(tile.Path(), "tile/8/", "tile/", 1))
	}
	return read, nil
}

// What our endpoints answer; a hash is base64, as Go reads it too.
type answer struct {
	LeafHash    tlog.Hash
	Root        tlog.Hash
	Proof       []tlog.Hash
	Checkpoints []struct {
		Size int64
		Note string
	}
}

func ask(path string) answer {
	var told answer
	if err := json.Unmarshal(get(path), &told); err != nil {
		log.Fatal(path, err)
	}
	return told
}

func open(signed []byte, verifier note.Verifier) tlog.Tree {
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		log.Fatal(err)
	}
	var tree tlog.Tree
	lines := strings.Split(opened.Text, "\n")
	if _, err := fmt.Sscan(lines[1], &tree.N); err != nil {
		log.Fatal(err)
	}
	if tree.Hash, err = tlog.ParseHash(lines[2]); err != nil {
		log.Fatal(err)
	}
	return tree
}

func main() {
	verifier, err := note.NewVerifier(strings.TrimSpace(string(get("key"))))
	if err != nil {
		log.Fatal(err)
	}
	tree := open(get("checkpoint"), verifier)
	size, root := tree.N, tree.Hash
	reader := tlog.TileHashReader(tree, tiles{})
	for i := 0; i < 1000; i++ {
		index := rand.Int63n(size)
		bundle := get(bundlePath(index/256, min(256, size-index/256*256)))
		for at := int64(0); at < index%256; at++ {
			bundle = bundle[2+int(bundle[0])<<8+int(bundle[1]):]
		}
		entry := bundle[2 : 2+int(bundle[0])<<8+int(bundle[1])]
		proof, err := tlog.ProveRecord(size, index, reader)
		if err != nil {
			log.Fatal(err)
		}
		ours := ask(fmt.Sprintf("proof/inclusion?index=%d&size=%d", index, size))
		if err := tlog.CheckRecord(ours.Proof, size, root, index, tlog.RecordHash(entry)); err != nil {
			log.Fatal(index, err)
		}
		if !same(ours.Proof, proof) || ours.LeafHash != tlog.RecordHash(entry) || ours.Root != root {
			log.Fatal(index, " is proven otherwise")
		}
		older := 1 + rand.Int63n(size)
		checkOlder(size, root, older, reader)
	}
	checkpoints := 0
	for path := "checkpoints"; ; {
		listed := ask(path).Checkpoints
		for _, one := range listed {
			before := open([]byte(one.Note), verifier)
			hash, err := tlog.TreeHash(before.N, reader)
			if err != nil || before.N != one.Size || hash != before.Hash {
				log.Fatal("checkpoint ", one.Size, err)
			}
			checkpoints++
			path = fmt.Sprintf("checkpoints?after=%d", one.Size)
		}
		if len(listed) == 0 {
			break
		}
	}
	fmt.Printf("1000 entries and 1000 older logs of %d, by our proofs and by Go's, and %d checkpoints hold\n", size, checkpoints)
}

// Our proof that the log only grew from an older size, beside Go's.
func checkOlder(size int64, root tlog.Hash, older int64, reader tlog.HashReader) {
	olderRoot, err := tlog.TreeHash(older, reader)
	if err != nil {
		log.Fatal(err)
	}
	grown, err := tlog.ProveTree(size, older, reader)
	if err != nil {
		log.Fatal(err)
	}
	ours := ask(fmt.Sprintf("proof/consistency?from=%d&to=%d", older, size)).Proof
	if err := tlog.CheckTree(ours, size, root, older, olderRoot); err != nil {
		log.Fatal(older, err)
	}
	if !same(ours, grown) {
		log.Fatal(older, " is proven otherwise")
	}
}

func same(ours, proof []tlog.Hash) bool {
	return len(ours) == len(proof) && (len(proof) == 0 || reflect.DeepEqual(ours, proof))
}

func bundlePath(n, width int64) string {
	path := fmt.Sprintf("tile/entries/%03d", n%1000)
	if n >= 1000 {
		path = fmt.Sprintf("tile/entries/x%03d/%03d", n/1000, n%1000)
	}
	if width < 256 {
		path += fmt.Sprintf(".p/%d", width)
	}
	return path
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

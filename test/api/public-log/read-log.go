// Reads a live log with Go's own packages: the signed checkpoint, tiles for 1,000 random entries, and consistency with an older one.
package main

import (
	"fmt"
	"io"
	"log"
	"math/rand"
	"net/http"
	"os"
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

func (tiles) Height() int                   { return 8 }
func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}
func (tiles) ReadTiles(asked []tlog.Tile) ([][]byte, error) {
	read := make([][]byte, len(asked))
	for i, tile := range asked {
		read[i] = get(strings.Replace(tile.Path(), "tile/8/", "tile/", 1))
	}
	return read, nil
}

func main() {
	verifier, err := note.NewVerifier(strings.TrimSpace(string(get("key"))))
	if err != nil {
		log.Fatal(err)
	}
	signed, err := note.Open(get("checkpoint"), note.VerifierList(verifier))
	if err != nil {
		log.Fatal(err)
	}
	var size int64
	lines := strings.Split(signed.Text, "\n")
	if _, err := fmt.Sscan(lines[1], &size); err != nil {
		log.Fatal(err)
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		log.Fatal(err)
	}
	tree := tlog.Tree{N: size, Hash: root}
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
		if err := tlog.CheckRecord(proof, size, root, index, tlog.RecordHash(entry)); err != nil {
			log.Fatal(index, err)
		}
		older := 1 + rand.Int63n(size)
		olderRoot, err := tlog.TreeHash(older, reader)
		if err != nil {
			log.Fatal(err)
		}
		grown, err := tlog.ProveTree(size, older, reader)
		if err != nil {
			log.Fatal(err)
		}
		if err := tlog.CheckTree(grown, size, root, older, olderRoot); err != nil {
			log.Fatal(older, err)
		}
	}
	fmt.Println("1000 entries and 1000 older logs of", size, "are as Go computes them")
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

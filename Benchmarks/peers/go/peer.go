// The Go standard library and x/crypto: ../driver/process.py has the protocol.
package main

import (
	"bufio"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"hash"
	"os"
	"runtime"
	"strings"
	"syscall"
	"time"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/bcrypt"
	"golang.org/x/crypto/pbkdf2"
	"golang.org/x/crypto/scrypt"
)

const crypt64 = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

func main() {
	verify := verifier(os.Args[2])
	fmt.Printf("%s, x/crypto\n", runtime.Version())
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		password := []byte(words[1])
		if words[0] == "verify" {
			fmt.Println(map[bool]string{true: "yes", false: "no"}[verify(password)])
			continue
		}
		var count int
		fmt.Sscan(words[2], &count)
		wall, processor := time.Now(), processorNanoseconds()
		for i := 0; i < count; i++ {
			if !verify(password) {
				os.Exit(1)
			}
		}
		fmt.Println(time.Since(wall).Nanoseconds(), processorNanoseconds()-processor)
	}
}

func processorNanoseconds() int64 {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return usage.Utime.Nano() + usage.Stime.Nano()
}

func verifier(stored string) func([]byte) bool {
	parts := strings.Split(stored, "$")
	switch {
	case strings.HasPrefix(stored, "$argon2id$"):
		var memory, iterations uint32
		var lanes uint8
		fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &memory, &iterations, &lanes)
		salt, digest := base64Bytes(parts[4]), base64Bytes(parts[5])
		return func(password []byte) bool {
			key := argon2.IDKey(password, salt, iterations, memory, lanes, uint32(len(digest)))
			return equal(key, digest)
		}
	case strings.HasPrefix(stored, "$2"):
		text := []byte(stored)
		return func(password []byte) bool { return bcrypt.CompareHashAndPassword(text, password) == nil }
	case strings.HasPrefix(stored, "$scrypt$"):
		var log2, r, p int
		fmt.Sscanf(parts[2], "ln=%d,r=%d,p=%d", &log2, &r, &p)
		salt, digest := base64Bytes(parts[3]), base64Bytes(parts[4])
		return func(password []byte) bool {
			key, err := scrypt.Key(password, salt, 1<<log2, r, p, len(digest))
			return err == nil && equal(key, digest)
		}
	case strings.HasPrefix(stored, "$pbkdf2"):
		digests := map[string]func() hash.Hash{"pbkdf2": sha1.New, "pbkdf2-sha256": sha256.New, "pbkdf2-sha512": sha512.New}
		var iterations int
		fmt.Sscan(parts[2], &iterations)
		// passlib's base64 has a dot for a plus.
		dotted := strings.NewReplacer(".", "+")
		salt, digest := base64Bytes(dotted.Replace(parts[3])), base64Bytes(dotted.Replace(parts[4]))
		return func(password []byte) bool {
			return equal(pbkdf2.Key(password, salt, iterations, len(digest), digests[parts[1]]), digest)
		}
	case strings.HasPrefix(stored, "$P$"):
		return phpass(stored)
	}
	digest, _ := hex.DecodeString(stored)
	switch len(digest) {
	case md5.Size:
		return func(password []byte) bool { sum := md5.Sum(password); return equal(sum[:], digest) }
	case sha1.Size:
		return func(password []byte) bool { sum := sha1.Sum(password); return equal(sum[:], digest) }
	case sha256.Size:
		return func(password []byte) bool { sum := sha256.Sum256(password); return equal(sum[:], digest) }
	case sha512.Size:
		return func(password []byte) bool { sum := sha512.Sum512(password); return equal(sum[:], digest) }
	}
	os.Exit(1)
	return nil
}

func phpass(stored string) func([]byte) bool {
	count := 1 << strings.IndexByte(crypt64, stored[3])
	salt, digest := stored[4:12], crypt64Bytes(stored[12:])
	return func(password []byte) bool {
		sum := md5.Sum(append([]byte(salt), password...))
		message := append(sum[:], password...)
		for i := 0; i < count; i++ {
			sum = md5.Sum(message)
			copy(message, sum[:])
		}
		return equal(sum[:], digest)
	}
}

func equal(one, other []byte) bool { return subtle.ConstantTimeCompare(one, other) == 1 }

func base64Bytes(text string) []byte {
	bytes, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil {
		panic(err)
	}
	return bytes
}

func crypt64Bytes(text string) (output []byte) {
	bits, held := 0, 0
	for i := range text {
		bits |= strings.IndexByte(crypt64, text[i]) << held
		held += 6
		if held >= 8 {
			output = append(output, byte(bits))
			bits >>= 8
			held -= 8
		}
	}
	return output
}

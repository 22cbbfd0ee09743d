internal import JSONText

/// The form of a hash whose text is its own, in letters that every writer of its kind uses: what of it decides how it
/// fares is its beginning and its length, and not its salt and its digest.
struct RegularHash {
    /// The declared scheme, or nothing.
    let scheme: [UInt8]
    /// What stands before the salt, with the parameters.
    let prefix: [UInt8]
    /// How many bytes the salt and the digest have, each by itself where something stands between them.
    let saltCount: Int
    let digestCount: Int

    /// Whether a text is of this form.
    @inline(__always)
    func matches(_ hash: Span<UInt8>, _ declared: Span<UInt8>, _ parts: Parts) -> Bool {
        guard parts.saltCount == saltCount, parts.digestCount == digestCount, parts.prefixCount == prefix.count,
            declared.count == scheme.count
        else { return false }
        for index in prefix.indices where prefix[index] != hash[index] { return false }
        for index in scheme.indices where scheme[index] != declared[index] { return false }
        return true
    }

    /// The form of a hash; nil where other characters stand before the salt than letters, digits and `$ = ,`.
    init?(_ hash: Span<UInt8>, _ declared: Span<UInt8>, _ parts: Parts) {
        guard
            PlainText.isAlphanumeric(
                hash.extracting(first: parts.prefixCount), or: UInt8(ascii: "$"), UInt8(ascii: "="),
                UInt8(ascii: ","))
        else { return nil }
        prefix = Self.copy(hash.extracting(first: parts.prefixCount))
        scheme = Self.copy(declared)
        (saltCount, digestCount) = (parts.saltCount, parts.digestCount)
    }

    private static func copy(_ bytes: Span<UInt8>) -> [UInt8] { bytes.indices.map { bytes[$0] } }
}

extension RegularHash {
    /// Where the parts of a hash end.
    struct Parts {
        let prefixCount: Int
        let saltCount: Int
        let digestCount: Int

        /// The longest part before the salt: that of Argon2 has some thirty bytes.
        private static let maximumPrefixCount = 64

        /// Takes a hash apart; nil for one of another form, or with a letter or with bits that its kind does not write.
        init?(_ hash: Span<UInt8>) {
            guard hash.count >= 32 else { return nil }
            guard hash[0] == UInt8(ascii: "$") else {
                guard PlainText.isLowercaseHex(hash) else { return nil }
                self.init(prefixCount: 0, saltCount: 0, digestCount: hash.count)
                return
            }
            switch hash[1] {
            case UInt8(ascii: "2"): self.init(bcrypt: hash)
            case UInt8(ascii: "P"), UInt8(ascii: "H"): self.init(phpass: hash)
            default: self.init(argon2: hash)
            }
        }

        private init(prefixCount: Int, saltCount: Int, digestCount: Int) {
            (self.prefixCount, self.saltCount, self.digestCount) = (prefixCount, saltCount, digestCount)
        }

        /// `$2b$10$`, 22 letters of salt and 31 of digest.
        private init?(bcrypt hash: Span<UInt8>) {
            guard hash.count == 60, hash[3] == UInt8(ascii: "$"), hash[6] == UInt8(ascii: "$") else { return nil }
            guard Self.isBcryptText(hash.extracting(7...)) else { return nil }
            // 128 and 184 bits leave four and two of the last letters' six unused.
            guard let salt = Self.bcryptValue(hash[28]), salt & 15 == 0, let digest = Self.bcryptValue(hash[59]),
                digest & 3 == 0
            else { return nil }
            self.init(prefixCount: 7, saltCount: 22, digestCount: 31)
        }

        /// `$P$B`, 8 letters of salt and 22 of digest.
        private init?(phpass hash: Span<UInt8>) {
            guard hash.count == 34, hash[2] == UInt8(ascii: "$") else { return nil }
            guard Self.isBcryptText(hash.extracting(3...)) else { return nil }
            // 128 bits leave four of the last letter's six unused, the upper ones.
            guard
                hash[33] == UInt8(ascii: ".") || hash[33] == UInt8(ascii: "/") || hash[33] == UInt8(ascii: "0")
                    || hash[33] == UInt8(ascii: "1")
            else { return nil }
            self.init(prefixCount: 4, saltCount: 8, digestCount: 22)
        }

        /// `$argon2id$v=19$m=65536,t=3,p=4$`, and salt and digest in base64 without padding.
        private init?(argon2 hash: Span<UInt8>) {
            guard hash.count > 8, hash[1] == UInt8(ascii: "a"), hash[2] == UInt8(ascii: "r"),
                hash[3] == UInt8(ascii: "g"), hash[4] == UInt8(ascii: "o"), hash[5] == UInt8(ascii: "n")
            else { return nil }
            guard let digest = Self.startOfBase64(hash, endingAt: hash.count),
                let salt = Self.startOfBase64(hash, endingAt: digest - 1), salt <= Self.maximumPrefixCount
            else { return nil }
            self.init(prefixCount: salt, saltCount: digest - 1 - salt, digestCount: hash.count - digest)
        }

        /// Where the base64 text starts that ends at a place and has a dollar sign before it.
        private static func startOfBase64(_ hash: Span<UInt8>, endingAt end: Int) -> Int? {
            guard end > 0, let last = base64Value(hash[end - 1]) else { return nil }
            var start = end
            while start > 0, hash[start - 1] != UInt8(ascii: "$") { start -= 1 }
            guard start > 0, start < end,
                PlainText.isAlphanumeric(hash.extracting(start..<end), or: UInt8(ascii: "+"), UInt8(ascii: "/"))
            else { return nil }
            switch (end - start) & 3 {
            case 0: return start
            case 2: return last & 15 == 0 ? start : nil
            case 3: return last & 3 == 0 ? start : nil
            default: return nil
            }
        }

        /// The alphabet of bcrypt and of crypt(3): `./0-9A-Za-z`, in two orders.
        @inline(__always)
        private static func isBcryptText(_ bytes: Span<UInt8>) -> Bool {
            PlainText.isAlphanumeric(bytes, or: UInt8(ascii: "."), UInt8(ascii: "/"))
        }

        /// A letter's value in bcrypt's order: `./A-Za-z0-9`.
        private static func bcryptValue(_ byte: UInt8) -> UInt8? {
            switch byte {
            case UInt8(ascii: "."): 0
            case UInt8(ascii: "/"): 1
            default: base64Value(byte).flatMap { $0 < 62 ? $0 + 2 : nil }
            }
        }

        /// A letter's value in the order of RFC 4648: `A-Za-z0-9+/`.
        private static func base64Value(_ byte: UInt8) -> UInt8? {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
            case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
            case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
            case UInt8(ascii: "+"): 62
            case UInt8(ascii: "/"): 63
            default: nil
            }
        }
    }
}

internal import HashEncoding

extension Pepper {
    /// Reads a pepper from text, one key a line: an id, white space, and the key in base64, padded or not.
    ///
    ///     # openssl rand -base64 32
    ///     2027 <44 characters of base64>
    ///     2026 <44 characters of base64>
    ///
    /// New hashes are made with the first key; the others verify the hashes that name them. Empty lines and those that
    /// start with `#` are left out. An id has 1 to 64 letters, digits, `.`, `-` and `_`.
    ///
    /// The text stays the caller's to clear.
    /// - Throws: `malformedLine`, `keyTooShort`, `repeatedID`, `noKeys`; none of them holds anything of the text.
    public init(parsing text: [UInt8]) throws(PepperError) {
        var keys: [String: PepperKey] = [:]
        var current: String?
        for (index, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let words = line.split { [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")].contains($0) }
            guard let id = words.first, id.first != UInt8(ascii: "#") else { continue }
            guard words.count == 2, Self.isID(id) else { throw .malformedLine(index + 1) }
            let name = String(decoding: id, as: UTF8.self)
            guard keys[name] == nil else { throw .repeatedID(line: index + 1) }
            keys[name] = try Self.key(words[1], line: index + 1)
            current = current ?? name
        }
        guard let current else { throw .noKeys }
        try self.init(keys: keys, current: current)
    }

    private static func isID(_ word: ArraySlice<UInt8>) -> Bool {
        word.count <= 64
            && word.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    private static func key(_ word: ArraySlice<UInt8>, line: Int) throws(PepperError) -> PepperKey {
        guard let bytes = try? Base64.decode(Array(word), padding: .optional) else { throw .malformedLine(line) }
        return try PepperKey(copying: bytes.span)
    }
}

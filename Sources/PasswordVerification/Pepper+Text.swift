internal import HashEncoding
internal import PasswordHashing

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
        let lines: [KeyLines.Line]
        do throws(KeyLines.Problem) {
            lines = try KeyLines(text).lines
        } catch {
            switch error {
            case .malformed(let line): throw .malformedLine(line)
            case .repeatedID(let line): throw .repeatedID(line: line)
            case .noKeys: throw .noKeys
            }
        }
        var keys: [String: PepperKey] = [:]
        for line in lines { keys[line.id] = try Self.key(line.secret, line: line.number) }
        try self.init(keys: keys, current: lines.first?.id ?? "")
    }

    private static func key(_ word: ArraySlice<UInt8>, line: Int) throws(PepperError) -> PepperKey {
        guard let bytes = try? Base64.decode(Array(word), padding: .optional) else { throw .malformedLine(line) }
        return try PepperKey(copying: bytes.span)
    }
}

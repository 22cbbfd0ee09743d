internal import HashEncoding

/// Reads the tokens of a template's text.
struct TemplateReader {
    private let text: [UInt8]
    private var place = 0
    private var literalByteCount = 0

    init(_ text: [UInt8]) {
        self.text = text
    }

    /// Where the next token starts, from 1 on.
    var position: Int { place + 1 }

    /// An error at the next token, or at one before.
    func expected(_ what: String, at position: Int? = nil) -> TemplateError {
        TemplateError(position: position ?? self.position, expected: what)
    }

    mutating func skipSpace() {
        while place < text.count, [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n")].contains(text[place]) {
            place += 1
        }
    }

    /// Whether nothing but white space is left.
    mutating func isAtEnd() -> Bool {
        skipSpace()
        return place == text.count
    }

    /// Takes a character, if it is next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard place < text.count, text[place] == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    mutating func expect(_ character: Unicode.Scalar, _ what: String) throws(TemplateError) {
        guard take(character) else { throw expected(what) }
    }

    /// Takes a name in lower case, such as `hmac-sha256` or `sha512/256`; empty where none is next.
    mutating func takeName() -> String {
        skipSpace()
        let start = place
        guard place < text.count, ByteSet("az").contains(text[place]) else { return "" }
        while place < text.count, Self.nameBytes.contains(text[place]) { place += 1 }
        return String(decoding: text[start..<place], as: UTF8.self)
    }

    private static let nameBytes = ByteSet("az", "09", "--", "//")

    /// Takes a decimal number.
    mutating func takeNumber(_ range: ClosedRange<UInt64>, _ what: String) throws(TemplateError) -> UInt64 {
        skipSpace()
        let start = place
        while place < text.count, ByteSet.digits.contains(text[place]) { place += 1 }
        guard let number = DecimalNumber.parse(text[start..<place], as: UInt64.self), range.contains(number) else {
            throw expected("\(what) from \(range.lowerBound) to \(range.upperBound)", at: start + 1)
        }
        return number
    }

    /// Takes a literal in double quotes, in which `\"`, `\\` and `\xHH` stand for a byte; nil where none is next.
    mutating func takeLiteral() throws(TemplateError) -> [UInt8]? {
        guard take("\"") else { return nil }
        let start = place
        var bytes: [UInt8] = []
        while place < text.count, text[place] != UInt8(ascii: "\"") {
            bytes.append(text[place] == UInt8(ascii: "\\") ? try takeEscape() : text[place])
            place += 1
        }
        try expect("\"", "a closing quote")
        literalByteCount += bytes.count
        guard literalByteCount <= TemplateBounds.literalByteCount else {
            throw expected("literals of \(TemplateBounds.literalByteCount) bytes at most", at: start)
        }
        return bytes
    }

    /// Reads up to the last byte of an escape.
    private mutating func takeEscape() throws(TemplateError) -> UInt8 {
        place += 1
        guard place < text.count else { throw expected("a character after the backslash") }
        switch text[place] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): return text[place]
        case UInt8(ascii: "x"):
            let digits = Array(text[(place + 1)...].prefix(2))
            guard digits.count == 2, let byte = try? Hex.decode(digits).first else {
                throw expected("two hex digits after \\x")
            }
            place += 2
            return byte
        default: throw expected("\\\", \\\\ or \\xHH")
        }
    }
}

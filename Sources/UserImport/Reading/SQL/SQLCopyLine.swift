internal import JSONText

/// A line of PostgreSQL's `COPY … FROM stdin` in its text format: values between tabs (PostgreSQL's manual, COPY).
enum SQLCopyLine {
    /// The values of a line.
    static func values(_ line: [UInt8]) -> [JSONValue] {
        line.split(separator: 0x09, omittingEmptySubsequences: false).map(value)
    }

    private static func value(_ field: ArraySlice<UInt8>) -> JSONValue {
        if field.elementsEqual("\\N".utf8) { return .null }
        guard field.contains(UInt8(ascii: "\\")) else { return SQLCursor.string(Array(field)) }
        var text: [UInt8] = []
        var rest = field
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else {
                text.append(byte)
                continue
            }
            switch escaped {
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "v"): text.append(0x0B)
            case UInt8(ascii: "0")...UInt8(ascii: "7"):
                var digits = [escaped]
                while digits.count < 3, let next = rest.first, next &- 0x30 < 8 { digits.append(rest.removeFirst()) }
                text.append(digits.reduce(0) { $0 &* 8 &+ ($1 &- 0x30) })
            default: text.append(escaped)
            }
        }
        return SQLCursor.string(text)
    }
}

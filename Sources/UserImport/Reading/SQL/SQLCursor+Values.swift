internal import JSONText

extension SQLCursor {
    /// The text in the place of a value that the database computes when it reads the dump, such as
    /// `crypt('…', gen_salt('bf'))`: it does not stand in the file.
    static let computed = JSONValue.object(["computed": true])

    /// A name with its schema: `auth.users`, `"auth"."users"`, `[dbo].[AspNetUsers]`; in lower case without quotes.
    mutating func tableName() throws(ReadingError) -> String {
        var parts: [String] = []
        repeat {
            try skipSpace()
            parts.append(try identifier())
        } while try take(UInt8(ascii: "."))
        return parts.joined(separator: ".").lowercased()
    }

    /// A name, quoted or not; empty where none stands here.
    mutating func identifier() throws(ReadingError) -> String {
        switch try peek() {
        case UInt8(ascii: "\""): return String(decoding: try quoted(UInt8(ascii: "\""), escapes: false), as: UTF8.self)
        case UInt8(ascii: "`"): return String(decoding: try quoted(UInt8(ascii: "`"), escapes: false), as: UTF8.self)
        case UInt8(ascii: "["): return String(decoding: try quoted(UInt8(ascii: "]"), escapes: false), as: UTF8.self)
        default: break
        }
        var name: [UInt8] = []
        while let byte = try peek(),
            (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
                || byte >= 0x80
        {
            name.append(byte)
            advance()
        }
        return String(decoding: name, as: UTF8.self)
    }

    /// Names between parentheses; nil where none stand here.
    mutating func columnList() throws(ReadingError) -> [String]? {
        try skipSpace()
        guard try take(UInt8(ascii: "(")) else { return nil }
        var columns: [String] = []
        while true {
            try skipSpace()
            columns.append(try identifier())
            guard columns.count <= RowFields.maximumFieldCount else { throw .rowTooLong(line: lineNumber) }
            try skipSpace()
            if try take(UInt8(ascii: ",")) { continue }
            return try take(UInt8(ascii: ")")) ? columns : nil
        }
    }

    /// The values of a row, behind its opening parenthesis and up to behind the closing one.
    mutating func values() throws(ReadingError) -> [JSONValue] {
        var values: [JSONValue] = []
        while true {
            try skipSpace()
            values.append(try value())
            try skipSpace()
            switch try peek() {
            case UInt8(ascii: ","): advance()
            case UInt8(ascii: ")"):
                advance()
                return values
            case nil: throw .cutOff(line: lineNumber)
            default:
                // A cast says what the value is already; any other operator computes it.
                if try isAt("::") {
                    try skipExpression()
                } else {
                    try skipExpression()
                    values[values.count - 1] = Self.computed
                }
                if try take(UInt8(ascii: ")")) { return values }
                advance()
            }
        }
    }

    private mutating func value() throws(ReadingError) -> JSONValue {
        guard let first = try peek() else { throw .cutOff(line: lineNumber) }
        switch first {
        case UInt8(ascii: "'"): return try text(escapes: dialect == .mySQL)
        case UInt8(ascii: "\"") where dialect == .mySQL:
            return Self.string(try quoted(UInt8(ascii: "\""), escapes: true))
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            return try number()
        case UInt8(ascii: ","), UInt8(ascii: ")"): return .null
        default: break
        }
        let word = try keyword()
        if try peek() == UInt8(ascii: "'") {
            switch word {
            case "E": return try text(escapes: true)
            case "X": return try hexText()
            case "N", "": return try text(escapes: dialect == .mySQL)
            case "B": return try text(escapes: false)
            default: if word.hasPrefix("_") { return try text(escapes: dialect == .mySQL) }
            }
        }
        try skipSpace()
        switch word {
        case "NULL": return .null
        case "TRUE": return true
        case "FALSE": return false
        default: break
        }
        // MySQL's name of a character set, with a space behind it.
        if word.hasPrefix("_"), try peek() == UInt8(ascii: "'") { return try text(escapes: true) }
        if word.hasPrefix("_"), try isAt("0x") { return try number() }
        try skipExpression()
        return Self.computed
    }

    /// Passes what stands before the next comma or parenthesis of this level.
    mutating func skipExpression() throws(ReadingError) {
        var depth = 0
        while let byte = try peek() {
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
                _ = try quoted(byte, escapes: byte == UInt8(ascii: "'") && dialect == .mySQL)
                continue
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                guard depth > 0 else { return }
                depth -= 1
            case UInt8(ascii: ","), UInt8(ascii: ";"): if depth == 0 { return }
            default: break
            }
            advance()
        }
        throw .cutOff(line: lineNumber)
    }

    private mutating func text(escapes: Bool) throws(ReadingError) -> JSONValue {
        Self.string(try quoted(UInt8(ascii: "'"), escapes: escapes))
    }

    /// Digits, or a binary text in hex: `0x7B7D`.
    private mutating func number() throws(ReadingError) -> JSONValue {
        if try peek() == UInt8(ascii: "0"), let mark = try peek(1), mark | 0x20 == UInt8(ascii: "x") {
            advance(2)
            var digits: [UInt8] = []
            while let byte = try peek(), byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6 {
                digits.append(byte)
                advance()
            }
            return Self.string(hex: digits)
        }
        var digits: [UInt8] = []
        while let byte = try peek(),
            byte &- 0x30 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
                || byte | 0x20 == UInt8(ascii: "e")
        {
            digits.append(byte)
            advance()
        }
        return .string(String(decoding: digits, as: UTF8.self))
    }

    private mutating func hexText() throws(ReadingError) -> JSONValue {
        Self.string(hex: try quoted(UInt8(ascii: "'"), escapes: false))
    }

    /// Bytes as text; those that are not UTF-8 as `\x` and hex, as PostgreSQL writes binary values.
    static func string(_ bytes: [UInt8]) -> JSONValue {
        if let text = String(validating: bytes, as: UTF8.self) { return .string(text) }
        return .string("\\x" + bytes.map(hex).joined())
    }

    private static func string(hex digits: [UInt8]) -> JSONValue {
        func value(_ byte: UInt8) -> UInt8 { byte &- 0x30 < 10 ? byte &- 0x30 : (byte | 0x20) &- 0x61 &+ 10 }
        guard digits.count.isMultiple(of: 2) else { return .string(String(decoding: digits, as: UTF8.self)) }
        return string(
            stride(from: 0, to: digits.count, by: 2).map { value(digits[$0]) << 4 | value(digits[$0 + 1]) })
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = Array("0123456789abcdef")
        return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
}

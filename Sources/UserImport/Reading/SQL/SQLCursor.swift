/// A place in an SQL dump, in the window of its reader.
///
/// What lies before the place stays in memory until it is passed for good (``settle()``), so that a row's bytes can be
/// had at its end.
struct SQLCursor: ~Copyable {
    private var reader: ByteReader
    private var place = 0
    private var settledLines = 0
    let dialect: SQLDialect?

    init(_ reader: consuming ByteReader, dialect: SQLDialect?) {
        self.reader = reader
        self.dialect = dialect
    }

    /// Bytes consumed, those before the place included.
    var bytesRead: Int { reader.bytesRead + place }
    private var position: Int { reader.position + place }
    var maximumRow: Int { reader.maximumRow }

    /// How many bytes lie between the last settled place and this one.
    var length: Int { place }

    /// The bytes between the last settled place and this one.
    var bytes: [UInt8] { Array(reader.window.bytes[reader.window.start..<reader.window.start + place]) }

    /// The line where the settled place lies, from 1.
    var lineNumber: Int { settledLines + 1 }

    /// Skips a byte order mark.
    mutating func begin() throws(ReadingError) { try reader.window.begin() }

    /// Passes everything before the place for good.
    mutating func settle() {
        for index in 0..<place where reader.window[index] == UInt8(ascii: "\n") { settledLines += 1 }
        reader.window.consume(place)
        place = 0
    }

    /// The byte here; nil at the end of the file.
    /// - Throws: also where what is held since the last settled place is more than any row may have: a quote in it may
    ///   never be closed.
    @inline(__always)
    mutating func peek(_ offset: Int = 0) throws(ReadingError) -> UInt8? {
        guard place < reader.maximumHeldRow else { throw .rowTooLong(line: lineNumber) }
        guard try reader.window.ensure(place + offset + 1) else { return nil }
        return reader.window[place + offset]
    }

    @inline(__always)
    mutating func advance(_ count: Int = 1) { place += count }

    /// Passes a byte where it stands here.
    mutating func take(_ byte: UInt8) throws(ReadingError) -> Bool {
        guard try peek() == byte else { return false }
        place += 1
        return true
    }

    /// Whether some bytes stand here.
    mutating func isAt(_ text: StaticString) throws(ReadingError) -> Bool {
        for index in 0..<text.utf8CodeUnitCount {
            guard try peek(index) == text.description.utf8.dropFirst(index).first else { return false }
        }
        return true
    }

    /// Passes the rest of the line and its end.
    mutating func skipLine() throws(ReadingError) {
        while let byte = try peek() {
            advance()
            if byte == UInt8(ascii: "\n") { return }
            settleIfLong()
        }
    }

    /// Passes white space and comments. MySQL's conditional comments hold settings: nothing of users.
    mutating func skipSpace() throws(ReadingError) {
        while let byte = try peek() {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D, 0x0C: advance()
            case UInt8(ascii: "#"): try skipLine()
            case UInt8(ascii: "-"):
                guard try peek(1) == UInt8(ascii: "-") else { return }
                try skipLine()
            case UInt8(ascii: "/"):
                guard try peek(1) == UInt8(ascii: "*") else { return }
                advance(2)
                while let byte = try peek() {
                    advance()
                    if byte == UInt8(ascii: "*"), try take(UInt8(ascii: "/")) { break }
                }
            default: return
            }
        }
    }

    /// The word that stands here, in upper case; empty where none does.
    mutating func keyword() throws(ReadingError) -> String {
        var word: [UInt8] = []
        while let byte = try peek(), (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte &- 0x30 < 10 {
            word.append((byte | 0x20) &- 0x61 < 26 ? byte & 0xDF : byte)
            advance()
        }
        return String(decoding: word, as: UTF8.self)
    }

    /// Settles within what nobody reads, so that it does not fill the memory.
    private mutating func settleIfLong() { if place > 64 * 1024, isSkipping { settle() } }

    /// Whether what is passed is read by nobody.
    var isSkipping = false
}

extension SQLCursor {
    /// The words with which a script for SQL Server begins a statement in a line of its own.
    private static let beginnings: [StaticString] = [
        "INSERT ", "SELECT ", "SET ", "GO", "UPDATE ", "DELETE ", "CREATE ", "ALTER ", "EXEC", "PRINT ", "USE ",
        "DROP ",
    ]

    /// Passes a statement to behind its semicolon; one of SQL Server's may end where a line begins with another.
    mutating func skipStatement() throws(ReadingError) {
        isSkipping = true
        defer { isSkipping = false }
        var previous: UInt8 = 0
        while let byte = try peek() {
            settleIfLong()
            defer { previous = byte }
            switch byte {
            case UInt8(ascii: ";"): return advance()
            case UInt8(ascii: "\n") where dialect == .transactSQL:
                advance()
                for word in Self.beginnings {
                    if try isAt(word) { return }
                }
            case UInt8(ascii: "'"): try skipText(escapes: dialect == .mySQL || previous | 0x20 == UInt8(ascii: "e"))
            case UInt8(ascii: "\""), UInt8(ascii: "`"): _ = try quoted(byte, escapes: false)
            case UInt8(ascii: "$") where dialect != .mySQL: try skipDollarText()
            case UInt8(ascii: "-"), UInt8(ascii: "/"):
                let before = position
                try skipSpace()
                if position == before { advance() }
            default: advance()
            }
        }
    }

    private mutating func skipText(escapes: Bool) throws(ReadingError) {
        advance()
        while let byte = try peek() {
            settleIfLong()
            advance()
            if byte == UInt8(ascii: "\\"), escapes { advance() }
            if byte == UInt8(ascii: "'"), try !take(UInt8(ascii: "'")) { return }
        }
    }

    /// Passes PostgreSQL's text between tags, `$$ … $$` or `$body$ … $body$`.
    private mutating func skipDollarText() throws(ReadingError) {
        var tag: [UInt8] = [UInt8(ascii: "$")]
        advance()
        while let byte = try peek(), (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte &- 0x30 < 10 {
            tag.append(byte)
            advance()
        }
        guard try take(UInt8(ascii: "$")) else { return }
        tag.append(UInt8(ascii: "$"))
        while try peek() != nil {
            settleIfLong()
            var matched = 0
            while matched < tag.count, try peek(matched) == tag[matched] { matched += 1 }
            guard matched < tag.count else { return advance(matched) }
            advance()
        }
    }

    /// The text between quotes, of which two stand for one.
    mutating func quoted(_ quote: UInt8, escapes: Bool) throws(ReadingError) -> [UInt8] {
        advance()
        var text: [UInt8] = []
        while let byte = try peek() {
            advance()
            if byte == quote {
                guard try take(quote) else { return text }
                text.append(quote)
            } else if byte == UInt8(ascii: "\\"), escapes {
                guard let escaped = try peek() else { break }
                advance()
                try appendEscape(escaped, to: &text)
            } else {
                if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "'"), dialect == nil, !isSkipping {
                    throw .unknownEscape(line: lineNumber)
                }
                text.append(byte)
            }
            settleIfLong()
            guard text.count < reader.maximumHeldRow else { throw .rowTooLong(line: lineNumber) }
        }
        throw .cutOff(line: lineNumber)
    }

    /// What a backslash and a byte stand for in MySQL (its manual, "String Literals") and in PostgreSQL's `E'…'`.
    private func appendEscape(_ byte: UInt8, to text: inout [UInt8]) throws(ReadingError) {
        switch byte {
        case UInt8(ascii: "0"): text.append(0)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "Z"): text.append(0x1A)
        default: text.append(byte)
        }
    }
}

/// The lines of a file of keys: an id, white space, and a secret.
///
///     # openssl rand -base64 32
///     2027 <44 characters of base64>
///
/// Empty lines and those that start with `#` are left out. An id has 1 to 64 letters, digits, `.`, `-` and `_`, and no line
/// has the id of an earlier one. White space at the ends of a secret is not its own.
package struct KeyLines {
    /// One line that holds a key.
    package struct Line {
        /// Its number in the file, from 1.
        package let number: Int
        package let id: String
        package let secret: ArraySlice<UInt8>
    }

    /// Why a text is no list of keys.
    package enum Problem: Error {
        case malformed(line: Int)
        case repeatedID(line: Int)
        case noKeys
    }

    /// At least one.
    package let lines: [Line]

    /// Reads a text, which stays the caller's to clear.
    package init(_ text: [UInt8]) throws(Problem) {
        var lines: [Line] = []
        var ids: Set<String> = []
        for (index, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let content = Self.withoutSpaceAtEnds(line)
            guard let first = content.first, first != UInt8(ascii: "#") else { continue }
            let word = content.prefix { !Self.isSpace($0) }
            let secret = Self.withoutSpaceAtEnds(content[word.endIndex...])
            guard Self.isID(word), !secret.isEmpty else { throw .malformed(line: index + 1) }
            let id = String(decoding: word, as: UTF8.self)
            guard ids.insert(id).inserted else { throw .repeatedID(line: index + 1) }
            lines.append(Line(number: index + 1, id: id, secret: secret))
        }
        guard !lines.isEmpty else { throw .noKeys }
        self.lines = lines
    }

    /// Whether a byte separates words: a space, a tab, or the carriage return of a line end.
    package static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }

    private static func withoutSpaceAtEnds(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let start = text.drop(while: isSpace)
        guard let last = start.lastIndex(where: { !isSpace($0) }) else { return [] }
        return start[...last]
    }

    private static func isID(_ word: ArraySlice<UInt8>) -> Bool {
        1...64 ~= word.count
            && word.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}

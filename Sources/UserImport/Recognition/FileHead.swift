public import AppwriteUsers

/// The first bytes of a file, looked at before anything is read: what kind of file it is.
public struct FileHead: Sendable, Redacted {
    /// How much is looked at: every system's first users fit in, whatever their profile holds.
    static let maximumByteCount = 256 * 1024

    /// The bytes, without a byte order mark.
    public let bytes: [UInt8]
    /// Whether the file ends with them.
    public let isWhole: Bool
    /// The first byte that is no white space and stands in no comment of an earlier import.
    public let firstByte: UInt8?
    /// What the head holds of JSON; nil where it is something else.
    public let json: JSONOutline?
    /// The first lines, as far as they are text and end within the head.
    public let lines: [String]
    /// The head of an SQL dump, in lower case: many sources look for words in it.
    private var dumpText = ""

    /// Looks at the head of a file; nothing is consumed but the byte order mark.
    init(of reader: inout ByteReader) throws(SourceError) {
        do throws(ReadingError) {
            try reader.window.begin()
            let hasMore = try reader.window.ensure(Self.maximumByteCount)
            let count = min(reader.window.count, Self.maximumByteCount)
            self.init(
                Array(reader.window.bytes[reader.window.start..<reader.window.start + count]), isWhole: !hasMore)
        } catch {
            throw SourceError(error, afterRow: 0)
        }
    }

    init(_ bytes: [UInt8], isWhole: Bool) {
        let content = Self.content(of: bytes)
        self.bytes = bytes
        self.isWhole = isWhole
        firstByte = content.first
        json = firstByte == UInt8(ascii: "{") || firstByte == UInt8(ascii: "[") ? JSONOutline(content) : nil
        lines = Self.lines(of: content, isWhole: isWhole)
        if isSQL { dumpText = String(decoding: bytes, as: UTF8.self).lowercased() }
    }

    /// The names of the columns of a CSV file, without what authors vary; none where the first line is no header.
    public var columns: Set<String> {
        let comment = UInt8(ascii: "#")
        guard json == nil, let line = lines.first(where: { !$0.isEmpty && $0.utf8.first != comment }) else { return [] }
        let names = line.split { $0 == "," || $0 == ";" || $0 == "\t" || $0 == "|" }.map { name in
            FieldNames.normalized(name.trimmingQuotes)
        }
        return Set(names)
    }

    /// Whether it begins as an SQL dump does: with a statement, or a comment above one.
    public var isSQL: Bool {
        guard json == nil, let first = lines.first(where: { !$0.isEmpty && $0.utf8.first != UInt8(ascii: "#") })
        else { return false }
        // The mark above a YAML document.
        guard first != "---" else { return false }
        let upper = first.uppercased()
        let isStatement = [
            "INSERT INTO ", "INSERT IGNORE INTO ", "INSERT [", "REPLACE INTO ", "COPY ", "-- ", "/*", "CREATE TABLE ",
            "\\RESTRICT ",
        ].contains(where: upper.hasPrefix)
        let isBeginning = [
            "DROP TABLE ", "SET ", "USE ", "BEGIN;", "BEGIN TRANSACTION", "START TRANSACTION", "--", "PRAGMA ",
            "DELETE FROM ", "TRUNCATE ",
        ].contains(where: upper.hasPrefix)
        return isStatement || (isBeginning && !first.contains(","))
    }

    /// Whether it is of an SQL dump in which one of these texts stands, in any case. The texts are in lower case.
    func contains(_ texts: String...) -> Bool { containsAny(texts) }

    /// Whether it is of an SQL dump in which one of these texts stands, in any case. The texts are in lower case.
    func containsAny(_ texts: [String]) -> Bool { texts.contains { dumpText.contains($0) } }

    /// Whether it is neither JSON nor binary.
    var isText: Bool { json == nil && !hasObjectLines && FileRecognition.binary(bytes) == nil }

    /// Whether most of the lines are JSON objects, the first one aside.
    var hasObjectLines: Bool { lines.count > 1 && lines.count { $0.first == "{" } * 2 >= lines.count }

    private static func lines(of content: ArraySlice<UInt8>, isWhole: Bool) -> [String] {
        var lines = content.prefix(64 * 1024).split(separator: UInt8(ascii: "\n"), maxSplits: 40)
        if !isWhole || lines.count > 40 { _ = lines.popLast() }
        return lines.map { line in
            String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
        }
    }

    /// The bytes behind white space and comment lines.
    private static func content(of bytes: [UInt8]) -> ArraySlice<UInt8> {
        var rest = bytes[...]
        while true {
            rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
            guard rest.starts(with: RejectComment.prefix.utf8) else { return rest }
            rest = rest.drop { $0 != UInt8(ascii: "\n") }
        }
    }
}

extension Substring {
    /// The text without a pair of double quotes around it.
    fileprivate var trimmingQuotes: String {
        count > 1 && first == "\"" && last == "\"" ? String(dropFirst().dropLast()) : String(self)
    }
}

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
    }

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

internal import AppwriteUsers

/// The first bytes of a file, looked at before anything is read: what kind of file it is.
struct FileHead: Redacted {
    /// How much is looked at: every system's first users fit in, whatever their profile holds.
    static let maximumByteCount = 256 * 1024

    /// The bytes, without a byte order mark.
    let bytes: [UInt8]
    /// Whether the file ends with them.
    let isWhole: Bool

    /// Looks at the head of a file; nothing is consumed but the byte order mark.
    init(of reader: inout ByteReader) throws(SourceError) {
        do throws(ReadingError) {
            try reader.window.begin()
            let hasMore = try reader.window.ensure(Self.maximumByteCount)
            let count = min(reader.window.count, Self.maximumByteCount)
            bytes = Array(reader.window.bytes[reader.window.start..<reader.window.start + count])
            isWhole = !hasMore
        } catch {
            throw SourceError(error, afterRow: 0)
        }
    }

    /// The first byte that is no white space and stands in no comment of an earlier import.
    var firstByte: UInt8? { content.first }

    /// What the head holds of JSON; nil where it is something else.
    var json: JSONOutline? {
        guard let first = firstByte, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return nil }
        return JSONOutline(content)
    }

    /// The lines, as far as they are text and end within the head.
    var lines: [String] {
        var lines = content.prefix(64 * 1024).split(separator: UInt8(ascii: "\n"), maxSplits: 40)
        if !isWhole || lines.count > 40 { _ = lines.popLast() }
        return lines.map { line in
            String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
        }
    }

    /// The bytes behind white space and comment lines.
    private var content: ArraySlice<UInt8> {
        var rest = bytes[...]
        while true {
            rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
            guard rest.starts(with: RejectComment.prefix.utf8) else { return rest }
            rest = rest.drop { $0 != UInt8(ascii: "\n") }
        }
    }
}

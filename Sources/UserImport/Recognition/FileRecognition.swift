/// What a file is, from its content: its name says nothing.
public struct FileRecognition: Sendable {
    /// What it looks like, with its article: "a Keycloak realm export", "CSV".
    public let title: String
    /// The source that reads it, or nil.
    public let source: (any UserSource.Type)?
    /// What to do where no source reads it.
    public let advice: String?

    private init(_ title: String, source: (any UserSource.Type)? = nil, advice: String? = nil) {
        (self.title, self.source, self.advice) = (title, source, advice)
    }

    /// Recognises a file by its first bytes, of which none is consumed.
    /// - Throws: where the file cannot be read or is not UTF-8, or is empty.
    public init(of reader: inout ByteReader) throws(SourceError) {
        try self.init(of: try FileHead(of: &reader))
    }

    init(of head: FileHead) throws(SourceError) {
        guard head.firstByte != nil else { throw .emptyFile }
        self = Self.recognition(of: head)
    }

    /// CSV, whosever it is; nil for another file.
    init?(anyCSV head: FileHead) {
        let match = CSVSource.recognition(of: head)
        guard match.certainty == .general else { return nil }
        self.init(match.title, source: CSVSource.self)
    }

    /// Names that only one product writes count before shapes that anybody writes.
    private static func recognition(of head: FileHead) -> FileRecognition {
        if let binary = binary(head.bytes) { return binary }
        let matches = SourceRegistry.all.map { (source: $0, match: $0.recognition(of: head)) }
        let own = matches.filter { $0.match.certainty == .own }
        guard own.count < 2 else {
            return FileRecognition(
                own.map(\.match.title).joined(separator: " or "),
                advice: "say which: " + own.map { "--from \($0.source.name)" }.joined(separator: " or "))
        }
        if let own = own.first { return FileRecognition(own.match.title, source: own.source) }
        if let unread = unread(head) { return unread }
        if let general = matches.first(where: { $0.match.certainty == .general }) {
            return FileRecognition(general.match.title, source: general.source)
        }
        return head.json.map(other) ?? FileRecognition("text", advice: "export the users as JSON or CSV")
    }

    /// JSON that is no list of objects.
    private static func other(_ outline: JSONOutline) -> FileRecognition {
        if outline.isSpread {
            return FileRecognition(
                "JSON objects over several lines each",
                advice: "write one object a line first: jq -c . FILE > FILE.jsonl"
            )
        }
        guard let member = outline.arrays.sorted().first, ShownName.isName(member) else {
            return FileRecognition(
                "a JSON object without an array of users", advice: "a file of users is an array of objects")
        }
        return FileRecognition(
            "a JSON object with an array \"\(member)\"",
            advice: "where that holds the users: jq -c '.\(member)[]' FILE > FILE.jsonl")
    }

    // MARK: What no source reads yet

    private static func unread(_ head: FileHead) -> FileRecognition? {
        if let outline = head.json {
            return KnownExports.title(outline).map { FileRecognition($0, advice: KnownExports.advice) }
        }
        guard !head.hasObjectLines else { return nil }
        let lines = head.lines
        if lines.count == 1, lines[0].contains("\r") {
            return FileRecognition(
                "text with the line ends of old Macs", advice: "tr '\\r' '\\n' < FILE > FILE.lines, then read that file"
            )
        }
        guard let first = lines.first(where: { !$0.isEmpty && !$0.hasPrefix("#") }) else { return nil }
        if first.hasPrefix("<") {
            return FileRecognition("XML or HTML", advice: "export the users as JSON or CSV")
        }
        if first.hasPrefix("-----BEGIN PGP") {
            return FileRecognition("a PGP message", advice: "decrypt it first: gpg --decrypt FILE > FILE.plain")
        }
        if head.isSQL {
            return FileRecognition(
                "an SQL dump",
                advice:
                    "none of the sources knows its tables by name: say whose it is with --from, or export the table "
                    + "of users as CSV with a header row")
        }
        if let known = colons(first) { return known }
        if first.hasPrefix("---") || (first.hasSuffix(":") && !first.contains(",")) {
            return FileRecognition(
                "YAML", advice: "--from authelia reads Authelia's users; write those of others as JSON Lines")
        }
        return nil
    }

    /// /etc/passwd: seven fields between colons, and no hash.
    private static func colons(_ line: String) -> FileRecognition? {
        guard !line.contains(","), line.count(where: { $0 == ":" }) == 6 else { return nil }
        return FileRecognition("/etc/passwd", advice: "the hashes stand in /etc/shadow: --from shadow reads that")
    }

    // MARK: Binary

    static func binary(_ bytes: [UInt8]) -> FileRecognition? {
        let kinds: [(magic: [UInt8], title: String, advice: String)] = [
            // What is compressed once is unpacked before anything looks at it.
            ([0x1F, 0x8B], "gzip within a compressed file", "unpack it once first: gunzip -c FILE | hashferry … -"),
            (
                [0x28, 0xB5, 0x2F, 0xFD], "zstd within a compressed file",
                "unpack it once first: zstd -dc FILE | hashferry … -"
            ),
            (Array("BZh".utf8), "bzip2", "unpack it: bunzip2 -c FILE | hashferry … -"),
            ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz", "unpack it: xz -dc FILE | hashferry … -"),
            (
                [0x50, 0x4B, 0x03, 0x04], "a zip archive or a spreadsheet",
                "unpack it, or save the spreadsheet as CSV in UTF-8"
            ),
            (
                Array("SQLite format 3\0".utf8), "an SQLite database",
                "export its table of users as CSV with a header row"
            ),
            (Array("%PDF".utf8), "PDF", "export the users as JSON or CSV"),
        ]
        for kind in kinds where bytes.starts(with: kind.magic) {
            return FileRecognition(kind.title, advice: kind.advice)
        }
        return bytes.prefix(4096).contains(0)
            ? FileRecognition("a binary file", advice: "export the users as JSON or CSV in UTF-8") : nil
    }
}

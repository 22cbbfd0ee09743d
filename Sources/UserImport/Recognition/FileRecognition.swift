internal import PasswordHashing

/// What a file is, from its content: its name says nothing.
public struct FileRecognition: Sendable {
    /// What it looks like, with its article: "a Keycloak realm export", "CSV".
    public let title: String
    /// The source that reads it, or nil.
    public let source: (any UserSource.Type)?
    /// What to do where no source reads it.
    public let advice: String?
    let kind: Kind

    /// How the file is written.
    enum Kind { case json, text, binary }

    private init(
        _ title: String, _ kind: Kind = .text, source: (any UserSource.Type)? = nil, advice: String? = nil
    ) {
        (self.title, self.kind, self.source, self.advice) = (title, kind, source, advice)
    }

    /// Recognises a file by its first bytes, of which none is consumed.
    /// - Throws: where the file cannot be read or is not UTF-8, or is empty.
    public init(of reader: inout ByteReader) throws(SourceError) {
        let head = try FileHead(of: &reader)
        guard head.firstByte != nil else { throw .emptyFile }
        self = Self.recognition(of: head)
    }

    private static func recognition(of head: FileHead) -> FileRecognition {
        if let binary = binary(head.bytes) { return binary }
        if let outline = head.json { return json(outline) }
        let lines = head.lines
        // A broken first row does not make JSON Lines another kind of file.
        if lines.count > 1, lines.count(where: { $0.first == "{" }) * 2 >= lines.count {
            return FileRecognition("JSON Lines", .json, source: JSONLinesSource.self)
        }
        return FirebaseCSVShape.fits(lines)
            ? FileRecognition("a Firebase export in CSV", source: FirebaseSource.self)
            : text(lines) ?? FileRecognition("CSV", source: CSVSource.self)
    }

    // MARK: JSON

    private static func json(_ outline: JSONOutline) -> FileRecognition {
        if let export = KnownExports.export(outline) {
            return FileRecognition(export.title, .json, source: export.source, advice: export.advice)
        }
        switch outline.shape {
        case .lines: return FileRecognition("JSON Lines", .json, source: JSONLinesSource.self)
        case .array(nil): return FileRecognition("a JSON array of objects", .json, source: JSONLinesSource.self)
        case .array:
            return FileRecognition("a JSON object with an array \"users\"", .json, source: JSONLinesSource.self)
        case nil: break
        }
        if outline.isSpread {
            return FileRecognition(
                "JSON objects over several lines each", .json,
                advice: "write one object a line first: jq -c . FILE > FILE.jsonl")
        }
        guard let member = outline.arrays.sorted().first, ShownName.isName(member) else {
            return FileRecognition(
                "a JSON object without an array of users", .json,
                advice: "a file of users is an array of objects")
        }
        return FileRecognition(
            "a JSON object with an array \"\(member)\"", .json,
            advice: "where that holds the users: jq -c '.\(member)[]' FILE > FILE.jsonl")
    }

    // MARK: Text

    private static func text(_ lines: [String]) -> FileRecognition? {
        guard let first = lines.first(where: { !$0.isEmpty && !$0.hasPrefix("#") }) else { return nil }
        let upper = first.uppercased()
        if first.hasPrefix("<") {
            return FileRecognition("XML or HTML", advice: "export the users as JSON or CSV")
        }
        if first.hasPrefix("-----BEGIN PGP") {
            return FileRecognition("a PGP message", advice: "decrypt it first: gpg --decrypt FILE > FILE.plain")
        }
        let statements = [
            "INSERT INTO ", "CREATE TABLE ", "COPY ", "DROP TABLE ", "SET ", "USE ", "BEGIN;", "--", "/*!",
        ]
        if statements.contains(where: upper.hasPrefix),
            !first.contains(",") || upper.hasPrefix("INSERT") || upper.hasPrefix("COPY")
        {
            return FileRecognition(
                "an SQL dump", advice: "no source reads it yet: export the table of users as CSV with a header row")
        }
        if lines.contains(where: { $0.lowercased().hasPrefix("dn:") }) {
            return FileRecognition("LDIF", advice: "no source reads it yet: write its users as CSV or JSON Lines")
        }
        if let known = colons(first) { return known }
        if first.hasPrefix("---") || (first.hasSuffix(":") && !first.contains(",")) {
            return FileRecognition("YAML", advice: "no source reads it yet: write its users as JSON Lines")
        }
        return nil
    }

    /// /etc/shadow, /etc/passwd, htpasswd: fields between colons and no comma.
    private static func colons(_ line: String) -> FileRecognition? {
        let fields = line.split(separator: ":", omittingEmptySubsequences: false)
        guard !line.contains(","), !line.contains(";"), !line.contains("\t"), !line.contains(" ") else { return nil }
        let advice = "no source reads it yet: write its users as CSV with the columns id, email, hash"
        if fields.count == 9 || fields.count == 7 {
            return FileRecognition("/etc/shadow or /etc/passwd", advice: advice)
        }
        guard fields.count == 2, case .format = HashShape(of: String(fields[1])) else { return nil }
        return FileRecognition("htpasswd", advice: advice)
    }

    // MARK: Binary

    private static func binary(_ bytes: [UInt8]) -> FileRecognition? {
        let kinds: [(magic: [UInt8], title: String, advice: String)] = [
            ([0x1F, 0x8B], "gzip", "unpack it first: gunzip FILE"),
            ([0x28, 0xB5, 0x2F, 0xFD], "zstd", "unpack it first: zstd -d FILE"),
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
            return FileRecognition(kind.title, .binary, advice: kind.advice)
        }
        return bytes.prefix(4096).contains(0)
            ? FileRecognition("a binary file", .binary, advice: "export the users as JSON or CSV in UTF-8") : nil
    }
}

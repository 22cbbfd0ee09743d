internal import AppwriteUsers
internal import JSONText

/// The rows of Stytch's file of hashes: `id,hash,salt,hash_method,project_id`.
///
/// Above the header there may be lines with the costs of scrypt, a blank one behind them; the header may be missing,
/// too. A line of costs is a row with `parameter` alone, its whole text.
final class StytchHashRows: RowReader {
    /// The names of the fields, as the header has them.
    static let names = ["id", "hash", "salt", "hash_method", "project_id"]

    /// The name under which a line above the rows stands.
    static let parameter = "parameter"

    private var tokenizer: CSVTokenizer
    private var number = 0

    init(_ reader: consuming ByteReader) { tokenizer = CSVTokenizer(reader) }

    var bytesRead: Int { tokenizer.bytesRead }

    func next() throws(SourceError) -> RowFields? {
        while true {
            let step: CSVTokenizer.Step
            do { step = try tokenizer.next() } catch { throw SourceError(error, afterRow: number) }
            switch step {
            case .end: return nil
            case .broken(let error):
                number += 1
                return RowFields(.broken(RowRejection(error), bytes: tokenizer.row.rawBytes))
            case .row:
                number += 1
                if let row = fields() { return row }
            }
        }
    }

    /// A row's fields; nil for the header.
    private func fields() -> RowFields? {
        let bytes = tokenizer.row.rawBytes
        func broken(_ reason: String) -> RowFields {
            RowFields(.broken(RowRejection(field: nil, reason: reason, place: tokenizer.row.place), bytes: bytes))
        }
        var texts: [String] = []
        for index in 0..<min(tokenizer.row.count, Self.names.count) {
            guard let text = try? tokenizer.row.text(index, of: Self.names[index]) else {
                return broken("is not UTF-8")
            }
            texts.append(FieldText.trimmed(text))
        }
        guard tokenizer.row.count > 2 else {
            return RowFields(
                .object(JSONObject([(Self.parameter, .string(texts.joined(separator: ",")))]), bytes: bytes))
        }
        guard texts.prefix(2).map({ $0.lowercased() }) != ["id", "hash"] else { return nil }
        guard 4...5 ~= tokenizer.row.count else {
            return broken("has \(tokenizer.row.count) fields, not id, hash, salt, hash_method and project_id")
        }
        return RowFields(
            .object(JSONObject(zip(Self.names, texts.map(JSONValue.string)).map { ($0, $1) }), bytes: bytes))
    }

    /// Whether lines look like Stytch's file of hashes: by its header, or by the ids of its first row.
    static func fits(_ lines: [String]) -> Bool {
        lines.prefix(12).contains { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            return line.lowercased().hasPrefix("id,hash,salt,hash_method")
                || (fields.count == 5 && fields[0].hasPrefix("user-") && fields[4].hasPrefix("project-"))
        }
    }
}

/// The costs of scrypt that stand above the rows of Stytch's file of hashes.
struct StytchCosts: Sendable {
    /// What Stytch's own exports say: N 32768, r 8, p 1, and 32 bytes of digest.
    private(set) var costN: UInt64 = 1 << 15
    private(set) var blockSize: UInt64 = 8
    private(set) var parallelism: UInt64 = 1
    private(set) var byteCount: UInt64 = 32
    /// Whether the file says N.
    private(set) var isSaid = false

    /// Reads a line: a name of the cost, and a number or a shift (`1 << 15`) behind it. Other lines say nothing, nor does a
    /// title.
    /// - Throws: where the name is a cost's, and what is behind it no number.
    mutating func read(_ line: String) throws(RowRejection) {
        let parts = line.split(maxSplits: 1) { $0 == "=" || $0 == ":" }
        guard parts.count == 2, !parts[1].allSatisfy(\.isWhitespace), let cost = Self.cost(parts[0]) else { return }
        guard let value = Self.number(parts[1]) else {
            throw RowRejection(
                field: StytchHashRows.parameter, reason: "has no number behind the name of a cost of scrypt")
        }
        self[keyPath: cost] = value
        if cost == \Self.costN { isSaid = true }
    }

    private static func cost(_ name: Substring) -> WritableKeyPath<Self, UInt64>? {
        let name = name.lowercased().filter { $0.isASCII && $0.isLetter }
        return switch name {
        case _ where name.contains("length"): \.byteCount
        case _ where name.contains("cost") || name.hasSuffix("nparameter") || name == "n": \.costN
        case _ where name.contains("blocksize") || name.hasSuffix("rparameter") || name == "r": \.blockSize
        case _ where name.contains("parallel") || name.hasSuffix("pparameter") || name == "p": \.parallelism
        default: nil
        }
    }

    private static func number(_ text: Substring) -> UInt64? {
        let parts = text.split(separator: "<<", omittingEmptySubsequences: false).map {
            UInt64($0.prefix { $0 != "/" && $0 != ";" && $0 != "," }.filter { !$0.isWhitespace })
        }
        switch parts.count {
        case 1: return parts[0]
        case 2:
            guard let base = parts[0], let shift = parts[1], shift < 63, base > 0, base <= UInt64.max >> (shift + 1)
            else { return nil }
            return base << shift
        default: return nil
        }
    }
}

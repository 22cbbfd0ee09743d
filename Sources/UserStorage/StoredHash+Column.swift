internal import GRDB
internal import JSONText
internal import PasswordHashing
internal import UserImport

extension StoredHash {
    /// The hash of a row of `users`, or nil where it has no password; with the numbers of its secrets.
    init?(_ row: Row) throws {
        guard let text = row["password"] as String? else { return nil }
        guard let scheme = (row["scheme"] as String?).map(Scheme.init) else {
            throw StoreError.corrupt("scheme")
        }
        guard let options = (row["options"] as String?).flatMap({ try? HashOptions(columnText: $0) }) else {
            throw StoreError.corrupt("options")
        }
        self.init(text, options: options, declaredScheme: scheme)
    }

    /// The hash as one item of the column `passwordHistory`.
    var json: JSONValue {
        .object([
            "hash": .string(hash), "scheme": declaredScheme.map { .string($0.name) } ?? .null,
            "options": .object(options.json),
        ])
    }

    /// Reads what `json` wrote.
    init(json: JSONValue) throws(StoreError) {
        guard let hash = json["hash"]?.stringValue,
            let scheme = json["scheme"]?.stringValue.map(Scheme.init),
            let options = json["options"].flatMap({ try? HashOptions(column: $0) })
        else { throw StoreError.corrupt("passwordHistory") }
        self.init(hash, options: options, declaredScheme: scheme)
    }
}

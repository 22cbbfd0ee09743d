internal import AppwriteUsers
internal import JSONText
internal import PasswordHashing
internal import UserImport

/// One line of `verify --batch`: a stored hash, and the password to try.
struct BatchRow: Redacted {
    let stored: StoredHash
    let password: [UInt8]

    init(parsing bytes: [UInt8]) throws(RowRejection) {
        let object = try Self.object(bytes)
        guard let hash = try Self.text(object, "hash") else { throw Self.missing("hash") }
        var stored = try Self.column(hash)
        if let options = object["options"], options != .null {
            guard stored.options.isEmpty else {
                throw RowRejection(field: "options", reason: "stand in the hash and beside it")
            }
            stored.options = try HashOptions(json: options)
        }
        if let name = try Self.text(object, "scheme") {
            guard let scheme = SchemeName(name) else {
                throw RowRejection(
                    field: "scheme",
                    reason: "is none of \(SchemeRegistry.standard.schemes.map(\.name).joined(separator: ", "))")
            }
            do {
                try stored.declare(scheme)
            } catch {
                throw RowRejection(field: "scheme", reason: "contradicts the row: \(error)")
            }
        }
        self.stored = stored
        switch (try Self.text(object, "password"), try Self.text(object, "passwordHex")) {
        case (let text?, nil): password = Array(text.utf8)
        case (nil, let hex?): password = try Self.bytes(hex: hex)
        case (nil, nil): throw Self.missing("password or passwordHex")
        case (_?, _?): throw RowRejection(field: "passwordHex", reason: "stands beside password: one of them is needed")
        }
    }

    private static func object(_ bytes: [UInt8]) throws(RowRejection) -> JSONObject {
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            throw RowRejection(field: nil, reason: "the line is no JSON: \(error)")
        }
        guard case .object(let object) = value else {
            throw RowRejection(field: nil, reason: "the line is no JSON object")
        }
        return object
    }

    private static func text(_ object: JSONObject, _ key: String) throws(RowRejection) -> String? {
        switch object[key] {
        case .string(let text): return text
        case nil, .null: return nil
        default: throw RowRejection(field: key, reason: "is not a string")
        }
    }

    private static func column(_ hash: String) throws(RowRejection) -> StoredHash {
        do {
            return try StoredHash(columnText: hash)
        } catch {
            throw RowRejection(field: "hash", reason: error.reason)
        }
    }

    private static func missing(_ field: String) -> RowRejection {
        RowRejection(field: field, reason: "is missing")
    }

    private static func bytes(hex: String) throws(RowRejection) -> [UInt8] {
        let digits = hex.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count.isMultiple(of: 2), !digits.contains(nil) else {
            throw RowRejection(field: "passwordHex", reason: "is not an even number of hex digits")
        }
        let values = digits.compactMap(\.self)
        return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
    }
}

internal import GRDB
internal import PasswordHashing

/// The secrets of stored hashes: each stands in the table `hashKeys` once, and rows name its number.
extension StoreTransaction {
    /// A hash as its columns keep it, with the numbers of its secrets; a secret that is new is written down.
    func keyed(_ hash: StoredHash) throws -> StoredHash {
        guard hash.options.hasSecrets else { return hash }
        var keyed = hash
        for name in hash.options.names where name.kind == .secret {
            guard case .text(let secret)? = hash.options[name] else { continue }
            keyed.options[name] = .keyID(String(try number(of: secret)))
        }
        return keyed
    }

    /// A hash as its columns keep it, with its secrets. Rows of earlier versions have them in themselves.
    /// - Throws: `StoreError.corrupt` where a number has no secret.
    func opened(_ hash: StoredHash) throws -> StoredHash {
        guard hash.options.hasSecrets else { return hash }
        var opened = hash
        for name in hash.options.names {
            guard case .keyID(let id)? = hash.options[name] else { continue }
            guard let number = Int64(id), let secret = try secret(of: number) else {
                throw StoreError.corrupt("options")
            }
            opened.options[name] = .text(secret)
        }
        return opened
    }

    /// Whether a hash is what stands in a user's row now: the same text with the same options.
    func isPassword(_ hash: StoredHash, ofUser sequence: Int64) throws -> Bool {
        let found = try rows("SELECT password, scheme, options FROM users WHERE sequence = ?", [sequence]).first
        return try found.map { try isPassword(hash, in: $0) } ?? false
    }

    /// Whether a hash is what stands in a user's row.
    func isPassword(_ hash: StoredHash, in row: Row) throws -> Bool {
        guard let current = try StoredHash(row).map(opened) else { return false }
        return current.hash == hash.hash && current.options == hash.options
    }

    private func number(of secret: String) throws -> Int64 {
        if let number = metHashKeys.number(of: secret) { return number }
        let number: Int64
        if let found = try rows("SELECT number FROM hashKeys WHERE secret = ?", [secret]).first?[0] as Int64? {
            number = found
        } else {
            try change("INSERT INTO hashKeys (secret) VALUES (?)", [secret])
            number = database.lastInsertedRowID
        }
        metHashKeys.add(secret, number)
        return number
    }

    private func secret(of number: Int64) throws -> String? {
        if let secret = metHashKeys.secret(of: number) { return secret }
        guard let secret = try rows("SELECT secret FROM hashKeys WHERE number = ?", [number]).first?[0] as String?
        else {
            return nil
        }
        metHashKeys.add(secret, number)
        return secret
    }
}

/// The secrets that a transaction has met, with their numbers: a million rows of one project name one secret.
///
/// Nothing changes or removes a row of `hashKeys`, and what a transaction wrote itself is undone only with all of it.
final class MetHashKeys {
    private var numbers: [String: Int64] = [:]
    private var secrets: [Int64: String] = [:]

    func number(of secret: String) -> Int64? { numbers[secret] }

    func secret(of number: Int64) -> String? { secrets[number] }

    /// Notes a secret; a program that gives each hash one of its own fills no memory with them.
    func add(_ secret: String, _ number: Int64) {
        guard numbers.count < Self.maximumCount else { return }
        numbers[secret] = number
        secrets[number] = secret
    }

    /// More than the secrets that one export has.
    private static let maximumCount = 64
}

internal import AppwriteHashes
internal import JSONText
internal import PasswordHashing

/// How a stored hash shows on the wire: its kind's name, and its options (Users API, what is stored).
extension StoredHash {
    /// The kind. Of a hash that no endpoint takes it is the scheme's name.
    var wireName: String { HashKind.of(self)?.storedName ?? declaredScheme?.name ?? WireHashOptions.ownName }

    /// The options: those that the reference stores, and `type`, without which the official Python models do not parse.
    ///
    /// Those of a hash that no endpoint takes are its own, without secrets.
    var wireOptions: JSONObject {
        guard let declaredScheme else { return WireHashOptions.own }
        guard let kind = HashKind.of(self) else { return ownOptions(of: declaredScheme) }
        return WireHashOptions.options(kind, withCostsOfText.options)
    }

    private func ownOptions(of scheme: Scheme) -> JSONObject {
        var object: JSONObject = ["type": .string(scheme.name)]
        for name in options.names where name.kind != .secret {
            switch options[name] {
            case .text(let text): object[name.text] = .string(text)
            case .number(let number): object[name.text] = .count(number)
            case .keyID, nil: break
            }
        }
        return object
    }

    /// The costs of a `$scrypt$` hash, which this service writes where its policy prefers scrypt, stand in its text; so
    /// does its salt, which is no text of its own.
    private var withCostsOfText: StoredHash {
        guard declaredScheme == .scrypt, options.cpu == nil,
            let costs = (try? Scrypt(parsing: StoredHash(hash)))?.parameters
        else { return self }
        var shown = self
        shown.options.cpu = costs.costN
        shown.options.memory = UInt64(costs.blockSize)
        shown.options.parallel = UInt64(costs.parallelism)
        shown.options.length = UInt64(costs.digestByteCount)
        return shown
    }
}

/// The options of a kind, as the reference shows them.
enum WireHashOptions {
    /// The kind that the service's own hashes are of, and that it shows for a user without password.
    private static let ownKind = HashKind.of(Scheme.argon2)

    /// Its name.
    static let ownName = ownKind?.storedName ?? ""

    /// Its options, which do not depend on the hash.
    static let own = ownKind.map { options($0, HashOptions()) } ?? [:]

    /// The type, the constants of the kind, and every option that a call carries, also one that is not set.
    static func options(_ kind: HashKind, _ options: HashOptions) -> JSONObject {
        var object: JSONObject = ["type": .string(kind.storedName)]
        for member in kind.constants.members { object[member.key] = member.value }
        for option in kind.options.sorted(by: { $0.storedName < $1.storedName }) {
            object[option.storedName] =
                option.name.kind == .number
                ? .count(options.number(option.name)) : .string(options.text(option.name) ?? "")
        }
        return object
    }
}

extension JSONValue {
    fileprivate static func count(_ value: UInt64?) -> JSONValue { .integer(Int64(clamping: value ?? 0)) }
}

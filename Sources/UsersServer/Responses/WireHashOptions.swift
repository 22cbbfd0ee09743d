internal import JSONText
internal import PasswordHashing

/// How a stored hash shows on the wire: its kind's name, and its options (Users API, what is stored).
extension StoredHash {
    /// The kind. Of a hash that no endpoint takes it is the scheme's name, and so it is but for Firebase's scrypt.
    var wireName: String {
        isOfFirebaseEndpoint ? "scryptMod" : declaredScheme?.name ?? "argon2"
    }

    /// The options: those that the reference stores, and `type`, without which the official Python models do not parse.
    ///
    /// Those of a hash that no endpoint takes are its own, without secrets.
    var wireOptions: JSONObject {
        switch declaredScheme {
        case .bcrypt: ["type": .string("bcrypt"), "cost": .integer(8)]
        case .md5: ["type": .string("md5")]
        case .phpass:
            [
                "type": .string("phpass"), "iteration_count_log2": .integer(8), "portable_hashes": .bool(false),
                "random_state": .string(""),
            ]
        case .sha: ["type": .string("sha"), "version": .string(options.version ?? "")]
        case .scrypt:
            scryptOptions
        case .scryptModified where isOfFirebaseEndpoint:
            [
                "type": .string("scryptMod"), "salt": .string(options.salt ?? ""),
                "saltSeparator": .string(options.saltSeparator ?? ""), "signerKey": .string(options.signerKey ?? ""),
            ]
        case .argon2, nil: WireHashOptions.argon2
        case .some(let scheme): ownOptions(of: scheme)
        }
    }

    /// Whether the hash is one that the endpoint for Firebase's scrypt takes: whoever reads the kind computes with its
    /// fixed costs.
    private var isOfFirebaseEndpoint: Bool {
        declaredScheme == .scryptModified && options.rounds == nil && options.memCost == nil
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
    private var scryptOptions: JSONObject {
        var shown = options
        if shown.cpu == nil, let costs = (try? Scrypt(parsing: StoredHash(hash)))?.parameters {
            shown.cpu = costs.costN
            shown.memory = UInt64(costs.blockSize)
            shown.parallel = UInt64(costs.parallelism)
            shown.length = UInt64(costs.digestByteCount)
        }
        return [
            "type": .string("scrypt"), "costCpu": .count(shown.cpu), "costMemory": .count(shown.memory),
            "costParallel": .count(shown.parallel), "length": .count(shown.length),
            "salt": .string(shown.salt ?? ""),
        ]
    }
}

/// Options that do not depend on the hash.
enum WireHashOptions {
    /// The constants that the reference shows for every Argon2 hash, whatever its parameters, in the spellings of
    /// servers since 1.8 and before.
    static let argon2: JSONObject = [
        "type": .string("argon2"), "memory_cost": .integer(65536), "time_cost": .integer(4), "threads": .integer(3),
        "memoryCost": .integer(65536), "timeCost": .integer(4),
    ]
}

extension JSONValue {
    fileprivate static func count(_ value: UInt64?) -> JSONValue { .integer(Int64(clamping: value ?? 0)) }
}

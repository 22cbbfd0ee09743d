internal import JSONText
internal import PasswordHashing

/// How a stored hash shows on the wire: its kind's name, and its options (Users API, what is stored).
extension StoredHash {
    /// The kind, which for Firebase's scrypt is not the scheme's name.
    var wireName: String {
        declaredScheme == .scryptModified ? "scryptMod" : declaredScheme?.name ?? "argon2"
    }

    /// The options: those that the reference stores, and `type`, without which the official Python models do not parse.
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
        case .scryptModified:
            [
                "type": .string("scryptMod"), "salt": .string(options.salt ?? ""),
                "saltSeparator": .string(options.saltSeparator ?? ""), "signerKey": .string(options.signerKey ?? ""),
            ]
        case .argon2, nil: WireHashOptions.argon2
        case .some(let scheme): ["type": .string(scheme.name)]
        }
    }
}

extension StoredHash {
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

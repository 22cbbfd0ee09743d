internal import HashEncoding
internal import JSONText
internal import PasswordHashing

/// The hash of a user in a bulk import: `password_hash`, which is bcrypt, or `custom_password_hash` with its algorithm.
///
/// Source: Auth0, "User Data JSON Schema for Bulk User Imports". A digest without a salt is an unsalted digest as any
/// other, in hex; one with a salt is a template.
enum Auth0PasswordHash {
    static func read(_ user: JSONObject, into builder: inout RecordBuilder) throws(RowRejection) {
        let simple = user.text("password_hash")
        guard let custom = user.object("custom_password_hash") else {
            if let simple { return try builder.set(.field(.hash), to: .string(simple)) }
            guard let value = user["custom_password_hash"], !SourceFields.isAbsent(value) else { return }
            return builder.refuseCredential(.malformed, "custom_password_hash is \(value.kindPhrase), not an object")
        }
        guard simple == nil else {
            return builder.refuseCredential(
                .malformed, "password_hash stands beside custom_password_hash: only one of them can be the user's")
        }
        try read(custom: custom, into: &builder)
    }

    private static func read(custom: JSONObject, into builder: inout RecordBuilder) throws(RowRejection) {
        let hash = custom["hash"]
        guard let algorithm = custom.text("algorithm")?.lowercased(),
            let value = hash?["value"]?.stringValue ?? hash?.stringValue
        else {
            return builder.refuseCredential(.malformed, "custom_password_hash has no algorithm or no hash.value")
        }
        switch algorithm {
        case "argon2", "bcrypt", "ldap", "pbkdf2":
            guard custom["salt"] == nil else {
                return builder.refuseCredential(
                    .malformed, "\(algorithm): a salt stands beside a hash that has its own")
            }
            try builder.set(.field(.hash), to: .string(value))
            // Ory Kratos means other digests by the same text.
            if algorithm == "pbkdf2" { try builder.set(.field(.scheme), to: .string(Scheme.pbkdf2PHC.name)) }
        case "scrypt":
            try builder.set(.field(.hash), to: .string(JSONValue.object(custom).jsonText))
            try builder.set(.field(.scheme), to: .string(Scheme.auth0Scrypt.name))
        default: try read(digest: algorithm, value, custom, into: &builder)
        }
    }

    private static func read(
        digest algorithm: String, _ value: String, _ custom: JSONObject, into builder: inout RecordBuilder
    ) throws(RowRejection) {
        let passwordEncoding = custom["password"]?["encoding"]?.stringValue ?? "utf8"
        let salt = custom["salt"]?["value"]?.stringValue ?? ""
        let encoding = custom["hash"]?["encoding"]?.stringValue ?? (isHex(value) ? "hex" : "base64")
        if salt.isEmpty, passwordEncoding == "utf8", let scheme = unsalted[algorithm] {
            guard let digest = bytes(value, encoding) else {
                return builder.refuseCredential(.malformed, "hash.value is not what hash.encoding says")
            }
            try builder.set(.field(.hash), to: .string(Hex.encode(digest)))
            return try builder.set(.field(.scheme), to: .string(scheme))
        }
        var declaration = Auth0Declaration(algorithm: algorithm, hashEncoding: encoding)
        declaration.passwordEncoding = passwordEncoding
        if !salt.isEmpty {
            guard let position = custom["salt"]?["position"]?.stringValue else {
                return builder.refuseCredential(
                    .malformed, "salt.position is missing: before or behind the password makes two different hashes")
            }
            declaration.salt = (salt, custom["salt"]?["encoding"]?.stringValue ?? "utf8", position)
        }
        declaration.hashDigest = custom["hash"]?["digest"]?.stringValue
        if let key = custom["hash"]?["key"] {
            guard let text = key["value"]?.stringValue ?? key.stringValue else {
                return builder.refuseCredential(.malformed, "hash.key has no value")
            }
            declaration.key = (text, key["encoding"]?.stringValue ?? "utf8")
        }
        builder.set(declaration, of: value)
    }

    /// The names of unsalted digests that are schemes of their own.
    private static let unsalted = ["md5": "md5", "sha1": "sha1", "sha256": "sha256", "sha512": "sha512"]

    private static func isHex(_ text: String) -> Bool { (try? Hex.decode(Array(text.utf8))) != nil }

    private static func bytes(_ text: String, _ encoding: String) -> [UInt8]? {
        switch encoding.lowercased() {
        case "hex": try? Hex.decode(Array(text.utf8))
        case "base64": try? Base64.decode(Array(text.utf8), padding: .optional)
        default: nil
        }
    }
}

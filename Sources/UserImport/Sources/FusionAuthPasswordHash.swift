internal import HashEncoding
internal import JSONText
internal import PasswordHashing

/// A user's hash as FusionAuth keeps it: four fields, put together again.
///
/// Source: FusionAuth, "Password hashes" and the import API. bcrypt's salt has 22 characters and its digest 31, and the
/// factor is the cost. A digest without a salt and of one round is an unsalted one, in hex. Any other scheme is a
/// plug-in's, which only its author knows; where the plug-in has put a whole hash in base64 into the field, that is
/// read.
enum FusionAuthPasswordHash {
    static func read(
        _ user: JSONObject, mustChange: Bool, into builder: inout RecordBuilder
    ) throws(RowRejection) {
        guard let password = user.text("password") else { return }
        let salt = user.text("salt") ?? ""
        guard let scheme = user.text("encryptionScheme") else {
            guard salt.isEmpty else {
                return builder.refuseCredential(.unusable, "a salt and no encryptionScheme stand beside the password")
            }
            // What stands for a password that has to be changed was made up for the import.
            guard !mustChange else {
                return builder.refuseCredential(.unusable, "a password that its owner never knew, and must change")
            }
            return try builder.set(.field(.password), to: .string(password))
        }
        let factor = user["factor"].flatMap { $0.integerValue ?? $0.stringValue.flatMap { Int64($0) } }
        switch scheme {
        case "bcrypt":
            guard let factor, 4...31 ~= factor, salt.utf8.count == 22, password.utf8.count == 31 else {
                return builder.refuseCredential(
                    .malformed, "bcrypt: salt, password and factor are not 22 and 31 characters and a cost")
            }
            try builder.set(.field(.hash), to: .string("$2a$\(factor < 10 ? "0" : "")\(factor)$\(salt)\(password)"))
        case "salted-md5", "salted-sha256":
            try read(digest: scheme, password, salt, factor ?? 1, into: &builder)
        case "salted-pbkdf2-hmac-sha256", "salted-pbkdf2-hmac-sha256-512", "salted-pbkdf2-hmac-sha512-512":
            try builder.set(.field(.hash), to: .string(password))
            try builder.set(.option(.salt), to: .string(salt))
            if let factor { try builder.set(.option(HashOptions.Name("factor", .number)), to: .integer(factor)) }
            try builder.set(.field(.scheme), to: .string(scheme))
        default:
            guard let text = wholeHash(password) ?? wholeHash(salt) else {
                return builder.refuseCredential(
                    .unsupported, "the encryptionScheme is a plug-in's, or one that nothing here verifies")
            }
            try builder.set(.field(.hash), to: .string(text))
        }
    }

    private static func read(
        digest scheme: String, _ password: String, _ salt: String, _ factor: Int64, into builder: inout RecordBuilder
    ) throws(RowRejection) {
        guard factor > 0 else { return builder.refuseCredential(.malformed, "\(scheme): the factor is not positive") }
        guard salt.isEmpty, factor == 1 else {
            let rounds = UInt64(factor)
            return builder.set(
                FusionAuthDeclaration(encryptionScheme: scheme, factor: rounds, salt: salt), of: password)
        }
        guard let digest = try? Base64.decode(Array(password.utf8), padding: .optional) else {
            return builder.refuseCredential(.malformed, "\(scheme): the password is not base64")
        }
        try builder.set(.field(.hash), to: .string(Hex.encode(digest)))
        try builder.set(.field(.scheme), to: .string(String(scheme.dropFirst(7))))
    }

    /// The text in base64, where it is a hash that says itself what it is.
    private static func wholeHash(_ text: String) -> String? {
        guard let bytes = try? Base64.decode(Array(text.utf8), padding: .optional),
            let hash = String(validating: bytes, as: UTF8.self), hash.utf8.first == UInt8(ascii: "$"),
            HashShape(of: hash).isFormat
        else { return nil }
        return hash
    }
}

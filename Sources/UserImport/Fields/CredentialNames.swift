internal import PasswordHashing

/// The names under which systems keep hashes and what belongs to them, normalized as ``FieldNames`` does.
enum CredentialNames {
    /// Names that say that a hash stands there: read as the hash where nothing else is.
    static let hashes: Set<String> = [
        "passwordhash", "passwordhashed", "hashedpassword", "passworddigest", "digestpassword", "encryptedpassword",
        "passwordencrypted", "cryptedpassword", "passwordcrypt", "cryptpassword", "pwhash", "pwdhash", "passhash",
        "hashpassword", "userpasswordhash", "passwdhash",
    ]

    /// Names of columns that hold passwords in one system and hashes in another: their values tell.
    static let either: Set<String> = ["userpass", "passwd", "pass", "pwd", "userpassword", "userpwd", "passwort"]

    /// Names of what holds hashes in a form that no single column can say.
    static let structured: Set<String> = [
        "credentials", "credential", "custompasswordhash", "secretdata", "passwordhashes", "hashedsaltedvalue",
        "sambantpassword", "krbprincipalkey", "passwordsecret",
    ]

    /// Names of what enters a salted digest beside the password.
    static let salts: Set<String> = ["salt", "passwordsalt", "hashsalt", "usersalt", "saltpassword", "passwdsalt"]

    /// Whether a value under this name belongs to the password, whatever it looks like.
    static func isWatched(_ normalized: String) -> Bool {
        normalized == "password" || normalized == "hash" || hashes.contains(normalized) || either.contains(normalized)
    }

    /// Whether a text in a field that the first rows do not have, or leave empty, is a hash of the password for all that
    /// can be told, and not another secret's.
    static func isLateHash(_ text: String, in name: String) -> Bool {
        let normalized = FieldNames.normalized(name)
        return !isOtherSecret(normalized) && HashShape(of: text).isFormat
    }

    /// Names of what looks like a hash and is none of the password: keys of sessions, resets, pictures, and ids.
    static func isOtherSecret(_ normalized: String) -> Bool {
        let words = [
            "token", "key", "uuid", "guid", "etag", "avatar", "gravatar", "picture", "photo", "stamp", "session",
            "cookie",
            "nonce", "checksum", "fingerprint", "signature", "otp", "code",
        ]
        return normalized == "id" || normalized.hasSuffix("id") || words.contains { normalized.contains($0) }
    }
}

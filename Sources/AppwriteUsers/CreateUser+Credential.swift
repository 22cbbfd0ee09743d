extension CreateUser {
    /// What the user proves to be themselves with, in the wire's terms; the rules are checked by ``CreateUser``.
    public enum Credential: Sendable, Hashable, Redacted {
        /// Nothing: the user resets the password or signs in by other means.
        case none
        /// The password itself, 8 to 256 bytes.
        case plain(_ password: String)
        /// A PHC string of argon2i or argon2id.
        case argon2(_ hash: String)
        /// A hash in modular crypt format.
        case bcrypt(_ hash: String)
        /// 32 hex digits in lower case.
        case md5(_ hash: String)
        /// A portable hash of phpass.
        case phpass(_ hash: String)
        /// A scrypt hash with its parameters.
        case scrypt(ScryptCredential)
        /// A hash of Firebase's modified scrypt with its parameters.
        case scryptModified(ScryptModifiedCredential)
        /// The hex digits, in lower case, of an unsalted digest.
        case sha(_ hash: String, version: SHAVersion)
    }
}

internal import AppwriteUsers
internal import PasswordHashing

/// What a Firebase user's row says of the password.
struct FirebaseHash: Redacted {
    /// What Firebase gives for a hash to whom it does not show hashes: "REDACTED" in base64, with or without padding.
    private static let redacted = "UkVEQUNURUQ"
    /// What the hashes of Firebase's emulator start with (firebase-tools, `src/emulator/auth/operations.ts`):
    /// `fakeHash:salt=SALT:password=PASSWORD`.
    private static let emulatorPrefix = "fakeHash:salt="
    private static let emulatorPassword = ":password="

    var text: String?
    var salt: String?
    /// Whether the hash is of the project's own scrypt.
    var isNative = true
    /// Why the hash or what belongs to it cannot be read.
    var problem: UncarriableReason?

    /// Whether the row says nothing of a password.
    var isAbsent: Bool { text == nil && problem == nil }

    /// The record's credential, by the project's configuration.
    /// - Throws: where there is a hash and nothing says how to verify it.
    func credential(_ config: FirebaseHashConfig?, _ row: Int) throws(SourceError) -> RecordCredential {
        if let problem { return .refused(problem) }
        guard let text else { return .none }
        if text.hasPrefix(Self.emulatorPrefix) { return emulated(text.dropFirst(Self.emulatorPrefix.count)) }
        guard text != Self.redacted, text != Self.redacted + "=" else {
            return .unusable("the export was made without the permission to see hashes: it has none to carry")
        }
        guard isNative else {
            return .unusable("the hash is not of the project's scrypt, and the export does not say of what it is")
        }
        guard let salt else { return .unusable("the export has a hash without salt") }
        guard let config else {
            throw SourceError(
                "the export has password hashes, but no hash config (first needed in row \(row))",
                hint: "--hash-config FILE: \(FirebaseHashConfig.hint)")
        }
        return .stored(config.storedHash(text, salt: salt))
    }

    /// The password that stands readably in an emulator's hash, behind the row's own salt.
    private func emulated(_ rest: Substring) -> RecordCredential {
        guard let mark = rest.firstRange(of: Self.emulatorPassword), !rest[mark.upperBound...].isEmpty,
            salt.map({ rest[..<mark.lowerBound] == $0 }) ?? true
        else { return .unusable("the hash is of Firebase's emulator, in a form that is not known") }
        return .clearText(String(rest[mark.upperBound...]))
    }
}

internal import AppwriteUsers
internal import FileReading
internal import PasswordHashing

/// How the fields of a file are read: what the caller says, and what the file shows of itself.
struct FieldReading: Sendable {
    /// The scheme of hashes whose row does not say it.
    var scheme: SchemeName?
    /// The scheme of the system whose table the file is: its own of those that a text could be of.
    var ownScheme: SchemeName?
    /// The secrets whose ids stand in the rows.
    var keys: HashKeys
    /// Whether an optional field that cannot be read rejects its row.
    var isStrict: Bool
    /// Whether what looks like a hash in the place of a password is one: the caller says no.
    var plainPasswords: Bool
    /// How phone numbers are read.
    var phones: PhoneText
    /// The time against which dates of blocks and verifications are held.
    var now: Timestamp

    /// The reading that the caller's options ask for.
    init(_ options: SourceOptions) {
        scheme = options.scheme
        keys = options.keys
        isStrict = options.strictFields
        plainPasswords = options.plainPasswords
        phones = PhoneText(callingCode: options.defaultCallingCode)
        now = options.now ?? Timestamp(milliseconds: WallClock.milliseconds)
    }
}

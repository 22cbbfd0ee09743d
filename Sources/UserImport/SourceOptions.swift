public import AppwriteUsers
public import PasswordHashing

/// What the caller says about a file that does not stand in it.
public struct SourceOptions: Sendable {
    /// Which column or member holds which field: `email` → `E-Mail Address`, `id` → `_id.$oid`, `disabled` →
    /// `!is_active`.
    public var columns: [String: String] = [:]
    /// The columns or members that are left out on purpose, though they seem to hold hashes.
    public var ignored: [String] = []
    /// Whether a field named password holds passwords, whatever they look like.
    public var plainPasswords = false
    /// Whether an optional field that cannot be read rejects its row, instead of being left out.
    public var strictFields = false
    /// The calling code of phone numbers without one, in digits: `49`.
    public var defaultCallingCode: String?
    /// The time against which dates of blocks and verifications are held; nil takes the system's clock.
    public var now: Timestamp?
    /// The delimiter of a CSV file; nil finds it out from the header row (`,`, `;`, tab or `|`).
    public var delimiter: UInt8?
    /// The hash configuration of a Firebase project.
    public var firebaseHashConfig: FirebaseHashConfig?
    /// A second file that belongs to the first: Auth0's hashes beside its profiles. What a source keeps of it stands in
    /// memory until the end: the key and the hash of each user.
    public var companion: CompanionFile?
    /// The scheme that every hash of the file has, unless its row says otherwise.
    public var scheme: SchemeName?
    /// The secrets whose ids stand in the rows: `{"signerKey": {"key": "shop"}}`.
    public var keys = HashKeys()

    public init() {}

    /// The names of the fields that ``columns`` can say.
    public static var mappableFields: [String] { FieldNames.mappable }
}

/// What a caller can say of a file that some sources take note of and others do not.
public enum SourceOption: String, Sendable, Hashable, CaseIterable {
    /// ``SourceOptions/columns`` and ``SourceOptions/ignored``.
    case map
    case delimiter
    case hashConfig = "hash-config"
    case scheme
    case keys
    /// ``SourceOptions/companion``.
    case with
}

/// Why a file could not be read on.
public struct SourceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, with the row where it was met, if any.
    public let message: String
    /// What to do next.
    public let hint: String?

    public init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }

    public var description: String { message }
}

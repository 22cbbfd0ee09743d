public import AppwriteUsers
public import PasswordHashing

/// A file of users in one product's export format, read row by row in constant memory.
///
/// A bad row is a `SourceRow` with its rejection, and the reading goes on; an error ends it: the file is not of this
/// format, was cut short, or could not be read.
/// A source is a class: it owns a reader that cannot be copied.
public protocol UserSource: AnyObject, SendableMetatype {
    /// The name on the command line.
    static var name: String { get }

    /// One line of help: which product's export, in which shape.
    static var summary: String { get }

    /// Opens a source over a file's bytes.
    /// - Throws: where the beginning of the file or an option shows that it cannot be read.
    init(reading reader: consuming ByteReader, options: SourceOptions) throws(SourceError)

    /// The next row, or nil at the end of the file.
    func next() throws(SourceError) -> SourceRow?

    /// The bytes of the file consumed so far, for progress.
    var bytesRead: Int { get }

    /// The bytes that stand before the first row and that its rows cannot be read without: a CSV header.
    var headerRow: [UInt8]? { get }

    /// What the file holds that is not carried, one sentence each, complete when `next` has returned nil.
    var notices: [String] { get }
}

extension UserSource {
    public var headerRow: [UInt8]? { nil }
    public var notices: [String] { [] }
}

/// What the caller says about a file that does not stand in it.
public struct SourceOptions: Sendable {
    /// Which column or member holds which field: `email` → `E-Mail Address`, `id` → `_id.$oid`, `disabled` → `!is_active`.
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
    /// The scheme that every hash of the file has, unless its row says otherwise.
    public var scheme: SchemeName?
    /// The secrets whose ids stand in the rows: `{"signerKey": {"key": "shop"}}`.
    public var keys = HashKeys()

    public init() {}

    /// The names of the fields that ``columns`` can say.
    public static var mappableFields: [String] { FieldNames.mappable }
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

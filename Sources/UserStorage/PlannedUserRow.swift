internal import AppwriteHashes
internal import AppwriteUsers
internal import CryptoPrimitives
internal import Foundation
internal import GRDB
internal import JSONText
internal import PasswordHashing
internal import UserImport

/// A plan, or a user of the service, as the row that it becomes.
struct PlannedUserRow: Redacted {
    let id: String
    let email: String?
    var phone: String?
    let name: String
    /// The hash; nil where there is no password, or where a plain one is still to be hashed or is not the user's.
    var password: StoredHash?
    var emailVerified = false
    var phoneVerified = false
    var status = true
    private var labels = "[]"
    var preferences = "{}"
    /// When the user registered at the source, as the source says it, in the past or in the future; nil where unknown.
    private(set) var registration: Timestamp?
    /// When the password was chosen at the source, and when the user was last seen there; nil where unknown.
    private(set) var passwordChangedAt: Timestamp?
    private(set) var lastLoginAt: Timestamp?
    private(set) var identities: [ImportedIdentity] = []
    /// Whether the plan has a password, also one in plain text that is not the user's.
    private(set) var hasPassword: Bool
    /// SHA-256 of everything but the credential, which must not be kept in a second, faster form, and but the three
    /// times, which older versions did not know; nil where not imported.
    private(set) var digest: Data?

    /// A plan that creates a user; the hash of a password in plain text is to follow.
    init(_ plan: StorePlan, creating create: CreateUser) throws {
        id = create.userId.text
        email = create.email?.text
        phone = create.phone?.text
        name = create.name?.text ?? ""
        password = plan.kept ?? StoredHash(create.credential)
        hasPassword = plan.kept != nil || create.credential != .none
        (registration, passwordChangedAt, lastLoginAt) = (plan.registration, plan.passwordChangedAt, plan.lastLoginAt)
        identities = plan.identities
        for update in plan.followUps {
            switch update {
            case .phone(let number): phone = number.text
            case .emailVerification(let verified): emailVerified = verified
            case .phoneVerification(let verified): phoneVerified = verified
            case .status(let active): status = active
            case .labels(let list): labels = list.items.columnText
            case .prefs(let object): preferences = JSONValue.object(object.object).jsonText
            }
        }
        digest = try Data(MessageDigest.sha256.digest(digested.span).copyBytes())
    }

    /// What the digest is of: a JSON array.
    private var digested: [UInt8] {
        var writer = JSONWriter(capacity: 256)
        writer.beginArray()
        writer.string(id)
        for address in [email, phone] {
            if let address { writer.string(address) } else { writer.null() }
        }
        writer.string(name)
        writer.bool(emailVerified)
        writer.bool(phoneVerified)
        writer.bool(status)
        writer.string(labels)
        writer.string(preferences)
        writer.endArray()
        return writer.bytes
    }

    /// A user whom the service makes, who is of no import.
    init(_ user: NewUser) {
        id = user.id
        email = user.email
        phone = user.phone
        name = user.name
        password = user.password
        hasPassword = user.password != nil
    }

    /// The columns of `insertSQL`, in its order.
    /// - Parameters:
    ///   - run: the number of the import; nil where it is none.
    ///   - password: the row's hash, with the numbers of its secrets.
    func arguments(at time: Timestamp, import run: Int64?, password: StoredHash?) -> StatementArguments {
        [
            id, email, phone, name, password?.hash, password?.declaredScheme?.name,
            password.map { $0.options.columnText }, emailVerified, phoneVerified, status, labels, preferences,
            password == nil ? nil : passwordUpdate(at: time).milliseconds, (registration ?? time).milliseconds,
            time.milliseconds, digest, password == nil ? nil : run, lastLoginAt?.milliseconds,
        ]
    }

    /// When the password was set, for a user who gets it now: as the source says it, but never in the future.
    func passwordUpdate(at time: Timestamp) -> Timestamp { min(passwordChangedAt ?? time, time) }

    /// Changes nothing where a user is in the way: a statement that failed would give its error to the next row, too.
    static let insertSQL = """
        INSERT INTO users (id, email, phone, name, password, scheme, options, emailVerification, phoneVerification,
            status, labels, prefs, passwordUpdate, registration, createdAt, updatedAt, importDigest,
            passwordImport, accessedAt)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?15, ?16, ?17, ?18)
        ON CONFLICT DO NOTHING
        """
}

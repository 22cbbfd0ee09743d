internal import AppwriteUsers

/// The users of Firebase Authentication: the export of its command-line tool (`firebase auth:export`) in JSON or CSV, or
/// what the Admin SDK lists, as an array or one object a line.
///
/// A hash becomes a hash of the modified scrypt with the project's parameters (``SourceOptions/firebaseHashConfig``); both
/// alphabets of base64 are kept as they are. Custom attributes and the photo's address go into the preferences. A phone
/// number counts as verified: Firebase has sent a message to it. Users that only another service signs in have no
/// password; their providers and second factors are not carried, and noticed. Users without an address, a number, a name,
/// claims, a password or a provider are guests. In the emulator's exports the passwords stand readably.
public final class FirebaseSource: UserSource {
    public static let name = "firebase"
    public static let summary = "Firebase Authentication: auth:export in JSON or CSV, with --hash-config for passwords"

    private let users: any FirebaseUsers
    private let config: FirebaseHashConfig?
    private var federatedCount = 0
    private var secondFactorCount = 0
    private var hasHashes = false

    public init(reading reader: consuming ByteReader, options: SourceOptions) throws(SourceError) {
        var reader = reader
        let head = try FileHead(of: &reader)
        guard let first = head.firstByte else { throw .emptyFile }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            guard let outline = head.json, let shape = outline.shape,
                shape != .lines || outline.hasAny("localId", "uid")
            else {
                throw SourceError(
                    "the file is no Firebase export: it holds no list of users", hint: "firebase auth:export users.json"
                )
            }
            users = FirebaseJSONUsers(reader, shape: shape, isStrict: options.strictFields)
        } else {
            users = FirebaseCSVUsers(reader, head: head, isStrict: options.strictFields)
        }
        config = options.firebaseHashConfig
    }

    public var bytesRead: Int { users.bytesRead }

    public var notices: [String] {
        var notices = users.uncarried.notices
        if federatedCount > 0 {
            let who = federatedCount == 1 ? "1 user has" : "\(federatedCount) users have"
            notices.append("\(who) federated providers that are not carried")
        }
        if secondFactorCount > 0 {
            let who = secondFactorCount == 1 ? "1 user has" : "\(secondFactorCount) users have"
            notices.append("\(who) second factors that are not carried")
        }
        if hasHashes { notices.append(Self.keyNotice) }
        return notices
    }

    public func next() throws(SourceError) -> SourceRow? {
        guard let row = try users.next() else { return nil }
        switch row.user {
        case .failure(let rejection):
            return SourceRow(number: row.number, bytes: row.bytes, content: .rejected(rejection))
        case .success(let user):
            if user.isFederated { federatedCount += 1 }
            if user.hasSecondFactor { secondFactorCount += 1 }
            let record = try user.record(config: config, row: row.number)
            if case .stored = record.credential { hasHashes = true }
            return SourceRow(number: row.number, bytes: row.bytes, content: .record(record))
        }
    }

    /// A wrong signer key makes hashes that look as good as right ones, and that no password fits.
    private static let keyNotice = """
        the file does not tell whether the hash config is this project's. Check it with one password that you know: \
        hashferry import FILE --hash-config CONFIG --database check.sqlite, then hashferry login --database \
        check.sqlite EMAIL
        """
}

/// One row of an export, and the user in it.
struct FirebaseRow: Redacted {
    var number: Int
    var bytes: [UInt8]
    var user: Result<FirebaseUser, RowRejection>
}

/// One of the two forms of an export.
protocol FirebaseUsers: AnyObject {
    /// The next row, or nil at the end of the file.
    func next() throws(SourceError) -> FirebaseRow?
    /// The bytes of the file consumed so far.
    var bytesRead: Int { get }
    /// The fields met so far that no record carries.
    var uncarried: UncarriedFields { get }
}

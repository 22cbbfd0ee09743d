/// The export of Firebase Authentication's command-line tool (`firebase auth:export`), JSON or CSV: the first byte says
/// which.
///
/// A hash becomes a hash of the modified scrypt with the project's parameters (``SourceOptions/firebaseHashConfig``); both
/// alphabets of base64 are kept as they are. Custom attributes and the photo's address go into the preferences. A phone
/// number counts as verified: Firebase has sent a message to it. Users that only another service signs in have no
/// password; their providers and second factors are not carried, and noticed.
public final class FirebaseSource: UserSource {
    public static let name = "firebase"
    public static let summary = "Firebase Authentication: auth:export in JSON or CSV, with --hash-config for passwords"

    private let users: any FirebaseUsers
    private let config: FirebaseHashConfig?
    private var federatedCount = 0
    private var secondFactorCount = 0

    public init(reading reader: consuming ByteReader, options: SourceOptions) throws(SourceError) {
        var reader = reader
        let first: UInt8?
        do { first = try Self.firstByte(&reader) } catch { throw SourceError(error, afterRow: 0) }
        guard let first else { throw .emptyFile }
        let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        users = isJSON ? FirebaseJSONUsers(reader) : FirebaseCSVUsers(reader)
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
            return SourceRow(number: row.number, bytes: row.bytes, content: .record(record))
        }
    }

    /// The first byte that is no white space; nothing is consumed but the byte order mark.
    private static func firstByte(_ reader: inout ByteReader) throws(ReadingError) -> UInt8? {
        try reader.window.begin()
        var place = 0
        while try reader.window.ensure(place + 1) {
            let byte = reader.window[place]
            if byte != 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return byte }
            place += 1
        }
        return nil
    }
}

/// One row of an export, and the user in it.
struct FirebaseRow {
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

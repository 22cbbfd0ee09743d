/// The fields of a Firebase user that are read.
///
/// Their names are those of the command-line tool's JSON (firebase-tools, `src/accountExporter.ts`). The Admin SDK's
/// `UserRecord.toJSON()` has other names for some of them.
enum FirebaseField: UInt32, Sendable, CaseIterable {
    case localId, email, emailVerified, passwordHash, salt, displayName, photoUrl, createdAt, phoneNumber, disabled
    case customAttributes, version, providerUserInfo, mfaInfo, metadata

    /// The field by each of its names.
    static let named: [String: Self] = {
        var named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
        named["uid"] = .localId
        named["passwordSalt"] = .salt
        named["photoURL"] = .photoUrl
        named["customClaims"] = .customAttributes
        named["providerData"] = .providerUserInfo
        named["multiFactor"] = .mfaInfo
        return named
    }()

    /// The name as messages have it.
    var name: String { Self.names[Int(rawValue)] }

    /// Made once: what a case is called is found out by reflection, which takes a microsecond.
    private static let names = allCases.map { "\($0)" }

    /// What kind of JSON value the field has.
    var kindPhrase: String {
        switch self {
        case .emailVerified, .disabled: "a boolean"
        case .providerUserInfo, .mfaInfo: "an array"
        case .metadata: "an object"
        case .version: "an integer"
        case .createdAt: "a string or an integer"
        default: "a string"
        }
    }
}

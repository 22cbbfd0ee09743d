internal import AppwriteHashes
internal import AppwriteUsers
internal import JSONText
internal import PasswordHashing
internal import UserImport

extension User {
    var hasPassword: Bool { password?.isEmpty == false }
}

extension CreateUser {
    /// What tells a user who has this call's id from the one that it would make; nil where they are the same.
    ///
    /// A password that the service has hashed anew cannot be compared: the user has logged in meanwhile, or the password
    /// was sent in plain text.
    func difference(from user: User) -> RowRejection? {
        func other(_ field: String) -> RowRejection {
            RowRejection(field: "id", reason: "belongs to a user who exists already, with another \(field)")
        }
        if user.id != userId.text { return other("spelling") }
        if user.email != email?.text ?? "" { return other("email") }
        if let phone, user.phone != phone.text { return other("phone") }
        if let name, user.name != name.text { return other("name") }
        guard let sent = credential.kept else { return nil }
        guard user.hasPassword else {
            return RowRejection(
                field: "hash", reason: "is missing at the destination, and no call adds one to a user who exists")
        }
        return sent.isKept(by: user) || sent.isReplaced(at: user)
            ? nil : RowRejection(field: "hash", reason: "differs from the one that the user has")
    }
}

/// A hash as a service keeps it: its kind, its text and its options (Users API, what is stored).
struct KeptHash: Redacted {
    let kind: String
    let hash: String
    let options: JSONObject

    /// Whether a user has it, byte for byte.
    func isKept(by user: User) -> Bool {
        user.hash == kind && user.password == hash
            && options.members.allSatisfy { user.hashOptions?[$0.key] == $0.value }
    }

    /// Whether a user has one that the service has made in its place.
    func isReplaced(at user: User) -> Bool {
        user.hash == Self.ownKind && (kind != Self.ownKind || user.password?.hasPrefix(Self.ownParameters) == true)
    }

    /// What the service hashes passwords with itself (Users API, fresh hashes).
    private static let ownKind = "argon2"
    private static let ownParameters = "$argon2id$v=19$m=65536,t=4,p=3$"
}

extension CreateUser.Credential {
    /// How the service keeps a hash; nil without one.
    var kept: KeptHash? {
        guard let kind = HashKind.of(endpoint), let stored = StoredHash(self) else { return nil }
        return KeptHash(kind: kind.storedName, hash: stored.hash, options: kind.storedOptions(stored.options))
    }
}

extension [UserUpdate] {
    /// The first value that someone else has set; nil where each is in place or not set at all.
    func difference(from user: User) -> RowRejection? {
        first { !$0.isInPlace(at: user) && !$0.isUnset(at: user) }
            .map { RowRejection(field: $0.field, reason: "differs from the one that the user has") }
    }
}

extension UserUpdate {
    /// The record's field.
    var field: String {
        switch self {
        case .phone: "phone"
        case .emailVerification: "emailVerified"
        case .phoneVerification: "phoneVerified"
        case .status: "disabled"
        case .labels: "labels"
        case .prefs: "preferences"
        }
    }

    /// Whether a user has the value.
    func isInPlace(at user: User) -> Bool {
        switch self {
        case .phone(let number): user.phone == number.text
        case .emailVerification(let isVerified): user.emailVerification == isVerified
        case .phoneVerification(let isVerified): user.phoneVerification == isVerified
        case .status(let isActive): user.status == isActive
        case .labels(let labels): user.labels == labels.items
        case .prefs(let preferences): JSONValue.object(preferences.object).says(.object(user.prefs))
        }
    }

    /// Whether a user has what every user has at first; of two values there is no third.
    fileprivate func isUnset(at user: User) -> Bool {
        switch self {
        case .phone: user.phone.isEmpty
        case .emailVerification, .phoneVerification, .status: true
        case .labels: user.labels.isEmpty
        case .prefs: user.prefs.isEmpty
        }
    }
}

extension JSONValue {
    /// Whether another value says the same: PHP writes an empty object as an empty array (Users API, updates), and `1.0`
    /// as `1`.
    fileprivate func says(_ other: JSONValue) -> Bool {
        switch (self, other) {
        case (.object(let object), .object(let others)):
            object.members.count == others.members.count
                && object.members.allSatisfy { member in others[member.key].map(member.value.says) ?? false }
        case (.object(let object), .array(let array)), (.array(let array), .object(let object)):
            object.isEmpty && array.isEmpty
        case (.array(let array), .array(let others)):
            array.count == others.count && zip(array, others).allSatisfy { $0.says($1) }
        default:
            self == other
                || (numberText.flatMap(Double.init).map { $0 == other.numberText.flatMap(Double.init) } ?? false)
        }
    }
}

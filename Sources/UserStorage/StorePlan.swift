public import AppwriteUsers
internal import JSONText
public import PasswordHashing
public import UserImport

/// What the embedded store will keep of one record.
///
/// A user is what the calls of the Users API would make of them, and where no call carries the hash, the hash as found
/// stands beside. So an import into the file and one over HTTP give the same user.
public final class StorePlan: ImportPlan, Redacted {
    public let userID: String
    public let email: String?
    public let phone: String?
    /// The call that would make the user, or nil where the policy leaves the user out.
    public let create: CreateUser?
    /// The hash that is kept as found, where no call carries it.
    public let kept: StoredHash?
    /// The calls that would follow, in order.
    public let followUps: [UserUpdate]
    /// When the source made the user, where it says so.
    public let registration: Timestamp?
    /// When the password that is kept was chosen, where the source says so.
    public let passwordChangedAt: Timestamp?
    /// When the user was last seen at the source, where it says so.
    public let lastLoginAt: Timestamp?
    /// The accounts of other services that log the user in.
    public let identities: [ImportedIdentity]
    public let route: CarryRoute
    public let scheme: Scheme?
    public let strength: HashStrength?
    public let mappedFrom: String?
    public let lostFields: [String]
    public let exclusion: UserExclusion?
    public let isSkipped: Bool
    public let hasNoWayIn: Bool
    public let problems: [FieldProblem]
    public let risks: PasswordRisks

    init(
        _ record: CheckedRecord, create: CreateUser?, followUps: [UserUpdate], password: PlannedPassword<StorePassword>
    ) {
        (userID, email, phone) = (record.userID.text, record.email?.text, record.phone?.text)
        (self.create, self.followUps) = (create, followUps)
        isSkipped = create == nil
        kept = if case .kept(let stored)? = password.form { stored } else { nil }
        (route, scheme, strength) = (password.route, password.scheme, password.strength)
        (mappedFrom, exclusion, problems) = (record.mappedFrom, record.exclusion, record.problems)
        registration = record.registration
        passwordChangedAt = password.form == nil ? nil : record.moment(.passwordChangedAt)
        lastLoginAt = record.moment(.lastLoginAt)
        let identities = ImportedIdentity.all(of: record[.identities])
        self.identities = identities ?? []
        var read = CheckedRecord.fields
        if registration != nil { read.insert(.createdAt) }
        var attributes: Set<UserAttribute> = []
        if passwordChangedAt != nil { attributes.insert(.passwordChangedAt) }
        if lastLoginAt != nil { attributes.insert(.lastLoginAt) }
        if identities != nil { attributes.insert(.identities) }
        lostFields = record.lostFields(reading: read, attributes: attributes)
        risks = Self.risks(password)
        hasNoWayIn = password.route.hasNoPassword && record.hasNoOtherWayIn
    }

    /// What may keep the user out of the service that serves the store.
    private static func risks(_ password: PlannedPassword<StorePassword>) -> PasswordRisks {
        switch password.form {
        case nil, .call(.plain)?, .call(.none)?: []
        // A login takes 8 to 256 bytes, as that of the Users API.
        case .call?, .kept?: PasswordRisks(of: password.scheme).union(.length)
        }
    }

    /// Appends the calls as JSON lines, in order, `{"method", "path", "body"}`; and, behind the first, what the store
    /// keeps beside them: `{"keep": {"userId", "password", "hash", "hashOptions"}}`, without secrets.
    public func appendJSONLines(to text: inout [UInt8]) {
        guard let create else { return }
        create.request.appendJSONLine(to: &text)
        if let kept { text += Array((keptJSON(kept) + "\n").utf8) }
        for update in followUps { update.request(for: create.userId).appendJSONLine(to: &text) }
    }

    private func keptJSON(_ kept: StoredHash) -> String {
        let hash: JSONObject = [
            "userId": .string(userID), "password": .string(kept.hash),
            "hash": kept.declaredScheme.map { .string($0.name) } ?? .null,
            "hashOptions": .object(kept.options.withoutSecrets.json),
        ]
        return JSONValue.object(["keep": .object(hash)]).jsonText
    }
}

/// What the store gets of a password.
enum StorePassword: Sendable, Redacted {
    /// The credential that a call would carry.
    case call(CreateUser.Credential)
    /// A hash as found.
    case kept(StoredHash)
}

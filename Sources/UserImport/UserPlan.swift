public import AppwriteUsers
internal import JSONText
public import PasswordHashing

/// What will be sent for one record: the create call, the calls that follow it, and how the password fares.
///
/// A class, though it never changes: a plan passes through many hands, and each copy would retain a dozen texts.
public final class UserPlan: Sendable, Redacted {
    /// The user's id at the destination.
    public let userID: UserID
    /// The e-mail address.
    public let email: EmailAddress?
    /// The phone number, wherever it is sent.
    public let phone: PhoneNumber?
    /// The call that makes the user, or nil where the policy leaves the user out.
    public let create: CreateUser?
    /// The hash that the embedded store keeps as found, where no call carries it: only in plans for the store.
    public let kept: StoredHash?
    /// The calls that follow, in order.
    public let followUps: [UserUpdate]
    /// How the password gets there.
    public let route: CarryRoute
    /// The scheme of the hash, where it was recognised.
    public let scheme: Scheme?
    /// How well the hash withstands guessing, where it could be read.
    public let strength: HashStrength?
    /// The id that the source has, where the destination's is another one.
    public let mappedFrom: String?
    /// The fields of the record that the destination cannot carry.
    public let lostFields: [String]
    /// Why the user is not to be carried at all, where the source has deleted them or knows them as a guest.
    public let exclusion: UserExclusion?
    /// Whether the source gives the user no way to log in: no password, no other service, no phone number.
    public let hasNoWayIn: Bool
    /// When the source made the user, where it says so and the destination can keep it.
    public let registration: Timestamp?
    /// The optional fields that were left out, each with its reason.
    public let problems: [FieldProblem]

    init(
        userID: UserID, email: EmailAddress?, phone: PhoneNumber?, create: CreateUser?, kept: StoredHash?,
        followUps: [UserUpdate], route: CarryRoute, scheme: Scheme?, strength: HashStrength?, mappedFrom: String?,
        lostFields: [String],
        exclusion: UserExclusion?, hasNoWayIn: Bool, registration: Timestamp?, problems: [FieldProblem]
    ) {
        (self.userID, self.email, self.phone, self.create) = (userID, email, phone, create)
        self.kept = kept
        (self.followUps, self.route, self.scheme, self.strength) = (followUps, route, scheme, strength)
        (self.mappedFrom, self.lostFields, self.exclusion, self.hasNoWayIn) = (
            mappedFrom, lostFields, exclusion, hasNoWayIn
        )
        (self.registration, self.problems) = (registration, problems)
    }

    /// Appends the requests as JSON lines, in order: `{"method", "path", "body"}`; and, behind the first, what the store
    /// keeps beside them: `{"keep": {"userId", "password", "hash", "hashOptions"}}`, without secrets.
    public func appendJSONLines(to text: inout [UInt8]) {
        for (index, request) in requests.enumerated() {
            request.appendJSONLine(to: &text)
            if index == 0, let kept { text += Array((keptJSON(kept) + "\n").utf8) }
        }
    }

    private func keptJSON(_ kept: StoredHash) -> String {
        let hash: JSONObject = [
            "userId": .string(userID.text), "password": .string(kept.hash),
            "hash": kept.declaredScheme.map { .string($0.name) } ?? .null,
            "hashOptions": .object(kept.options.withoutSecrets.json),
        ]
        return JSONValue.object(["keep": .object(hash)]).jsonText
    }

    /// The requests in order.
    public var requests: [UserRequest] {
        guard let create else { return [] }
        return [create.request] + followUps.map { $0.request(for: create.userId) }
    }
}

/// Why a user of the source is left behind on purpose.
public enum UserExclusion: String, Sendable, Hashable, CaseIterable {
    /// The source has deleted the user.
    case deleted
    /// The user is a guest of the source.
    case anonymous
}

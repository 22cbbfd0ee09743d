public import AppwriteUsers
public import PasswordHashing

/// What will be sent for one record: the create call, the calls that follow it, and how the password fares.
public struct UserPlan: Sendable {
    /// The call that makes the user, or nil where the policy leaves the user out.
    public let create: CreateUser?
    /// The calls that follow, in order.
    public let followUps: [UserUpdate]
    /// How the password gets there.
    public let route: CarryRoute
    /// The scheme of the hash, where it was recognised.
    public let scheme: Scheme?
    /// The id that the source has, where the destination's is another one.
    public let mappedFrom: String?
    /// The fields of the record that no call can carry.
    public let lostFields: [String]

    /// Appends the requests as JSON lines, in order: `{"method", "path", "body"}`.
    public func appendJSONLines(to text: inout [UInt8]) {
        for request in requests { request.appendJSONLine(to: &text) }
    }

    /// The requests in order.
    public var requests: [UserRequest] {
        guard let create else { return [] }
        return [create.request] + followUps.map { $0.request(for: create.userId) }
    }
}

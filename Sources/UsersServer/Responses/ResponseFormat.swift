internal import AppwriteUsers
internal import JSONText

/// The version of the answers that a client was made for, by its header `X-Appwrite-Response-Format`.
///
/// A client of an older version does not get the fields that came later (Users API, response-format negotiation).
struct ResponseFormat: Sendable, Hashable, Comparable {
    let major: Int
    let minor: Int
    let patch: Int

    /// The version that this service speaks and reports: clients of a later one are warned.
    static let server = ResponseFormat(2, 7, 1)
    static let v1_5 = ResponseFormat(1, 5, 0)
    static let v1_9 = ResponseFormat(1, 9, 0)
    static let v1_9_2 = ResponseFormat(1, 9, 2)

    init(_ major: Int, _ minor: Int, _ patch: Int) {
        self.major = major
        self.minor = minor
        self.patch = patch
    }

    /// Reads `1.5.0`; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let major = parts[0], let minor = parts[1], let patch = parts[2],
            major >= 0, minor >= 0, patch >= 0
        else { return nil }
        self.init(major, minor, patch)
    }

    static func < (left: ResponseFormat, right: ResponseFormat) -> Bool {
        (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
    }
}

extension ResponseFormat: CustomStringConvertible {
    var description: String { "\(major).\(minor).\(patch)" }
}

extension ResponseFormat {
    /// The models of which older clients do not get everything.
    ///
    /// It is what Appwrite takes out: what came later and is not named here, such as `passwordPwned`, all clients get.
    enum Model: String, Sendable, Hashable {
        case user, session, token, membership

        init?(_ type: any WireModel.Type) {
            switch type {
            case is User.Type, is UserList.Type: self = .user
            case is Session.Type, is SessionList.Type: self = .session
            case is Token.Type: self = .token
            case is Membership.Type, is MembershipList.Type: self = .membership
            default: return nil
            }
        }
    }

    /// Takes out of a model, or of each of a list of them, what this version does not know.
    func filtered(_ object: JSONObject, _ model: Model) -> JSONObject {
        let keys = unknownKeys(of: model)
        guard !keys.isEmpty else { return object }
        var result = object
        for key in keys { result[key] = nil }
        let plural = model.rawValue + "s"
        if let items = result[plural]?.arrayValue, result["total"] != nil {
            result[plural] = .array(items.map { item in item.objectValue.map { .object(filtered($0, model)) } ?? item })
        }
        return result
    }

    private func unknownKeys(of model: Model) -> [String] {
        var keys: [String] = []
        switch model {
        case .user:
            if self < .v1_5 { keys += ["targets", "mfa"] }
            if self < .v1_9 { keys += ["impersonator", "impersonatorUserId"] }
        case .session:
            if self < .v1_5 { keys += ["factors", "secret"] }
        case .token:
            if self < .v1_5 { keys += ["phrase"] }
        case .membership:
            if self < .v1_5 { keys += ["mfa"] }
            if self < .v1_9_2 { keys += ["userPhone"] }
        }
        return keys
    }
}

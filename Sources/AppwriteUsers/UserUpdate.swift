internal import JSONText

/// A call that completes a user after the one that created them (Users API, updates).
public enum UserUpdate: Sendable, Hashable, Redacted {
    /// Sets the phone number, and marks it as not verified: the verification must come after.
    case phone(PhoneNumber)
    /// Says whether the e-mail address is verified.
    case emailVerification(Bool)
    /// Says whether the phone number is verified.
    case phoneVerification(Bool)
    /// Says whether the user may sign in; false blocks them.
    case status(Bool)
    /// Replaces the labels.
    case labels(Labels)
    /// Replaces the preferences.
    case prefs(Preferences)

    /// Makes the request that applies this to a user.
    public func request(for userId: UserID) -> UserRequest {
        UserRequest(method: method, path: "/users/\(userId.text)/\(pathSuffix)", body: body)
    }

    /// The body of the request.
    var body: [UInt8] {
        var writer = JSONWriter(capacity: 64)
        writer.beginObject()
        switch self {
        case .phone(let number):
            writer.key("number")
            writer.string(number.text)
        case .emailVerification(let isVerified):
            writer.key("emailVerification")
            writer.bool(isVerified)
        case .phoneVerification(let isVerified):
            writer.key("phoneVerification")
            writer.bool(isVerified)
        case .status(let isActive):
            writer.key("status")
            writer.bool(isActive)
        case .labels(let labels):
            writer.key("labels")
            writer.beginArray()
            for label in labels.items { writer.string(label) }
            writer.endArray()
        case .prefs(let preferences):
            writer.key("prefs")
            writer.value(.object(preferences.object))
        }
        writer.endObject()
        return writer.bytes
    }

    var method: HTTPMethod {
        if case .labels = self { .put } else { .patch }
    }

    /// What the path has behind the user's own.
    var pathSuffix: String {
        switch self {
        case .phone: "phone"
        case .emailVerification: "verification"
        case .phoneVerification: "verification/phone"
        case .status: "status"
        case .labels: "labels"
        case .prefs: "prefs"
        }
    }
}

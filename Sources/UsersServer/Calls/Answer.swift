internal import AppwriteUsers
internal import JSONText

/// What an endpoint answers with.
struct Answer: Sendable, Redacted {
    /// The body: JSON, plain text, or none.
    enum Body: Sendable, Redacted {
        case none
        case json(JSONObject)
        case text(String)
    }

    /// The HTTP status.
    let status: Int
    let body: Body
    /// The model in the body, which decides what older clients do not get; nil for what never changed.
    var model: ResponseFormat.Model?
    /// The session that the client is to keep, or to forget.
    var cookie: SessionCookie?
    /// Whether the call no longer counts against its limit.
    var resetsLimit = false
    /// What the client should tell its user, apart from the answer.
    var warning: String?

    /// A model, with the status of success.
    static func model(_ model: some WireModel, status: Int = 200) -> Answer {
        Answer(status: status, body: .json(model.json), model: ResponseFormat.Model(type(of: model)))
    }

    /// An object that is no model of its own.
    static func object(_ object: JSONObject, status: Int = 200) -> Answer {
        Answer(status: status, body: .json(object))
    }

    /// Nothing but success.
    static let noContent = Answer(status: 204, body: .none)
}

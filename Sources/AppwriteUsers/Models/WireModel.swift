public import JSONText

/// A model that the service answers with (Users API, response models).
public protocol WireModel: Sendable, Hashable {
    /// Reads a model out of an answer.
    ///
    /// Reading is liberal: a key that a server of 1.4 to 1.9 leaves out, or sends as null, has its default.
    /// - Throws: ``ModelError`` for a value of another type than the model's, and for an `$id` or a `$createdAt` that is
    ///   missing: no server leaves them out, and no default would be true.
    init(json: JSONObject) throws(ModelError)

    /// The model as the service writes it: every key, in the documented order, null for what may be absent and is.
    var json: JSONObject { get }
}

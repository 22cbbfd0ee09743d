internal import JSONText

/// A rule for one parameter: what it reads out of a JSON value, and the words for a value that it refuses.
///
/// Parameters of a query string are JSON strings, or arrays of them.
struct Validator<Value: Sendable>: Sendable {
    /// The reference server's words (Users API, validators).
    let description: String
    /// The value, or why it is refused: nil for the description's words.
    let read: @Sendable (JSONValue) throws(Refusal) -> Value

    /// Why a value is refused.
    struct Refusal: Error {
        /// Words in place of the validator's description.
        var message: String?
    }

    init(_ description: String, _ read: @escaping @Sendable (JSONValue) -> Value?) {
        self.description = description
        self.read = { value throws(Refusal) in
            guard let result = read(value) else { throw Refusal() }
            return result
        }
    }

    init(_ description: String, refusing read: @escaping @Sendable (JSONValue) throws(Refusal) -> Value) {
        self.description = description
        self.read = read
    }
}

/// Says which member of an answer is not what its model demands, and never what it contained.
public struct ModelError: Error, Sendable, Hashable {
    /// The key on the wire; with the keys above it when it is nested: `users.$id`.
    public let key: String

    /// What the value should have been, in words: `string`, `date`, `array of objects`.
    public let expected: String

    init(key: String, expected: String) {
        self.key = key
        self.expected = expected
    }

    /// The same error, seen from the object that contains the model under a key.
    func nested(in parent: String) -> ModelError { ModelError(key: "\(parent).\(key)", expected: expected) }
}

extension ModelError: CustomStringConvertible {
    /// A sentence without the offending value.
    public var description: String { "\(key) in the answer is no \(expected)." }
}

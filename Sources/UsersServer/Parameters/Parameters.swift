internal import AppwriteUsers
internal import JSONText

/// The parameters of one call, by name: of the path, and of the query string (GET) or of the body (all others).
///
/// They are read in the order of the endpoint's declaration, so that the first one that is wrong is the one that is told
/// (Users API, conventions).
struct Parameters: Sendable, Redacted {
    private let values: JSONObject

    init(path: JSONObject, others: JSONObject) {
        var values = others
        // Path parameters win over those of the body and the query string.
        for member in path.members { values[member.key] = member.value }
        self.values = values
    }

    /// A parameter that must be there.
    func required<Value>(_ name: String, _ validator: Validator<Value>) throws(ServiceError) -> Value {
        guard let value = values[name] else { throw .missing(name) }
        return try read(value, name, validator, suffix: "")
    }

    /// A parameter that may be absent; JSON's `null` is the same as absent.
    /// - Parameter nullable: whether the reference says "or null" where it refuses another value.
    func optional<Value>(
        _ name: String, _ validator: Validator<Value>, nullable: Bool = false
    ) throws(ServiceError) -> Value? {
        guard let value = values[name], !value.isNull else { return nil }
        return try read(value, name, validator, suffix: nullable ? " or null" : "")
    }

    /// The text of a parameter as it was sent, for counting calls before anything is validated.
    func rawText(_ name: String) -> String { values[name]?.stringValue ?? "" }

    private func read<Value>(
        _ value: JSONValue, _ name: String, _ validator: Validator<Value>, suffix: String
    ) throws(ServiceError) -> Value {
        do {
            return try validator.read(value)
        } catch {
            throw .invalid(name, (error.message ?? validator.description) + suffix)
        }
    }
}

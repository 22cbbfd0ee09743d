import AppwriteUsers
import JSONText
import Testing

/// What must come back: the status, and a JSON text all of whose members must be in the body with these values.
struct ContractAnswer: Sendable {
    let status: Int
    var body: String?

    static func success(_ body: String = "{}") -> Self { Self(status: 200, body: body) }
    static func created(_ body: String = "{}") -> Self { Self(status: 201, body: body) }
    static let noContent = Self(status: 204)

    static func failure(_ status: Int, _ type: String, _ message: String) -> Self {
        let envelope: JSONObject = [
            "message": .string(message), "code": .integer(Int64(status)), "type": .string(type), "version": "2.7.1",
        ]
        return Self(status: status, body: JSONValue.object(envelope).jsonText)
    }

    /// An error whose words the contract does not say.
    static func failure(_ status: Int, _ type: String) -> Self {
        Self(status: status, body: #"{"code":\#(status),"type":"\#(type)"}"#)
    }

    static func missing(_ parameter: String) -> Self {
        failure(400, "general_argument_invalid", "Param \"\(parameter)\" is not optional.")
    }

    static func invalid(_ parameter: String, _ description: String) -> Self {
        failure(400, "general_argument_invalid", "Invalid `\(parameter)` param: \(description)")
    }

    static let userNotFound = failure(404, "user_not_found", "User with the requested ID could not be found.")

    func compare(
        to response: HTTPTransportResponse, user: String, last: String, _ sourceLocation: SourceLocation
    ) {
        #expect(response.status == status, "\(response.text)", sourceLocation: sourceLocation)
        guard let body else {
            #expect(response.body.isEmpty, sourceLocation: sourceLocation)
            return
        }
        let expected = try? JSONParser.parse(body.filled(user, last))
        let differences = expected?.differences(from: .object(response.json)) ?? ["the row is no JSON"]
        #expect(differences.isEmpty, "\(differences)", sourceLocation: sourceLocation)
    }
}

extension JSONValue {
    /// Where another value lacks something of this one: objects may have more members, everything else must be equal.
    func differences(from other: JSONValue?, at path: String = "") -> [String] {
        switch (self, other) {
        case (.object(let object), .object(let others)):
            return object.members.flatMap { $0.value.differences(from: others[$0.key], at: "\(path).\($0.key)") }
        case (.array(let items), .array(let others)) where items.count == others.count:
            return zip(items, others).enumerated().flatMap { index, pair in
                pair.0.differences(from: pair.1, at: "\(path)[\(index)]")
            }
        default: return self == other ? [] : ["\(path): \(other?.jsonText ?? "absent") is not \(jsonText)"]
        }
    }
}

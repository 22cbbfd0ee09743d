import AppwriteUsers
import JSONText
import Testing

/// Users who can sign in, made without the price of a modern hash.
extension ServiceUnderTest {
    /// The password of the users of ``makeUser(_:)``.
    static let password = "appwrite"
    /// Its MD5 (Users API, known-answer values).
    private static let passwordMD5 = "144fa7eaa4904e8ee120651997f70dcc"

    /// Makes a user with the password ``password`` and the address `<id>@example.com`.
    func makeUser(_ id: String) async throws {
        let answer = try await call(
            .post, "/users/md5",
            ["userId": .string(id), "email": .string("\(id)@example.com"), "password": .string(Self.passwordMD5)])
        try #require(answer.status == 201, "\(answer.text)")
    }

    /// Makes a session of a user without their password, and gives the header of calls that they make.
    func signedInFields(_ id: String, _ others: HeaderFields = HeaderFields()) async throws -> HeaderFields {
        var fields = guestFields
        fields.append("X-Appwrite-Session", try await sessionText(id))
        for field in others.fields { fields.append(field.name, field.value) }
        return fields
    }

    /// Makes a session of a user without their password, and gives its text on the wire.
    func sessionText(_ id: String) async throws -> String {
        let answer = try await call(.post, "/users/\(id)/sessions")
        try #require(answer.status == 201, "\(answer.text)")
        return try #require(answer.json["secret"]?.stringValue)
    }

    /// Signs in with address and password, as a guest unless the header says otherwise.
    func logIn(
        _ email: String, _ password: String = ServiceUnderTest.password, _ fields: HeaderFields? = nil
    ) async throws -> HTTPTransportResponse {
        try await call(
            .post, "/account/sessions/email", ["email": .string(email), "password": .string(password)],
            fields ?? guestFields)
    }
}

/// Requires an error: its status, its type and its words, and the envelope around them.
func expect(
    _ answer: HTTPTransportResponse, _ status: Int, _ type: String, _ message: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(answer.status == status, "\(answer.text)", sourceLocation: sourceLocation)
    #expect(answer.errorType == type, "\(answer.text)", sourceLocation: sourceLocation)
    #expect(answer.json["code"] == .integer(Int64(status)), sourceLocation: sourceLocation)
    if let message { #expect(answer.json["message"] == .string(message), sourceLocation: sourceLocation) }
}

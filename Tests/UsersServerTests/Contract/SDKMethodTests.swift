import AppwriteUsers
import JSONText
import Testing

@testable import UsersServer

/// What holds for each of the 41 methods alike (Users API, conventions and methods).
@Suite(.service(keys: SDKMethod.keys)) struct SDKMethodTests {
    @Test func theSDKHas41Methods() { #expect(Set(SDKMethod.all.map(\.name)).count == 41) }

    @Test(arguments: SDKMethod.all)
    func isInTheEndpointTable(_ method: SDKMethod) {
        let matches = EndpointTable.all.filter {
            "\($0.method)" == method.method.rawValue && $0.path == method.path
        }
        #expect(matches.count == 1)
    }

    /// Fixed words come before `{userId}`: otherwise `identities` would be a user.
    @Test(arguments: ["argon2", "bcrypt", "md5", "sha", "phpass", "scrypt", "scrypt-modified"])
    func hashKindsAreNoUsers(_ kind: String) async throws {
        let response = try await ServiceUnderTest.current.call(.post, "/users/\(kind)", [:])
        #expect(response.json["message"] == "Param \"userId\" is not optional.")
    }

    @Test func identitiesAreNoUser() async throws {
        let response = try await ServiceUnderTest.current.call(.get, "/users/identities")
        #expect(response.json == ["total": 0, "identities": []])
    }

    @Test(arguments: SDKMethod.all)
    func guestsAreRefusedBeforeAnythingIsRead(_ method: SDKMethod) async throws {
        let service = try ServiceUnderTest.current
        let response = try await service.call(method.method, method.path("_"), nil, service.guestFields)
        expectMissing(method, "User (role: guests)", response)
    }

    @Test(arguments: SDKMethod.all)
    func keysWithoutItsScopesAreRefusedBeforeAnythingIsRead(_ method: SDKMethod) async throws {
        let response = try await send(method, "standard_without-\(method.scopes.joined(separator: "-"))", id: "_")
        let project = try ServiceUnderTest.current.project
        expectMissing(method, "app.\(project)@service.127.0.0.1 (role: applications)", response)
    }

    @Test(arguments: SDKMethod.all)
    func eachOfItsScopesIsEnough(_ method: SDKMethod) async throws {
        for scope in method.scopes {
            let response = try await send(method, "standard_only-\(scope)", id: "nobody")
            #expect(response.status != 401, "\(scope)")
        }
    }

    /// With parameters that are wrong and a user who is not there: 400 comes first.
    @Test(arguments: SDKMethod.all.filter { $0.path.contains("{userId}") })
    func malformedIdIsToldBeforeTheUserIsLookedUp(_ method: SDKMethod) async throws {
        let response = try await ServiceUnderTest.current.call(method.method, method.path("_nobody"), [:])
        // An id that could be chosen is checked as one (Users API, sessions and tokens).
        let words = method.name == "create_session" ? Words.key : Words.uid
        #expect(response.status == 400)
        #expect(response.errorType == "general_argument_invalid")
        #expect(response.json["message"] == .string("Invalid `userId` param: \(words)"))
    }

    @Test(arguments: SDKMethod.all.filter { $0.path.contains("{userId}") })
    func unknownUserIsNotFound(_ method: SDKMethod) async throws {
        let bodies: [String: JSONObject] = [
            "create_target": ["targetId": "unique()", "providerType": "push", "identifier": "token"],
            "update_status": ["status": true], "update_labels": ["labels": []], "update_name": ["name": ""],
            "update_email": ["email": ""], "update_phone": ["number": ""], "update_password": ["password": ""],
            "update_prefs": ["prefs": [:]], "update_email_verification": ["emailVerification": true],
            "update_phone_verification": ["phoneVerification": true], "update_mfa": ["mfa": true],
        ]
        let response = try await ServiceUnderTest.current.call(
            method.method, method.path("nobody"), bodies[method.name] ?? [:])
        #expect(response.status == 404)
        #expect(response.errorType == "user_not_found")
        #expect(response.json["message"] == "User with the requested ID could not be found.")
    }

    private func send(_ method: SDKMethod, _ key: String, id: String) async throws -> HTTPTransportResponse {
        let service = try ServiceUnderTest.current
        return try await service.call(
            method.method, method.path(id), nil, ["X-Appwrite-Project": service.project, "X-Appwrite-Key": key])
    }

    private func expectMissing(_ method: SDKMethod, _ caller: String, _ response: HTTPTransportResponse) {
        let list = method.scopes.map { "\"\($0)\"" }.joined(separator: ",")
        #expect(response.status == 401)
        #expect(response.errorType == "general_unauthorized_scope")
        #expect(response.json["message"] == .string("\(caller) missing scopes ([\(list)])"))
    }
}

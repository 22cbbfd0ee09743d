import AppwriteUsers
import Foundation
import JSONText
import PasswordHashing
import PasswordVerification
import Testing
import UserImport
import UserStorage
import UsersServer

/// Imported passwords that the service's clients use, and the dates of registration that it shows.
@Suite(.service()) struct PasswordUseTests {
    /// Puts a user into the service's store whose hash is the policy's, so that no login renews it.
    private func importUser(_ id: String, registeredAt date: String? = nil) async throws {
        let hash = try BlockingVerifier().hash(Password(ServiceUnderTest.password))
        #expect(try await apply(id, hash, registeredAt: date) == .created)
    }

    private func apply(
        _ id: String, _ hash: StoredHash, registeredAt date: String? = nil
    ) async throws -> DestinationOutcome? {
        var record = UserRecord()
        (record.id, record.email, record.createdAt) = (id, "\(id)@example.com", date)
        record.credential = .stored(hash)
        let destination = StoreDestination(store: try ServiceUnderTest.current.store, replacesUnused: true)
        return try await destination.apply([StorePlanner().plan(record)]).first
    }

    /// Imports the user with another hash: MD5 of "abc" (RFC 1321, test suite).
    private func importAgain(_ id: String) async throws -> DestinationOutcome? {
        try await apply(id, StoredHash("900150983cd24fb0d6963f7d28e17f72", declaredScheme: .md5))
    }

    private static let inUse = DestinationOutcome.conflict(
        RowRejection(field: "hash", reason: "differs from the one that the user has, which may be in use, and stays"))

    @Test func aSignInIsAUse() async throws {
        let service = try ServiceUnderTest.current
        try await importUser("in")
        let before = try await service.call(.get, "/users/in").json
        #expect(try await service.logIn("in@example.com").status == 201)
        #expect(try await importAgain("in") == Self.inUse)
        #expect(try await service.logIn("in@example.com").status == 201)
        let after = try await service.call(.get, "/users/in").json
        for key in ["password", "passwordUpdate"] { #expect(after[key] == before[key], "\(key)") }
    }

    @Test func aWrongPasswordAndASessionWithoutOneAreNone() async throws {
        let service = try ServiceUnderTest.current
        try await importUser("out")
        #expect(try await service.logIn("out@example.com", "something else").status == 401)
        _ = try await service.sessionText("out")
        #expect(try await importAgain("out") == .passwordReplaced)
        #expect(try await service.logIn("out@example.com").status == 401)
        #expect(try await service.logIn("out@example.com", "abc").status == 201)
        // Which has renewed it.
        #expect(try await importAgain("out") == .unchanged)
    }

    /// An answer that a call of the account gives with the right password.
    struct Confirmation: Sendable, CustomTestStringConvertible {
        let id: String
        let path: String
        let body: JSONObject
        let status: Int
        var testDescription: String { id }
    }

    @Test(arguments: [
        Confirmation(id: "email", path: "/account/email", body: ["email": "email@example.com"], status: 409),
        Confirmation(id: "phone", path: "/account/phone", body: ["phone": "+14155550100"], status: 200),
    ])
    func aConfirmationIsAUse(_ confirmation: Confirmation) async throws {
        let service = try ServiceUnderTest.current
        try await importUser(confirmation.id)
        let fields = try await service.signedInFields(confirmation.id)
        var body = confirmation.body
        body["password"] = "something else"
        #expect(try await service.call(.patch, confirmation.path, body, fields).status == 401)
        #expect(try await service.store.user(id: confirmation.id)?.hasUnusedPassword == true)
        body["password"] = .string(ServiceUnderTest.password)
        let answer = try await service.call(.patch, confirmation.path, body, fields)
        #expect(answer.status == confirmation.status, "\(answer.text)")
        #expect(try await importAgain(confirmation.id) == Self.inUse)
    }

    @Test func aChangeIsTheUsersOwnAffair() async throws {
        let service = try ServiceUnderTest.current
        try await importUser("change")
        let fields = try await service.signedInFields("change")
        let body: JSONObject = ["password": "brand-new-1", "oldPassword": .string(ServiceUnderTest.password)]
        #expect(try await service.call(.patch, "/account/password", body, fields).status == 200)
        #expect(try await importAgain("change") == .unchanged)
        #expect(try await service.logIn("change@example.com", "brand-new-1").status == 201)
    }

    @Test(arguments: ["brand-new-1", ""]) func anAdministratorsResetStays(password: String) async throws {
        let service = try ServiceUnderTest.current
        let id = "reset\(password.utf8.count)"
        try await importUser(id)
        let reset = try await service.call(.patch, "/users/\(id)/password", ["password": .string(password)])
        #expect(reset.status == 200, "\(reset.text)")
        #expect(try await importAgain(id) == .unchanged)
        let after = try await service.call(.get, "/users/\(id)").json
        #expect(after["password"] == reset.json["password"])
    }

    @Test func showsTheDateOfTheSourceAndFindsUsersByIt() async throws {
        let service = try ServiceUnderTest.current
        try await importUser("old", registeredAt: "1969-07-20T20:17:40+00:00")
        try await importUser("new", registeredAt: "2013-05-06T07:08:09.123Z")
        let old = try await service.call(.get, "/users/old").json
        #expect(old["registration"] == "1969-07-20T20:17:40.000+00:00")
        let created = try #require(old["$createdAt"]?.stringValue.flatMap { Timestamp($0) })
        #expect(created > Timestamp(milliseconds: 1_700_000_000_000))
        let new = try await service.call(.get, "/users/new").json
        #expect(new["registration"] == "2013-05-06T07:08:09.123+00:00")
        let query = #"{"method":"lessThan","attribute":"registration","values":["2014-01-01T00:00:00.000+00:00"]}"#
        let order = #"{"method":"orderDesc","attribute":"registration"}"#
        let text = [query, order].enumerated().map { "queries[\($0.offset)]=\($0.element)" }.joined(separator: "&")
        let path = try #require(
            text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "=&"))))
        let list = try await service.call(.get, "/users?\(path)")
        #expect(
            list.json["users"]?.arrayValue?.compactMap { $0["$id"]?.stringValue } == ["new", "old"], "\(list.text)")
    }
}

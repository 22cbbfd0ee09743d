import AppwriteUsers
import JSONText
import Testing
import UserStorage
import UsersServer

/// A user without a password who changes an address chooses one: the rules for new passwords hold for it.
@Suite(
    .service {
        $0.settings.passwordDictionary = ["password1"]
        $0.settings.refusesPersonalData = true
    })
struct FirstPasswordTests {
    static let changes: [(path: String, parameter: String, value: String)] = [
        ("/account/email", "email", "somebody@example.org"), ("/account/phone", "phone", "+14155550123"),
    ]

    @Test(arguments: changes.indices, ["", "1234567", "password1", "14155550123!", "somebody-else", "bare-of-it"])
    func isRefusedWhereNoNewPasswordIs(_ index: Int, _ password: String) async throws {
        let change = Self.changes[index]
        // What the password contains of the user, some of it only once the address is changed.
        let isOfOtherAddress = password.contains(index == 0 ? "14155550123" : "somebody")
        guard !isOfOtherAddress else { return }
        let service = try ServiceUnderTest.current
        let id = "bare-\(index)-\(password.utf8.count)"
        let made = try await service.call(
            .post, "/users", ["userId": .string(id), "email": .string("\(id)@example.com"), "name": "Bare-of-it"])
        #expect(made.status == 201, "\(made.text)")
        let fields = try await service.signedInFields(id)
        let answer = try await service.call(
            .patch, change.path, [change.parameter: .string(change.value), "password": .string(password)], fields)
        let isPersonal = password.utf8.count > 9
        expect(answer, 400, isPersonal ? "password_personal_data" : "general_argument_invalid")
        let user = try #require(try await service.store.read { try $0.user(id: id) })
        #expect(user.password == nil && user.email == "\(id)@example.com")
        #expect(try await service.logIn("\(id)@example.com", password).status == 401)
    }

    @Test(arguments: changes.indices) func logsInWhereItIsOne(_ index: Int) async throws {
        let change = Self.changes[index]
        let service = try ServiceUnderTest.current
        let id = "fine\(index)"
        let made = try await service.call(
            .post, "/users", ["userId": .string(id), "email": .string("\(id)@example.com")])
        #expect(made.status == 201)
        let fields = try await service.signedInFields(id)
        let value = index == 0 ? "new-\(id)@example.com" : "+14155550199"
        let answer = try await service.call(
            .patch, change.path, [change.parameter: .string(value), "password": "unrelated-1"], fields)
        #expect(answer.status == 200, "\(answer.text)")
        let email = index == 0 ? value : "\(id)@example.com"
        #expect(try await service.logIn(email, "unrelated-1").status == 201)
    }
}

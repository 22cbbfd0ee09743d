import AppwriteUsers
import Testing

@testable import UsersServer

/// What a call holds of its user, of a new password and of whom it counts never reaches a log.
@Suite struct RedactedAccountTests {
    @Test func aCountedKeyShowsNothing() throws {
        let key = try RateLimiter.Key("sessions 192.0.2.1 ada@example.com")
        var dumped = ""
        dump(key, to: &dumped)
        for text in ["\(key)", String(reflecting: key), dumped] {
            let numbers = text.filter(\.isNumber)
            #expect(numbers.isEmpty, "\(text)")
        }
    }

    @Test func usersAndNewPasswordsShowNothing() {
        for type in [SignedInUser.self, NewPassword.self] as [Any.Type] {
            #expect(type is any Redacted.Type, "\(type)")
        }
    }
}

import AppwriteUsers
import PasswordHashing
import Testing

@testable import UserStorage

/// What the store holds of users tells nothing of them when it is printed by accident.
@Suite struct RedactionTests {
    @Test func nothingOfAUserIsShown() async throws {
        try await withStore { store, _ in
            let new = NewUser(
                id: "ada", email: "hidden@example.com", phone: "+14155550100", name: "hidden",
                password: StoredHash("hidden", declaredScheme: .md5))
            let user = try await store.write { try $0.insert(new, at: .now()) }
            let values: [Any] = [store, new, user, PlannedUserRow(new), PlainPasswords(), ListValue.text("hidden")]
            for value in values {
                var shown = "\(value)" + String(reflecting: value)
                dump(value, to: &shown)
                #expect(!shown.contains("hidden") && !shown.contains("1415555"), "\(type(of: value))")
            }
            // A transaction leads to the connection, whose statements hold what was bound last.
            let shown = try await store.read { transaction in
                _ = try transaction.user(email: "hidden@example.com")
                var shown = "\(transaction)" + String(reflecting: transaction)
                dump(transaction, to: &shown)
                return shown
            }
            #expect(!shown.contains("hidden"))
        }
    }
}

import Foundation
import PasswordHashing
import Testing
import UserImport

/// Hashes that a system declares in words of its own verify their password, as the notes of the vectors say.
@Suite struct DeclaredHashTests {
    private func records(_ type: any UserSource.Type, _ path: String) throws -> [UserRecord] {
        let url = ProjectRoot.url.appending(path: "Vectors/imports/\(path)")
        return SourceReading(type, Array(try Data(contentsOf: url))).records.compactMap(\.self)
    }

    private func accepts(_ record: UserRecord, _ password: String) throws -> Bool {
        let stored = try #require(record.stored, "\(record.id ?? "")")
        // What another system has written around a hash is taken off first.
        let hash = try SchemeRegistry.standard.parse(WrappedHash.unwrapped(stored) ?? stored)
        return try hash.verify(Array(password.utf8).span)
    }

    /// Every algorithm of a bulk import.
    @Test(arguments: 4...18) func auth0(number: Int) throws {
        let records = try records(Auth0Source.self, "auth0/bulk-import/input.json")
        let record = try #require(records.first { $0.id == "bulk-\(number)" })
        #expect(try accepts(record, "password"))
        #expect(try !accepts(record, "Password"))
    }

    @Test(arguments: 3...6) func fusionAuth(number: Int) throws {
        let records = try records(FusionAuthSource.self, "fusionauth/array/input.json")
        #expect(try accepts(records[number - 1], "password"))
        #expect(try !accepts(records[number - 1], "Password"))
    }

    @Test func fusionAuthBcrypt() throws {
        let records = try records(FusionAuthSource.self, "fusionauth/array/input.json")
        #expect(try accepts(records[1], "U*U"))
        #expect(try accepts(records[6], "appwrite"))
    }

    @Test func logtoLegacy() throws {
        let records = try records(LogtoSource.self, "logto/csv/input.csv")
        #expect(try accepts(records[5], "password"))
        #expect(try accepts(records[6], "user1password"))
    }

    @Test(arguments: [(3, "user1password"), (4, "password"), (5, "test")]) func kratos(number: Int, password: String)
        throws
    {
        let records = try records(KratosSource.self, "kratos/identities/input.json")
        #expect(try accepts(records[number - 1], password))
    }

    @Test(arguments: [
        (4, "password"), (5, "appwrite"), (6, "password"), (7, "user1password"), (8, "password"), (9, "password"),
    ])
    func clerk(number: Int, password: String) throws {
        let records = try records(ClerkSource.self, "clerk/csv/input.csv")
        #expect(try accepts(records[number - 1], password))
    }

    @Test(arguments: [
        (1, "password"), (3, "password"), (5, "appwrite"), (6, "appwrite"), (7, "user1password"), (13, "boabspasswurd"),
    ])
    func appwrite(number: Int, password: String) throws {
        let records = try records(AppwriteSource.self, "appwrite/users-list/input.json")
        #expect(try accepts(records[number - 1], password))
    }
}

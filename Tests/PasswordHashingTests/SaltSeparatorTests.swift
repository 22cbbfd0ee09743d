import Foundation
import PasswordHashing
import PasswordHashingTesting
import Testing

/// Firebase's salt and separator enter scrypt joined.
@Suite struct SaltSeparatorTests {
    private static let withEmptySeparator = KnownAnswers.all.filter {
        $0.scheme == .scryptModified && $0.expect == .match && $0.stored.options.saltSeparator == ""
    }

    @Test func thereAreVectorsWithAnEmptySeparator() { #expect(!Self.withEmptySeparator.isEmpty) }

    @Test(arguments: withEmptySeparator) func aByteOfTheSaltAsSeparatorIsTheSameHash(answer: KnownAnswer) throws {
        let hash = try ScryptModified(parsing: answer.stored)
        guard let moved = hash.movingSaltIntoSeparator else {
            #expect(try salt(answer.stored).count < 2)
            return
        }
        #expect(try hash.verify(answer.password.span))
        #expect(try moved.verify(answer.password.span))
        #expect(try !moved.verify((answer.password + [33]).span))
        #expect(try salt(moved.stored).count == salt(hash.stored).count - 1)
        #expect(moved.stored.options.saltSeparator?.count == 4)
        #expect(moved.stored.hash == hash.stored.hash && moved.movingSaltIntoSeparator == nil)
    }

    @Test func onlyAnEmptySeparatorAndALongerSaltAreMoved() throws {
        var options = HashOptions()
        (options.salt, options.saltSeparator, options.signerKey) = ("QUJD", "Bw==", "AAAA")
        func moved() throws -> ScryptModified? {
            try ScryptModified(parsing: StoredHash("AAAA", options: options)).movingSaltIntoSeparator
        }
        #expect(try moved() == nil)
        options.saltSeparator = ""
        #expect(try moved()?.stored.options.salt == "QUI=")
        #expect(try moved()?.stored.options.saltSeparator == "Qw==")
        options.salt = "QQ=="
        #expect(try moved() == nil)
    }

    private func salt(_ stored: StoredHash) throws -> Data {
        let text = try #require(stored.options.salt)
        return try #require(Data(base64Encoded: text))
    }
}

import AppwriteUsers
import CryptoPrimitives
import HashEncoding
import Testing

@testable import UsersServer

/// Whatever a signed token claims, reading it ends in a token or a refusal.
@Suite struct SessionTokenTests {
    private let key: [UInt8] = Array(repeating: 7, count: 32)
    private let now = Timestamp(milliseconds: 1_795_439_100_000)

    private func part(_ text: String) -> String { Base64.encode(Array(text.utf8), alphabet: .urlSafe) }

    private func token(_ claims: String) throws -> String {
        let message = "\(part(#"{"typ":"JWT","alg":"HS256"}"#)).\(part(claims))"
        let code = try MessageAuthentication.hmacSHA256(message.utf8Span.span, key: key.span)
        return message + "." + Base64.encode(code, alphabet: .urlSafe)
    }

    private func read(exp: String) throws -> SessionToken {
        try SessionToken(
            verifying: token(#"{"userId":"u1","sessionId":"s1","exp":\#(exp)}"#), key: key, at: now)
    }

    @Test(arguments: [
        "9223372036854775807", "9223372036854775806", "9223372036854776", "9223372036854775", "253402300800",
        "-9223372036854775808", "1e300", "1.5", "9223372036854775808", "\"1895439100\"", "null",
    ]) func refusesATimeThatIsNone(exp: String) {
        #expect(throws: SessionToken.Problem.invalid) { try read(exp: exp) }
    }

    @Test func readsTheTimesThatThereAre() throws {
        #expect(try read(exp: "253402300799").expire == Timestamp(milliseconds: 253_402_300_799_000))
        #expect(try read(exp: "1795439101").expire == Timestamp(milliseconds: 1_795_439_101_000))
        for exp in ["1795439100", "0", "-62167219200"] {
            #expect(throws: SessionToken.Problem.expired) { try read(exp: exp) }
        }
    }

    @Test func readsItsOwn() throws {
        let token = SessionToken(userId: "u1", sessionId: "", expire: now.adding(seconds: .max))
        let text = try token.signed(key: key)
        // The decimals are not written.
        #expect(try SessionToken(verifying: text, key: key, at: now).userId == "u1")
    }
}

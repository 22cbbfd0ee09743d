import TestSupport
import Testing

@testable import CryptoPrimitives

@Suite struct MessageAuthenticationTests {
    /// RFC 2202, RFC 2286 and RFC 4231, their second cases and those with a key longer than a block.
    @Test func agreesWithTheStandards() throws {
        let (key, message) = (Array("Jefe".utf8), Array("what do ya want for nothing?".utf8))
        #expect(try hmac(.md5, message, key: key) == "750c783e6ab0b503eaa86e310a5db738")
        #expect(try hmac(.sha1, message, key: key) == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")
        #expect(
            try hmac(.sha256, message, key: key)
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        let long = [UInt8](repeating: 0xaa, count: 131)
        let text = Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8)
        #expect(
            try hmac(.sha384, text, key: long)
                == "4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c60c2ef6ab4030fe8296248df163f44952")
        #expect(
            try hmac(.sha512, text, key: long)
                == "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352"
                + "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598")
        if MessageDigest.ripemd160.isAvailable {
            #expect(try hmac(.ripemd160, message, key: key) == "dda6c0213a485a9e24f4742064a7f033b43c4069")
        }
    }

    /// OpenSSL's command, of "abc" under the key "key".
    @Test(
        arguments: [
            (MessageDigest.md4, "32c43d6d6eda7f1e464711473b956b68"),
            (.ripemd160, "67fdce738ebfc7372bcd38f03c023b5746724d18"),
            (.blake2s256, "0018bfddc0c878b3e270c6e59b35af01e164a42d89499c9447a90b58a4d60eb3"),
            (.sm3, "28e63256e7c5a087b1f073265dc53092163f7b82729735d06f28f10af9d52393"),
            (
                .whirlpool,
                "cc54c8afbd90efeb6fc30b50853cd9ecb775f96f8bc6bc0282f86ebf398f4b32"
                    + "ce59ab14a347bb927997c17fdf4dac791d8a87a9faba4b00e2ab7febaea35c88"
            ),
            (
                .blake2b512,
                "05cc4815438d5cfe68fff446b8df57828cc96189de4b4e928e3f06d815d64e5b"
                    + "c15124a02ffd39859b3e2476da03bc0235ca86df623af2a5631779809e9fd04a"
            ),
        ] as [(MessageDigest, String)])
    func agreesWithOpenSSL(digest: MessageDigest, code: String) throws {
        guard digest.isAvailable else { return }
        #expect(try hmac(digest, Array("abc".utf8), key: Array("key".utf8)) == code)
    }

    /// PBKDF2 of libcrypto with one iteration is the HMAC of the salt and a number: every digest, keys around its block.
    @Test(arguments: MessageDigest.allCases.filter(\.isAvailable))
    func isTheFirstIterationOfPBKDF2(digest: MessageDigest) throws {
        var generator = SeededGenerator(seed: 2104)
        let block = digest.blockByteCount
        for count in [0, 1, block - 1, block, block + 1, 3 * block] {
            let (key, salt) = (generator.bytes(count: count), generator.bytes(count: 300 - count / 2))
            let expected = try stockPBKDF2(digest, key, salt, iterations: 1, count: digest.byteCount)
            #expect(try hmac(digest, salt + [0, 0, 0, 1], key: key) == hexText(expected), "\(count) bytes")
        }
    }
}

import CryptoPrimitives
import Testing

@Suite struct SHACryptFunctionTests {
    static let salt = Array("saltstringsaltst".utf8)

    /// Drepper, "Unix crypt using SHA-256 and SHA-512": "Hello world!" with "saltstring" and 5000 rounds; the bytes that
    /// `5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5` and
    /// `svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1` encode.
    @Test func agreesWithTheSpecification() throws {
        let (password, salt) = (Array("Hello world!".utf8), Array("saltstring".utf8))
        let short = try shaCrypt(.sha256, password, salt, rounds: 5000)
        #expect(hexText(short) == "ece9807faae7f7203489a324e617df4c8b649a234792134358d845655d4d107a")
        let long = try shaCrypt(.sha512, password, salt, rounds: 5000)
        #expect(
            hexText(long)
                == "2b209d0f3abe5abc1b24521555baa2b94d0943dae13e85666e7946e24de23237"
                + "33cc538877a227437ac5f8ede5986c71a987079aa165ef8a1bda94a5916aceff")
    }

    /// Each byte that a salt may have is one that libxcrypt takes, and no other.
    @Test func saltsHaveTheBytesThatLibxcryptTakes() throws {
        for byte in UInt8(1)...255 where byte != UInt8(ascii: "$") {
            let setting = Array("$5$rounds=1000$".utf8) + [byte, UInt8(ascii: "$")]
            let isTaken = (try? CryptFunction.hash(password: setting.span, setting: setting).count) != nil
            #expect(isTaken == SHACryptFunction.isSaltByte(byte), "\(byte)")
        }
        #expect(!SHACryptFunction.isSaltByte(UInt8(ascii: "$")) && !SHACryptFunction.isSaltByte(0))
    }
}

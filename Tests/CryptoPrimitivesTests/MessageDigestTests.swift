import CryptoPrimitives
import Testing

@Suite struct MessageDigestTests {
    /// The digests of "" and "abc": RFC 1320 and RFC 1321, appendix A.5, NIST's examples for FIPS 180-4 and FIPS 202,
    /// RFC 7693, appendices A and B ("abc"), and what RIPEMD-160's, Whirlpool's and SM3's specifications say of them; those
    /// that these leave out are of OpenSSL's command.
    static let answers: [(MessageDigest, empty: String, abc: String)] = [
        (
            .md4,
            "31d6cfe0d16ae931b73c59d7e0c089c0",
            "a448017aaf21d8525fc10ae87aa6729d"
        ),
        (
            .md5,
            "d41d8cd98f00b204e9800998ecf8427e",
            "900150983cd24fb0d6963f7d28e17f72"
        ),
        (
            .sha1,
            "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "a9993e364706816aba3e25717850c26c9cd0d89d"
        ),
        (
            .sha224,
            "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f",
            "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"
        ),
        (
            .sha256,
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        ),
        (
            .sha384,
            "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b",
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"
        ),
        (
            .sha512,
            "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f"
                + "63b931bd47417a81a538327af927da3e",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
                + "454d4423643ce80e2a9ac94fa54ca49f"
        ),
        (
            .sha512_224,
            "6ed0dd02806fa89e25de060c19d3ac86cabb87d6a0ddd05c333b84f4",
            "4634270f707b6a54daae7530460842e20e37ed265ceee9a43e8924aa"
        ),
        (
            .sha512_256,
            "c672b8d1ef56ed28ab87c3622c5114069bdd3ad7b8f9737498d0c01ecef0967a",
            "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23"
        ),
        (
            .sha3_224,
            "6b4e03423667dbb73b6e15454f0eb1abd4597f9a1b078e3f5b5a6bc7",
            "e642824c3f8cf24ad09234ee7d3c766fc9a3a5168d0c94ad73b46fdf"
        ),
        (
            .sha3_256,
            "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a",
            "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"
        ),
        (
            .sha3_384,
            "0c63a75b845e4f7d01107d852e4c2485c51a50aaaa94fc61995e71bbee983a2ac3713831264adb47fb6bd1e058d5f004",
            "ec01498288516fc926459f58e2c6ad8df9b473cb0fc08c2596da7cf0e49be4b298d88cea927ac7f539f1edf228376d25"
        ),
        (
            .sha3_512,
            "a69f73cca23a9ac5c8b567dc185a756e97c982164fe25859e0d1dcc1475c80a615b2123af1f5f94c11e3e9402c3ac558"
                + "f500199d95b6d3e301758586281dcd26",
            "b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e10e116e9192af3c91a7ec57647e39340"
                + "57340b4cf408d5a56592f8274eec53f0"
        ),
        (
            .ripemd160,
            "9c1185a5c5e9fc54612808977ee8f548b2258d31",
            "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc"
        ),
        (
            .whirlpool,
            "19fa61d75522a4669b44e39c1d2e1726c530232130d407f89afee0964997f7a73e83be698b288febcf88e3e03c4f0757"
                + "ea8964e59b63d93708b138cc42a66eb3",
            "4e2448a4c6f486bb16b6562c73b4020bf3043e3a731bce721ae1b303d97e6d4c7181eebdb6c57e277d0e34957114cbd6"
                + "c797fc9d95d8b582d225292076d4eef5"
        ),
        (
            .blake2b512,
            "786a02f742015903c6c6fd852552d272912f4740e15847618a86e217f71f5419d25e1031afee585313896444934eb04b"
                + "903a685b1448b755d56f701afe9be2ce",
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc95"
                + "18d38aa8dbf1925ab92386edd4009923"
        ),
        (
            .blake2s256,
            "69217a3079908094e11121d042354a7c1f55b6482ca1a51e1b250dfd1ed0eef9",
            "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982"
        ),
        (
            .sm3,
            "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b",
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
        ),
    ]

    @Test(arguments: MessageDigest.allCases.filter(\.isAvailable))
    func agreesWithTheStandard(function: MessageDigest) throws {
        let answer = try #require(Self.answers.first { $0.0 == function })
        #expect(hexText(try digest(function, [])) == answer.empty)
        #expect(hexText(try digest(function, Array("abc".utf8))) == answer.abc)
    }

    @Test func everyFunctionHasAnAnswer() {
        #expect(Self.answers.map(\.0) == MessageDigest.allCases)
    }

    /// All but the digests of OpenSSL's legacy provider, which a system may lack.
    @Test func everyLibcryptoOffersTheDigestsInUse() {
        let missing = MessageDigest.allCases.filter { !$0.isAvailable }
        #expect(Set(missing).isSubset(of: [.md4, .whirlpool, .ripemd160]))
    }

    /// RFC 1321's longest test, over one 64-byte block.
    @Test func readsMoreThanOneBlock() throws {
        let message = Array(String(repeating: "1234567890", count: 8).utf8)
        #expect(hexText(try digest(.md5, message)) == "57edf4a22be3c955ac49da2e2107b67a")
        // FIPS 180-4, a million times "a".
        let million = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        #expect(hexText(try digest(.sha1, million)) == "34aa973cd4c4daa4f61eeb2bdbad27316534016f")
    }

    @Test(arguments: MessageDigest.allCases.filter(\.isAvailable))
    func outputHasTheDeclaredLength(function: MessageDigest) throws {
        #expect(try digest(function, [0, 1, 2]).count == function.byteCount)
    }

    @Test(arguments: [MessageDigest.md5, .sha512], [0, 1, 7, 100])
    func iteratedDigestIsTheLoopWrittenOut(function: MessageDigest, iterations: Int) throws {
        let (first, suffix) = (Array("saltpassword".utf8), Array("password".utf8))
        var expected = try stockDigest(function, first)
        for _ in 0..<iterations {
            expected = try stockDigest(function, expected + suffix)
        }
        let iterated = try function.iteratedDigest(first: first.span, suffix: suffix.span, iterations: iterations)
        #expect(iterated.copyBytes() == expected)
    }

    @Test func iteratedDigestTakesEmptyInputs() throws {
        let empty: [UInt8] = []
        let iterated = try MessageDigest.md5.iteratedDigest(first: empty.span, suffix: empty.span, iterations: 2)
        #expect(iterated.copyBytes() == (try digest(.md5, digest(.md5, digest(.md5, [])))))
    }
}

/// What the self-tests expect: published answers, and answers of libraries; never one that only ours gave.
///
/// Where many hashes are computed, the answer is the FNV-1a (64 bits) of all of them, one after the other: it is to find
/// faults, not forgers. `KernelSelfTest` says of which inputs.
struct KnownAnswers {
    /// libargon2: Argon2id 0x13, 520 KiB, 1 pass, 1 lane, 32 bytes; "password", "somesalt".
    var argon2Long = "4a2e4ab948938db07c43f4b16e6919c3aa4f9dc6da0af0d9e1a7c8f128329feb"
    /// libargon2: each variant with 0x13, 16 KiB, 2 passes, 1 lane, 32 bytes; 2, 3 and 4 inputs.
    var argon2: [Argon2Function.Variant: String] = [
        .argon2d: "32a7a3d16fac069a",
        .argon2i: "5353fb57b9998048",
        .argon2id: "6965bda8a2ce2c87",
    ]
    /// libargon2: Argon2id 0x10, 30 KiB, 2 passes, 3 lanes, 100 bytes; 3 inputs.
    var argon2Lanes = "674b5daa3f1ff364"
    /// RFC 7914, section 12, the first: N 16, r 1, p 1, no password, no salt.
    var scryptPublished =
        "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
        + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
    /// Python's hashlib over OpenSSL: N 32, r 2, p 2, 40 bytes; so many inputs.
    var scrypt = [
        3: "fc08f1805669d2e8",
        4: "fd765eed8d7e4e14",
        6: "e317e6151c186163",
        8: "4efefda055788c5b",
    ]
    /// crypt_blowfish 1.3, its own self-test, which libxcrypt takes too: $2x$00$abcdefghijklmnopqrstuu.
    var bcryptPublished = "5d6b51a1917cb01a57514afdacf163113ff6f772a12938"
    static let bcryptPassword: [UInt8] = [0x38, 0x62, 0x20, 0xd0, 0xc1, 0xd2, 0xcf, 0xcc, 0xd8]
    static let bcryptSalt: [UInt8] = [
        0x71, 0xd7, 0x9f, 0x82, 0x18, 0xa3, 0x92, 0x59, 0xa7, 0xa2, 0x9a, 0xab, 0xb2, 0xdb, 0xaf, 0xc3,
    ]
    /// passlib 1.7.4, in Python, without its check of the cost: $2b$00$; so many inputs.
    var bcrypt = [
        2: "66c4d1306ae7cfcc",
        3: "7f8fc8f826b12977",
        4: "ec56fdf84de5ec12",
    ]
    /// libxcrypt: $2a$04$ of the bytes ff ff a3, at which its guard shows.
    var bcryptGuarded = "39e1b368ac41f0c0c43d2720d609587700be6d4129ac1f"
    /// A loop over OpenSSL's MD5: 8 iterations; so many inputs.
    var phpass = [
        3: "e6a20fb18a8ae918",
        8: "e3d75a9b2c06317b",
        16: "c3547da536d86ebf",
        32: "d60ba99576599d25",
    ]
    /// OpenSSL: messages of the lengths that `KernelSelfTest` lists, which are those at which padding takes a turn.
    var digests: [MessageDigest: String] = [
        .md5: "d35714dbe3d48002",
        .sha1: "2c32041c67011202",
        .sha224: "b95fcdcc68598172",
        .sha256: "b8c13cb425e64b52",
        .sha384: "b877554703673a55",
        .sha512: "b13cf372550fe919",
        .sha512_224: "feb97f7763907ab2",
        .sha512_256: "3cbc5aceeeb3009d",
    ]
    /// A loop over OpenSSL's SHA-512: 63 bytes, then 5 times the digest with 20, 55 or 100 bytes behind it.
    var sha512Iterated = "fd55545d44633ca5"
    /// Python's hashlib over OpenSSL: 5 iterations; so many inputs.
    var sha512IteratedLanes = [5: "c20f92d6801ab63b", 8: "28dfe58dc89983fb"]
    /// Python's hashlib over OpenSSL: 3 iterations; 50 bytes (100 of SHA-512) of each of so many inputs,
    /// 32 of one alone.
    var pbkdf2: [MessageDigest: [Int: String]] = [
        .sha1: [5: "0847b54b19268ccc", 16: "1a879816ae975e26"],
        .sha256: [
            1: "de885ce60059fa01a3cdec3234e3ae9646d45965aa5eef778de9bc4299216cb8",
            5: "79be0fcde39238c2", 6: "95d93b991940048d", 16: "12f5b72072ca3cfd",
        ],
        .sha512: [5: "e0e7170061777788", 8: "499be417861d3fc2"],
    ]
    /// RFC 4231, section 4.3: HMAC-SHA256 of "what do ya want for nothing?" under the key "Jefe".
    var hmac = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    /// Texts of crypt(3), which libxcrypt alone computes whole: of "password", by PyPI's bcrypt 5.0.0 and (`$7$`) by Python's
    /// hashlib; of `cryptLongPassword`, from the specification of sha-crypt.
    var crypt =
        [
            .bcrypt: ["$2b$04$abcdefghijklmnopqrstuughE8Ev8uGFaUgY2cNEySvxngrb/Jzdm"],
            .scrypt: ["$7$30....0....somesalt$.Gy6ANWo4jDivqqY6WyWzwznNP8Hap7Z2CfAz6AYjF9"],
            .shaCrypt: [
                "$5$rounds=1400$anotherlongsalts$Rx.j8H.h8HjEDGomFU8bDkXm3XIUnzyxf12oP84Bnq1",
                "$6$rounds=1400$anotherlongsalts$POfYwTEok97VWcjxIiSOjiykti.o/pQs.wPvMxQ6Fm7I6IoYN3CmLs66x9t0oSwbtEW7o7UmJEi"
                    + "DwGqd8p4ur1",
            ],
        ] as [CrossCheck.Function: [String]]
    static let cryptLongPassword =
        "a very much longer text to encrypt.  This one even stretches over morethan one line."
    /// passlib 1.7.4, in Python, without its check of the rounds: 45 rounds; so many inputs.
    var shaCrypt: [SHACryptFunction.Variant: [Int: String]] = [
        .sha256: [5: "d818359a7ac1e945", 8: "73c45504910528d6", 16: "2302b062bd3b5d6d"],
        .sha512: [5: "987051a22bdbe8d8", 8: "196cc0259a447ceb"],
    ]
}

/// What the self-tests expect: published answers, and answers of stock libraries; never one that only ours gave.
///
/// Where many hashes are computed, the answer is the FNV-1a (64 bits) of all of them, one after the other: it is to find
/// faults, not forgers. `KernelSelfTest` says of which inputs.
struct KnownAnswers {
    /// phc-winner-argon2, src/test.c: Argon2id 0x13, 256 KiB, 2 passes, 1 lane, "password", "somesalt".
    var argon2Published = "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"
    /// libargon2: each variant with 0x13, 64 KiB, 2 passes, 1 lane, 32 bytes; 4 inputs.
    var argon2 = [
        "4bc8f20bddd6b0e3",
        "a261dae77a75f200",
        "84d75efa33c82051",
    ]
    /// libargon2: Argon2d 0x10, 100 KiB, 2 passes, 3 lanes, 100 bytes; 3 inputs.
    var argon2Lanes = "f24d969729af8311"
    /// RFC 7914, section 12, the first: N 16, r 1, p 1, no password, no salt.
    var scryptPublished =
        "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
        + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
    /// OpenSSL: N 32, r 2, p 2, 40 bytes; 8 inputs.
    var scrypt = "4efefda055788c5b"
    /// libxcrypt: $2a$04$; 4 inputs, two of them the passwords ff ff a3 and ff, at the first of which its guard shows.
    var bcrypt = "2b82eb0289f13ad4"
    /// A loop over OpenSSL's MD5: 8 iterations; 1, 16 and 32 inputs.
    var phpass = [
        1: "5f5e4470ad5f5c44992a09d96717773c",
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
    /// A loop over OpenSSL's SHA-512: 63 bytes, then 5 times the digest with 55 bytes behind it.
    var sha512Iterated =
        "4da00263df1985c68a9901f7dc5973e5745b36cfdadaed7fb6746719c52bd9e1"
        + "b8ed70fb0350b4a95f2d8245fddcd5276078acd89b8055f9053e40722baf5faf"
}

/// What the self-tests expect: published answers, and answers of stock libraries; never one that only ours gave.
///
/// Where many hashes are computed, the answer is the SHA-256 (by libcrypto) of all of them, one after the other.
/// `KernelSelfTest` says of which inputs.
struct KnownAnswers {
    /// phc-winner-argon2, src/test.c: Argon2id 0x13, 256 KiB, 2 passes, 1 lane, "password", "somesalt".
    var argon2Published = "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"
    /// libargon2: each variant with 0x13, 64 KiB, 2 passes, 1 lane, 32 bytes; 4 inputs.
    var argon2 = [
        "32d592e2aeb084d1a4492d3391ae721dbd73e82ab5e2b38974d9107be0304bc0",
        "8cdc01680ed7264aedc9959dea7c73b0b7d3476ae91ef52371d684d2fc94cd9c",
        "a7d0a7a41797bdd5cbb97b5003c1250fc10a29562bbf613e7e295af31624972e",
    ]
    /// libargon2: Argon2d 0x10, 100 KiB, 2 passes, 3 lanes, 100 bytes; 3 inputs.
    var argon2Lanes = "fef72058f15caa0906d46e0f8233901a39710927dbf3c7da192152e8ba9f4c2e"
    /// RFC 7914, section 12, the first: N 16, r 1, p 1, no password, no salt.
    var scryptPublished =
        "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
        + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
    /// OpenSSL: N 32, r 2, p 2, 40 bytes; 8 inputs.
    var scrypt = "90eeb67fa2c5bf60d8a4ee3f01384724855be7d51e3e5169ada8619c029ba137"
    /// libxcrypt: $2b$04$; 4 inputs.
    var bcryptB = "f710c7c58a2d1424c062518150fed05c2ea5d276f8bc66c016bf12c3ee3d0cf9"
    /// libxcrypt: $2x$04$; 3 inputs, with bytes over 0x7f among them.
    var bcryptX = "0b484d2ad2f7456b9d0b9cbcbda97f75db4e535c3cc57eb9b118b6f8d36d40fd"
    /// libxcrypt: $2a$04$, the password ff ff a3, at which its guard shows.
    var bcryptA = "39e1b368ac41f0c0c43d2720d609587700be6d4129ac1f"
    /// A loop over OpenSSL's MD5: 8 iterations; 1, 16 and 32 inputs.
    var phpass = [
        1: "5f5e4470ad5f5c44992a09d96717773c",
        16: "eb9ff68ff2a2419219b8e0db4b9fde2f96403f93366a2c001b8dc3eb72dd3013",
        32: "3058d46cf32b973781ca535692e415a3f61055149204b368620cc849e0165693",
    ]
    /// OpenSSL: messages of the lengths that `KernelSelfTest` lists, which are those at which padding takes a turn.
    var digests: [MessageDigest: String] = [
        .md5: "7b066e0575bb72c04784b2e330891c66ee8d149477fec798eabb4f228b4fdb5f",
        .sha1: "af7d586ba326f1ab78d48a7df282ce41e4bd744668e0a184e7411967daa2d00c",
        .sha224: "64debf3a91cdb423d3b7ae12b87a6915690dcff3b71ebc9a5e39044d106c569b",
        .sha256: "6f2d3a3eda41a69fea86958634f551b4dff53964cb67748240b8c106036afd3d",
        .sha384: "ca266ed737decfaf091fe74179400c4a0a7a7dbcefbdad4f2a17c7d91882b128",
        .sha512: "4bbde3b3f9045398093bc1f484e8e3677c1eb07651d9cc607cfc14a24ba3877d",
        .sha512_224: "a69f27a3a785619bc8b105c8ea1cbb800ac9130d62e4c1707bd28fb5fcd3cf2d",
        .sha512_256: "f84660b3aea8ecb5d53907f53658fa8023b1cc7f0348078e6e7cb3302424e99c",
    ]
    /// A loop over OpenSSL's SHA-512: 63 bytes, then 5 times the digest with 55 bytes behind it.
    var sha512Iterated =
        "4da00263df1985c68a9901f7dc5973e5745b36cfdadaed7fb6746719c52bd9e1"
        + "b8ed70fb0350b4a95f2d8245fddcd5276078acd89b8055f9053e40722baf5faf"
}

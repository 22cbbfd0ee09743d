@testable import CryptoPrimitives

// The primitives over arrays: a `Span` cannot be an argument of `#expect`.

func hexText(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
        let digits = String(byte, radix: 16)
        return byte < 16 ? "0" + digits : digits
    }.joined()
}

func bytes(hex text: String) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}

func digest(_ function: MessageDigest, _ message: [UInt8]) throws(PrimitiveError) -> [UInt8] {
    try function.digest(message.span).copyBytes()
}

/// What libcrypto gives, whatever the kernels are.
func stockDigest(_ function: MessageDigest, _ message: [UInt8]) throws(PrimitiveError) -> [UInt8] {
    try function.stockDigest(message.span).copyBytes()
}

func scrypt(
    _ password: [UInt8], _ salt: [UInt8], costN: UInt64, blockSize: UInt32, parallelism: UInt32, count: Int,
    _ backend: ScryptFunction.Backend? = nil
) throws(PrimitiveError) -> [UInt8] {
    try ScryptFunction.deriveKey(
        password: password.span, salt: salt.span, costN: costN, blockSize: blockSize, parallelism: parallelism,
        outputByteCount: count, backend: backend
    ).copyBytes()
}

func argon2(
    _ password: [UInt8], _ salt: [UInt8], _ variant: Argon2Function.Variant, _ version: Argon2Function.Version = .v19,
    memory: UInt32 = 64, iterations: UInt32 = 1, parallelism: UInt32 = 1, count: Int = 32
) throws(PrimitiveError) -> [UInt8] {
    try Argon2Function.deriveKey(
        password: password.span, salt: salt.span, variant: variant, version: version, memory: memory,
        iterations: iterations, parallelism: parallelism, outputByteCount: count
    ).copyBytes()
}

/// What libargon2 gives, whatever the kernels are.
func stockArgon2(
    _ input: DerivationInput, _ variant: Argon2Function.Variant, _ version: Argon2Function.Version = .v19,
    memory: UInt32, iterations: UInt32 = 1, parallelism: UInt32 = 1, count: UInt32 = 32
) throws(PrimitiveError) -> [UInt8] {
    try Argon2Function.stockKey(
        password: input.password.copy.span, salt: input.salt.span,
        Argon2Parameters(
            variant: variant, version: version, memory: memory, iterations: iterations, parallelism: parallelism,
            outputCount: count)
    ).copyBytes()
}

func pbkdf2(
    _ digest: MessageDigest, _ password: [UInt8], _ salt: [UInt8], iterations: UInt32, count: Int
) throws(PrimitiveError) -> [UInt8] {
    try PBKDF2Function.deriveKey(
        password: password.span, salt: salt.span, digest: digest, iterations: iterations, outputByteCount: count
    ).copyBytes()
}

/// What libcrypto gives, whatever the kernels are.
func stockPBKDF2(
    _ digest: MessageDigest, _ password: [UInt8], _ salt: [UInt8], iterations: UInt32, count: Int
) throws(PrimitiveError) -> [UInt8] {
    try PBKDF2Function.stockKey(
        password: password.span, salt: salt.span, digest: digest, iterations: iterations, outputByteCount: count
    ).copyBytes()
}

func shaCrypt(
    _ variant: SHACryptFunction.Variant, _ password: [UInt8], _ salt: [UInt8], rounds: UInt32
) throws(PrimitiveError) -> [UInt8] {
    try SHACryptFunction.digest(
        password: password.span, salt: salt.span, variant: variant, rounds: rounds
    ).copyBytes()
}

/// What libxcrypt gives, whatever the kernels are.
func stockSHACrypt(
    _ variant: SHACryptFunction.Variant, _ password: [UInt8], _ salt: [UInt8], rounds: UInt32
) throws(PrimitiveError) -> [UInt8] {
    try SHACryptFunction.stockDigest(
        password: password.span, salt: salt.span, variant: variant, rounds: rounds
    ).copyBytes()
}

func hmac(_ digest: MessageDigest, _ message: [UInt8], key: [UInt8]) throws(PrimitiveError) -> String {
    hexText(try MessageAuthentication.hmac(message.span, key: key.span, digest: digest).copyBytes())
}

func crypt(_ password: [UInt8], _ setting: String) throws(PrimitiveError) -> String {
    let output = try CryptFunction.hash(password: password.span, setting: Array(setting.utf8)).copyBytes()
    return String(decoding: output, as: UTF8.self)
}

func counterMode(_ message: [UInt8], key: [UInt8]) throws(PrimitiveError) -> [UInt8] {
    try AES256CTR.encrypt(message.span, key: key.span).copyBytes()
}

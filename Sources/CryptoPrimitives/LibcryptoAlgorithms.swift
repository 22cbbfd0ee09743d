internal import COpenSSL

/// What libcrypto offers in one of its library contexts, each algorithm looked up once a process.
///
/// `EVP_MD_fetch` on each call costs more than a short digest itself.
@safe
struct LibcryptoAlgorithms: @unchecked Sendable {
    // Sendable: what is fetched is immutable and lives as long as the process, and nothing changes after `init`.

    /// Of the process's own context: all digests but those that only the legacy provider has.
    private static let standard = unsafe LibcryptoAlgorithms(
        context: nil, MessageDigest.allCases.filter { $0.provider != .legacy })

    /// Of a context for OpenSSL's legacy provider, which the process's own context never sees; nil where it is not
    /// installed.
    private static let legacy: LibcryptoAlgorithms? = {
        guard let context = unsafe OSSL_LIB_CTX_new() else { return nil }
        // SAFETY: each name is a NUL-terminated string for the time of the call.
        guard unsafe OSSL_PROVIDER_load(context, "default") != nil, unsafe OSSL_PROVIDER_load(context, "legacy") != nil
        else {
            unsafe OSSL_LIB_CTX_free(context)
            return nil
        }
        return unsafe LibcryptoAlgorithms(
            context: context, MessageDigest.allCases.filter { $0.provider != .standard })
    }()

    /// In the order of `MessageDigest.allCases`; nil for those that are not there. No array, whose holders are counted at
    /// each lookup: that would cost a part of a short digest's time.
    private let digests: UnsafePointer<OpaquePointer?>
    private let pbkdf2: OpaquePointer?

    private init(context: OpaquePointer?, _ functions: [MessageDigest]) {
        // SAFETY: never freed; `order` is below the count; each name is a NUL-terminated string for the time of the call.
        let digests = UnsafeMutablePointer<OpaquePointer?>.allocate(capacity: MessageDigest.allCases.count)
        unsafe digests.initialize(repeating: nil, count: MessageDigest.allCases.count)
        for function in functions {
            unsafe digests[function.order] = EVP_MD_fetch(context, function.libcryptoName.utf8Characters, nil)
        }
        unsafe self.digests = UnsafePointer(digests)
        unsafe pbkdf2 = EVP_KDF_fetch(context, "PBKDF2", nil)
    }

    /// The context that has a digest; nil where this libcrypto does not offer it.
    static func offering(_ digest: MessageDigest) -> LibcryptoAlgorithms? {
        if unsafe standard.digests[digest.order] != nil { return standard }
        guard digest.provider != .standard, let legacy, unsafe legacy.digests[digest.order] != nil else { return nil }
        return legacy
    }

    /// The digest, for as long as the process lives.
    subscript(digest: MessageDigest) -> OpaquePointer? { unsafe digests[digest.order] }

    /// Digests a message in a context that libcrypto clears and frees; false where it fails.
    func digest(
        _ function: MessageDigest, _ message: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
    ) -> Bool {
        // SAFETY: the message is valid for its count, `output` for the digest's length.
        unsafe EVP_Digest(message.baseAddress, message.count, output.baseAddress, nil, self[function], nil) == 1
    }

    // MARK: Key derivation

    /// PBKDF2 with HMAC; false where libcrypto fails.
    func derivePBKDF2(
        _ password: UnsafeBufferPointer<UInt8>, _ salt: UnsafeBufferPointer<UInt8>, _ digest: MessageDigest,
        iterations: UInt32, into output: UnsafeMutableBufferPointer<UInt8>
    ) -> Bool {
        let name = digest.libcryptoName
        let nameParameter = unsafe Self.parameter(
            "digest", OSSL_PARAM_UTF8_STRING, name.utf8Start, name.utf8CodeUnitCount)
        return unsafe Self.derive(
            pbkdf2, password, salt, numbers: [("iter", iterations)], others: [nameParameter], into: output)
    }

    /// Argon2; nil where this libcrypto has none (it came with OpenSSL 3.2), false where it fails.
    static func deriveArgon2(
        _ password: UnsafeBufferPointer<UInt8>, _ salt: UnsafeBufferPointer<UInt8>, _ parameters: Argon2Parameters,
        into output: UnsafeMutableBufferPointer<UInt8>
    ) -> Bool? {
        // SAFETY: the name is a NUL-terminated string for as long as the process lives.
        guard let function = unsafe EVP_KDF_fetch(nil, parameters.variant.libcryptoName.utf8Characters, nil) else {
            return nil
        }
        defer { unsafe EVP_KDF_free(function) }
        return unsafe derive(
            function, password, salt,
            numbers: [
                ("iter", parameters.iterations), ("memcost", parameters.memory), ("lanes", parameters.parallelism),
                ("threads", 1), ("version", parameters.version.rawValue),
            ], others: [], into: output)
    }

    /// Calls a function that takes a password, a salt, numbers and perhaps more; false where libcrypto fails.
    private static func derive(
        _ function: OpaquePointer?, _ password: UnsafeBufferPointer<UInt8>, _ salt: UnsafeBufferPointer<UInt8>,
        numbers: [(key: StaticString, value: UInt32)], others: [OSSL_PARAM],
        into output: UnsafeMutableBufferPointer<UInt8>
    ) -> Bool {
        guard let context = unsafe EVP_KDF_CTX_new(function) else { return false }
        defer { unsafe EVP_KDF_CTX_free(context) }
        // An empty buffer may have no address, which libcrypto takes for a parameter that was not given.
        var empty: UInt8 = 0
        let values = numbers.map(\.value)
        return unsafe withUnsafePointer(to: &empty) { empty in
            unsafe values.withUnsafeBufferPointer { values in
                // SAFETY: each pointer is valid for the count beside it during the call, which changes none of them.
                var parameters = unsafe [
                    parameter("pass", OSSL_PARAM_OCTET_STRING, password.baseAddress ?? empty, password.count),
                    parameter("salt", OSSL_PARAM_OCTET_STRING, salt.baseAddress ?? empty, salt.count),
                ]
                for (index, number) in numbers.enumerated() {
                    guard let start = values.baseAddress else { break }
                    unsafe parameters.append(
                        parameter(
                            number.key, OSSL_PARAM_UNSIGNED_INTEGER, start + index, MemoryLayout<UInt32>.size))
                }
                unsafe parameters += others + [OSSL_PARAM()]
                return unsafe EVP_KDF_derive(context, output.baseAddress, output.count, parameters) == 1
            }
        }
    }

    /// One entry of a list of parameters (OSSL_PARAM(3)); the keys are those of EVP_KDF-PBKDF2(7) and
    /// EVP_KDF-ARGON2(7).
    private static func parameter(
        _ key: StaticString, _ type: Int32, _ data: UnsafeRawPointer, _ count: Int
    ) -> OSSL_PARAM {
        unsafe OSSL_PARAM(
            key: key.utf8Characters, data_type: UInt32(type), data: UnsafeMutableRawPointer(mutating: data),
            data_size: count, return_size: 0)
    }
}

extension StaticString {
    /// The text as C reads it, for as long as the process lives.
    fileprivate var utf8Characters: UnsafePointer<CChar> {
        unsafe UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self)
    }
}

extension Argon2Function.Variant {
    /// EVP_KDF-ARGON2(7).
    fileprivate var libcryptoName: StaticString {
        switch self {
        case .argon2d: "ARGON2D"
        case .argon2i: "ARGON2I"
        case .argon2id: "ARGON2ID"
        }
    }
}

extension MessageDigest {
    /// Its place in `allCases`: a lookup by it costs less than one by name.
    fileprivate var order: Int {
        switch self {
        case .md4: 0
        case .md5: 1
        case .sha1: 2
        case .sha224: 3
        case .sha256: 4
        case .sha384: 5
        case .sha512: 6
        case .sha512_224: 7
        case .sha512_256: 8
        case .sha3_224: 9
        case .sha3_256: 10
        case .sha3_384: 11
        case .sha3_512: 12
        case .ripemd160: 13
        case .whirlpool: 14
        case .blake2b512: 15
        case .blake2s256: 16
        case .sm3: 17
        }
    }

    /// Which of OpenSSL's providers has a digest.
    fileprivate enum Provider { case standard, legacy, either }

    /// OSSL_PROVIDER-default(7) and OSSL_PROVIDER-legacy(7): RIPEMD-160 is in both since 3.0.7.
    fileprivate var provider: Provider {
        switch self {
        case .md4, .whirlpool: .legacy
        case .ripemd160: .either
        default: .standard
        }
    }

    /// The name under which OpenSSL's providers offer it.
    fileprivate var libcryptoName: StaticString {
        switch self {
        case .md4: "MD4"
        case .md5: "MD5"
        case .sha1: "SHA1"
        case .sha224: "SHA2-224"
        case .sha256: "SHA2-256"
        case .sha384: "SHA2-384"
        case .sha512: "SHA2-512"
        case .sha512_224: "SHA2-512/224"
        case .sha512_256: "SHA2-512/256"
        case .sha3_224: "SHA3-224"
        case .sha3_256: "SHA3-256"
        case .sha3_384: "SHA3-384"
        case .sha3_512: "SHA3-512"
        case .ripemd160: "RIPEMD-160"
        case .whirlpool: "WHIRLPOOL"
        case .blake2b512: "BLAKE2B-512"
        case .blake2s256: "BLAKE2S-256"
        case .sm3: "SM3"
        }
    }
}

internal import COpenSSL

/// One reusable EVP context and its digest, fetched once a process.
///
/// `EVP_MD_fetch` on each call costs more than a short digest itself.
@safe
struct DigestContext: ~Copyable {
    private let context: OpaquePointer
    private let algorithm: OpaquePointer

    init(_ digest: MessageDigest) throws(PrimitiveError) {
        guard let algorithm = unsafe FetchedDigests.shared[digest], let context = unsafe EVP_MD_CTX_new() else {
            throw .backend(library: "libcrypto", code: 0)
        }
        // SAFETY: `context` is freed in `deinit`; `algorithm` lives as long as the process.
        unsafe self.context = context
        unsafe self.algorithm = algorithm
    }

    deinit {
        unsafe EVP_MD_CTX_free(context)
    }

    /// Digests two byte strings, one after the other; `output` may be where the first one lies.
    borrowing func digest(
        _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>,
        into output: UnsafeMutableBufferPointer<UInt8>
    ) throws(PrimitiveError) {
        // SAFETY: the buffers are valid for their counts, `output` for the digest's length; the input has been
        // consumed when EVP_DigestFinal_ex writes.
        guard unsafe EVP_DigestInit_ex(context, algorithm, nil) == 1,
            unsafe EVP_DigestUpdate(context, first.baseAddress, first.count) == 1,
            unsafe second.isEmpty || EVP_DigestUpdate(context, second.baseAddress, second.count) == 1,
            unsafe EVP_DigestFinal_ex(context, output.baseAddress, nil) == 1
        else { throw .backend(library: "libcrypto", code: 0) }
    }
}

/// The digests of this process's libcrypto, each looked up once and kept.
@safe
private struct FetchedDigests: @unchecked Sendable {
    // Sendable: an EVP_MD is immutable once fetched, and the table is never changed after `init`.
    static let shared = FetchedDigests()

    private let algorithms: [MessageDigest: OpaquePointer]

    private init() {
        var algorithms: [MessageDigest: OpaquePointer] = unsafe [:]
        for digest in MessageDigest.allCases {
            // SAFETY: the name is a NUL-terminated string for the time of the call.
            let algorithm = unsafe EVP_MD_fetch(nil, digest.libcryptoName, nil)
            unsafe algorithms[digest] = algorithm
        }
        unsafe self.algorithms = algorithms
    }

    subscript(digest: MessageDigest) -> OpaquePointer? {
        unsafe algorithms[digest]
    }
}

extension MessageDigest {
    /// The name under which OpenSSL's provider offers it (OSSL_PROVIDER-default(7)).
    fileprivate var libcryptoName: String {
        switch self {
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
        }
    }
}

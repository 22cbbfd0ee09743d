internal import COpenSSL

/// One reusable EVP context and its digest.
@safe
struct DigestContext: ~Copyable {
    private let context: OpaquePointer
    private let algorithm: OpaquePointer

    init(_ digest: MessageDigest) throws(PrimitiveError) {
        guard let algorithm = unsafe LibcryptoAlgorithms.offering(digest)?[digest],
            let context = unsafe EVP_MD_CTX_new()
        else { throw .backend(library: "libcrypto", code: 0) }
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

internal import COpenSSL

/// HMAC with SHA-256 (RFC 2104, FIPS 198-1), computed by libcrypto.
public enum MessageAuthentication {
    /// The 32 bytes that prove that a message comes from someone with the key.
    /// - Throws: `invalidParameter` for an empty key, `backend` where libcrypto fails.
    public static func hmacSHA256(_ message: Span<UInt8>, key: Span<UInt8>) throws(PrimitiveError) -> [UInt8] {
        // To libcrypto a key without bytes is the key of the call before.
        guard !key.isEmpty else { throw .invalidParameter("key") }
        var code = [UInt8](repeating: 0, count: MessageDigest.sha256.byteCount)
        var length: UInt32 = 0
        // The pointers are valid for their counts during the call, and the output has room for the digest.
        let result = unsafe code.withUnsafeMutableBufferPointer { code in
            unsafe message.withUnsafeBufferPointer { message in
                unsafe key.withUnsafeBufferPointer { key in
                    unsafe HMAC(
                        EVP_sha256(), key.baseAddress, Int32(key.count), message.baseAddress, message.count,
                        code.baseAddress, &length)
                }
            }
        }
        guard unsafe result != nil, Int(length) == code.count else { throw .backend(library: "libcrypto", code: 0) }
        return code
    }
}

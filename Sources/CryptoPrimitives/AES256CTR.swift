internal import COpenSSL

/// AES-256 in counter mode (NIST SP 800-38A), computed by libcrypto.
public enum AES256CTR {
    /// The key's length in bytes.
    public static let keyByteCount = 32

    /// Encrypts with an initial counter block of zeros, as Firebase's modified scrypt does.
    ///
    /// A zero counter is safe only for a key that encrypts one message: there, a key derived from a salted password.
    /// - Parameter key: 32 bytes.
    /// - Throws: `invalidParameter` for a key of another length, `backend` where libcrypto fails.
    public static func encrypt(_ message: Span<UInt8>, key: Span<UInt8>) throws(PrimitiveError) -> SecretBytes {
        guard key.count == keyByteCount else { throw .invalidParameter("key length") }
        guard let messageCount = Int32(exactly: message.count) else { throw .invalidParameter("message length") }
        guard let context = unsafe EVP_CIPHER_CTX_new() else { throw .outOfMemory }
        defer { unsafe EVP_CIPHER_CTX_free(context) }
        let counter = [UInt8](repeating: 0, count: 16)
        var output = SecretBytes(count: message.count)
        let succeeded = unsafe output.withMutableBuffer { output in
            unsafe key.withUnsafeBufferPointer { key in
                unsafe message.withUnsafeBufferPointer { message in
                    // SAFETY: key, counter and message are valid for the lengths AES-256-CTR reads; a stream mode
                    // writes as many bytes as it reads.
                    var written: Int32 = 0
                    return unsafe EVP_EncryptInit_ex(context, EVP_aes_256_ctr(), nil, key.baseAddress, counter) == 1
                        && EVP_EncryptUpdate(
                            context, output.baseAddress, &written, message.baseAddress, messageCount) == 1
                        && written == messageCount
                }
            }
        }
        guard succeeded else { throw .backend(library: "libcrypto", code: 0) }
        return output
    }
}
